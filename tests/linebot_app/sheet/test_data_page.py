"""The page with everything that is kept of somebody: whose link it is, what it shows, the file, and when it ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

import flows
from flows import mine
from linebot_app import answers
from linebot_app.conversation.records import SessionRecord
from linebot_app.line.events import tapped_elsewhere
from linebot_app.ports import StoreUnavailable
from linebot_app.settings import Settings
from linebot_app.sheet.link import LIVES
from linebot_app.sheet.page import TOKYO, sheet_blueprint
from tests.linebot_app.sheet.conftest import STORY, People
from tests.support.chat import PERSON

LOG: list[dict[str, Any]] = [
    {"at": "2026-11-18T10:00:00+09:00", "input": [{"text": STORY}], "output": [{"lines": ["一", "二"]}]},
    {
        "at": "2026-11-18T10:01:00+09:00",
        "input": [{"kind": "sticker"}, {"kind": "tap", "text": "c|mine|"}],
        "output": [],
    },
]


def session_of(people: People) -> flows.Session:
    raw = people.store.session(PERSON)
    assert raw is not None
    session: flows.Session = flows.load(SessionRecord.from_bytes(raw).flow or {})
    return session


def link(people: People) -> str:
    now = datetime.fromtimestamp(people.chat.now, TOKYO)
    return "/s/" + people.links.token(PERSON, now, mine.key_of_data(session_of(people)))


@pytest.fixture
def with_log(settings: Settings, people: People) -> Iterator[FlaskClient]:
    asked: list[str] = []

    def turns(person: str) -> Iterator[dict[str, Any]]:
        asked.append(person)
        return iter(LOG)

    app = Flask("pages", static_folder=None)
    clock = lambda: datetime.fromtimestamp(people.chat.now, TOKYO)  # noqa: E731
    app.register_blueprint(sheet_blueprint(settings, people.store, tapped_elsewhere, clock, turns))
    answers.prepare(app)
    yield app.test_client()
    assert set(asked) <= {PERSON}


def test_the_page_shows_every_word_and_where_to_get_the_file(people: People) -> None:
    answer = people.client.get(link(people))
    assert answer.status_code == 200
    assert STORY in answer.text
    assert "/data.json" in answer.text
    assert PERSON not in answer.text


def test_the_file_holds_what_was_understood_and_both_sides_of_the_chat(people: People, with_log: FlaskClient) -> None:
    answer = with_log.get(f"{link(people)}/data.json")
    assert answer.mimetype == "application/json"
    assert "attachment" in answer.headers["Content-Disposition"]
    found = json.loads(answer.data)
    assert found["conversation"][0]["you"] == [STORY]
    assert found["conversation"][1]["you"] == ["[sticker]", "[tap] c|mine|"]
    assert STORY in json.dumps(found["consultations"], ensure_ascii=False)
    assert found["consent"]["terms"] == "1"


def test_a_log_that_is_away_is_told_and_no_half_file_is_given(settings: Settings, people: People) -> None:
    def away(_person: str) -> Iterator[dict[str, Any]]:
        raise StoreUnavailable

    app = Flask("pages", static_folder=None)
    clock = lambda: datetime.fromtimestamp(people.chat.now, TOKYO)  # noqa: E731
    app.register_blueprint(sheet_blueprint(settings, people.store, tapped_elsewhere, clock, away))
    answers.prepare(app)
    assert app.test_client().get(f"{link(people)}/data.json").status_code == 503


def test_a_link_to_a_summary_opens_no_data_and_the_other_way_round(people: People) -> None:
    assert people.client.get(f"{people.link()}/data.json").status_code == 404
    for ending in ("plan.ics", "record.json"):
        assert people.client.get(f"{link(people)}/{ending}").status_code == 404


@pytest.mark.parametrize("ends", ["over", "unlinked", "erased", "unlinked there"])
def test_the_link_ends(people: People, ends: str) -> None:
    path = link(people)
    assert people.client.get(path).status_code == 200
    match ends:
        case "over":
            people.chat.later(LIVES.total_seconds())
        case "unlinked":
            people.tell("リンクを無効にする")
        case "erased":
            people.tell("データを消して", "はい", "こんにちは", "はい", STORY)
        case _:
            assert people.client.post(f"{path}/unlink", data={}).status_code == 400
            assert people.client.post(f"{path}/unlink", data={"sure": "yes"}).status_code == 200
            people.chat.work()
    assert people.client.get(path).status_code == 404
    assert people.client.get(f"{path}/data.json").status_code == 404
