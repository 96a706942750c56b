"""Editors see every question and sentence as it will look in LINE, with what it rests on, on this machine alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from flows.content import content, in_use, languages, use
from flows.grounds import every_ground
from flows.stage import Stage
from flows.stages import STAGES
from linebot_app.preview.app import create_preview
from linebot_app.wording.shelf import Shelf

POLICE = next(ground for ground in every_ground() if ground.contact == "#9110")
TODAY = POLICE.checked_on


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "ja").mkdir()
    return tmp_path


@pytest.fixture
def client(own: Path) -> Iterator[FlaskClient]:
    before = in_use()
    shelf = Shelf(own, None)
    shelf.begin()
    yield create_preview(shelf, lambda: TODAY).test_client()
    use(before)


def page(client: FlaskClient, path: str) -> str:
    answer = client.get(path, base_url="http://127.0.0.1")
    assert answer.status_code == 200, path
    return answer.get_data(as_text=True)


def shown(text: str) -> dict[str, list[Any]]:
    """Key -> messages, as the page hands them to the files of the phone page."""
    found = {}
    for article in text.split("<article ")[1:]:
        key = re.search(r'id="([^"]+)"', article)
        entries = re.search(r"data-entries='([^']*)'", article)
        assert key
        found[key[1]] = [one["message"] for one in json.loads(unescape(entries[1]))] if entries else []
    return found


@pytest.mark.parametrize("language", languages())
def test_every_question_of_every_stage_is_shown_with_what_can_be_tapped(client: FlaskClient, language: str) -> None:
    for stage, questions in STAGES.items():
        found = shown(page(client, f"/stage/{stage}?language={language}"))
        assert {question.id for question in questions} <= set(found)
        assert all(messages for messages in found.values()), stage


def test_most_questions_are_seen_as_they_come_in_a_consultation(client: FlaskClient) -> None:
    """A card of advice, drafts and help lines: no sentence of the wording alone."""
    assert any(message["type"] == "flex" for message in shown(page(client, "/stage/apology"))["apology.choice"])
    danger = [message for messages in shown(page(client, "/stage/danger")).values() for message in messages]
    assert any("tel:" in json.dumps(message) for message in danger)
    assert shown(page(client, f"/stage/{Stage.PAUSED}"))


@pytest.mark.parametrize("name", ["chat", "documents", "windows", "vocabulary_people"])
def test_every_sentence_of_a_file_is_shown(client: FlaskClient, name: str) -> None:
    wanted = {key for key in content() if key.startswith(f"{name}.")}
    assert set(shown(page(client, f"/file/{name}"))) == wanted


def test_a_sentence_with_a_number_is_marked_with_its_source_and_dates(client: FlaskClient) -> None:
    text = page(client, "/file/glossary")
    article = text.partition('id="glossary.meaning.police_line"')[2].partition("</article>")[0]
    for told in ('class="fine"', POLICE.sources[0], str(POLICE.checked_on), str(POLICE.expires_on)):
        assert told in article
    only = shown(page(client, "/file/glossary?only=1"))
    assert "glossary.meaning.police_line" in only
    assert len(only) < len(shown(text))


def test_what_has_expired_is_marked_so(own: Path) -> None:
    later = create_preview(Shelf(own, None), lambda: date.max).test_client()
    assert 'class="over"' in page(later, "/file/windows")


def test_a_changed_file_is_seen_with_the_next_page_and_a_broken_one_says_why(client: FlaskClient, own: Path) -> None:
    file = own / "ja" / "facts.toml"
    file.write_text('[stakes]\nask = "<b>何がかかっていますか？"\n', encoding="utf-8")
    (message,) = shown(page(client, "/file/facts"))["facts.stakes.ask"]
    assert message["text"] == "<b>何がかかっていますか？"
    assert "<b>何" not in page(client, "/file/facts")
    file.write_text('[stakes]\nask = "何が{？"\n', encoding="utf-8")
    text = page(client, "/file/facts")
    assert 'role="alert"' in text
    assert "facts.stakes.ask" in text.partition('role="alert"')[2].partition("</ul>")[0]
    (message,) = shown(text)["facts.stakes.ask"]
    assert message["text"] == "<b>何がかかっていますか？"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1:8200"])
def test_nobody_reads_it_by_another_name(client: FlaskClient, host: str) -> None:
    assert client.get("/", base_url=f"http://{host}").status_code == 403


@pytest.mark.parametrize("path", ["/stage/nowhere", "/file/nothing", "/file/facts?language=xx", "/static/../app.py"])
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path, base_url="http://127.0.0.1").status_code == 404


def test_the_files_of_the_phone_page_draw_it(client: FlaskClient) -> None:
    for name in re.findall(r'(?:src|href)="(/static/[^"]+)"', page(client, "/")):
        with client.get(name, base_url="http://127.0.0.1") as answer:
            assert answer.status_code == 200, name
