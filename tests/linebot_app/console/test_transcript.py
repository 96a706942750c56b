"""A conversation of the real flow on its page: as LINE showed it, with how it came about, as a story and replayed."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from linebot_app.console.house import House
from linebot_app.console.replaying import replayed
from linebot_app.conversation.entries import reveal_entries, turn_entry, without_words
from tests.flows.talker import Talker
from tests.flows.test_stories import play, steps
from tests.linebot_app.console.conftest import Appoint, Browser
from tests.linebot_app.console.test_cases import Write, number_of, write

__all__ = ["write"]
NAME = "大貫"


def logged(talker: Talker, person: str = "U1") -> list[dict[str, Any]]:
    """What the worker would have written of this conversation."""
    found: list[dict[str, Any]] = []
    held: list[dict[str, Any]] = []
    for number, ((incoming, now), turn) in enumerate(zip(talker.sent, talker.turns, strict=True), 1):
        entry = turn_entry(person, number, incoming, turn, "1", now)
        entry["turn"] = f"{person}-{entry['turn']}"
        entry["event_ids"] = [f"{person}-{one}" for one in entry["event_ids"]]
        if any(effect.does == "reveal" for effect in turn.effects):
            found += reveal_entries(held)
        if turn.withheld:
            held.append(entry)
        found.append(without_words(entry) if turn.withheld else entry)
    return found


@pytest.fixture
def talker() -> Talker:
    made = Talker()
    for text in ("相談したいです", "[agree]", "[left_company]", f"前の会社の{NAME}様から電話で責められています"):
        made.tap(text[1:-1]) if text.startswith("[") else made.say(text)
    while made.turn.question.startswith("facts."):
        made.tap("skipped")
    return made


@pytest.fixture
def page(browser: Browser, appoint: Appoint, house: House, write: Write, talker: Talker) -> Browser:
    appoint("miru", "viewer")
    write(*logged(talker))
    browser.sign_in("miru")
    browser.get(f"/cases/{number_of(house)}")
    return browser


def entries_on(page: str) -> list[dict[str, Any]]:
    parts = page.split("data-entries='")[1:]
    return [entry for part in parts for entry in json.loads(unescape(part.partition("'")[0]))]


def test_every_message_is_there_as_line_showed_it(page: Browser, talker: Talker) -> None:
    messages = [entry["message"] for entry in entries_on(page.page) if entry.get("message")]
    assert {"text", "flex"} <= {message["type"] for message in messages}
    assert len([one for one in entries_on(page.page) if one["side"] == "person"]) == len(talker.sent)
    assert any(message.get("quickReply") for message in messages)
    assert NAME not in page.page


def test_beside_each_turn_stands_how_it_came_about(page: Browser, house: House) -> None:
    for told in ("facts.when", "answered", "told step by step"):
        assert told in page.page
    turns = house.transcripts.latest_of("U1", 50)
    number = number_of(house)
    spoken = next(turn for turn in turns if any(NAME in (part.get("text") or "") for part in turn["input"]))
    page.get(f"/cases/{number}/turns/{spoken['id']}/words")
    assert "person." in page.page
    assert NAME not in page.page
    assert page.get(f"/cases/{number}/turns/999999/words").status_code == 404


def test_the_story_of_it_is_a_test_that_passes_and_names_nobody(
    page: Browser, house: House, talker: Talker, tmp_path: Path
) -> None:
    answer = page.get(f"/cases/{number_of(house)}/story.txt")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert NAME not in page.page
    file = tmp_path / "made.txt"
    file.write_text(page.page, encoding="utf-8")
    again, _ = play(file)
    assert again.session.stage == talker.session.stage
    assert len([mark for mark, _ in steps(file) if mark == ">"]) == len(talker.sent)


def test_replayed_on_the_same_flow_nothing_differs(house: House, write: Write, talker: Talker) -> None:
    write(*logged(talker))
    compared = replayed(house.transcripts.latest_of("U1", 100), str)
    assert len(compared) == len(talker.sent)
    assert [one.differs for one in compared if one.differs] == []


def test_what_another_flow_did_is_shown_where_it_differs(page: Browser, house: House) -> None:
    turns = house.transcripts.latest_of("U1", 100)
    turns[-1]["question"] = "facts.gone"
    turns[-2]["input"] = [{**part, "text": "a|gone|value|1"} for part in turns[-2]["input"]]
    last = replayed(turns, str)[-1]
    assert "question" in last.differs
    assert page.get(f"/cases/{number_of(house)}/replay").status_code == 200


def test_the_summary_is_made_of_what_was_told_and_masked(page: Browser, house: House) -> None:
    assert page.get(f"/cases/{number_of(house)}/summary").status_code == 200
    assert "電話で責められています" in page.page
    assert NAME not in page.page


def test_words_that_are_taken_back_leave_the_page(page: Browser, house: House, write: Write, talker: Talker) -> None:
    spoken = next(part for incoming, _ in talker.sent for part in incoming.parts if NAME in part.text)
    write({"kind": "withdraw", "person": "U1", "message_id": spoken.message_id, "at": ""})
    page.get(f"/cases/{number_of(house)}")
    assert "電話で責められています" not in page.page
    assert any(entry.get("unsent") for entry in entries_on(page.page))
    turns = house.transcripts.latest_of("U1", 100)
    assert len(replayed(turns, str)) == len(turns)


def test_turns_of_a_log_without_cards_are_shown_by_their_lines(page: Browser, house: House, write: Write) -> None:
    old = {"type": "recap", "lines": ["【起きたこと】", "ひとこと"], "personal": True, "choices": ["直す"]}
    later = {**logged(one_who_agreed())[-1], "turn": "old", "event_ids": ["old"], "output": [old]}
    write(later)
    page.get(f"/cases/{number_of(house)}")
    assert "ひとこと" in page.page


def one_who_agreed() -> Talker:
    made = Talker()
    made.agree()
    return made


def test_somebody_in_danger_before_consent_is_shown_without_a_word_of_theirs(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    talker = Talker()
    talker.say("取引先の大貫さんに言われて、もう死にたいです")
    appoint("mamoru", "counsellor")
    write(*logged(talker))
    browser.sign_in("mamoru")
    page = browser.get(f"/cases/{number_of(house)}").text
    shown = entries_on(page)
    assert [entry["kind"] for entry in shown] == ["withheld"]
    assert "死にたい" not in page
    assert NAME not in page
