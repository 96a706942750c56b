"""What comes of two wordings is counted per wording, with a warning where the new one does harm."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest

from flows import new_session, take_turn
from flows.turn import Incoming, Part
from linebot_app.console.replaying import replayed
from linebot_app.console.trials import Arm, warnings
from linebot_app.conversation.entries import turn_entry
from linebot_app.storage.entry import row_of
from tests.flows.test_trials import ASKED_AS_EVER, ASKED_OTHERWISE, BEGIN, START, on_trial
from tests.linebot_app.console.conftest import Appoint, Browser, Write, said

__all__ = ["on_trial"]


def turn(number: int, person: str, *steps: str, **more: Any) -> dict[str, Any]:
    effects = [{"does": "record", "value": step} for step in steps]
    return {**said(number, person), "stage": "facts", "question": "", "effects": effects, **more}


def asked(person: str, arm: str) -> dict[str, Any]:
    return turn(1, person, f"worded facts.when when {arm}", "asked facts.when", question="facts.when")


@pytest.fixture
def rows(browser: Browser, appoint: Appoint, write: Write) -> dict[str, list[str]]:
    write(
        asked("U1", "a"),
        turn(2, "U1", "asked facts.who", question="facts.who"),  # went on
        asked("U2", "a"),  # stopped there
        asked("U3", "b"),
        turn(2, "U3", "missed", question="facts.when", trigger="not_understood"),
        turn(3, "U3", "danger imminent self", trigger="danger_seen"),
        asked("U4", "b"),
        turn(2, "U4", "asked facts.who", question="facts.who"),
        turn(3, "U4", "danger imminent self", trigger="danger_seen"),  # later: nothing of the question's
    )
    appoint("stat", "statistics")
    browser.sign_in("stat")
    assert browser.get("/insight/trials.csv?span=all").status_code == 200
    table = list(csv.reader(io.StringIO(browser.page.removeprefix("\ufeff"))))[1:]
    return {arm: row[2:] for arm, row in zip("ab", table, strict=True)}


def test_each_wording_has_its_own_guards(rows: dict[str, list[str]]) -> None:
    assert rows["a"] == ["2", "50.0", "0.0", "0.0", ""]
    assert rows["b"] == ["2", "50.0", "50.0", "50.0", ""]


def test_the_page_shows_both_with_their_table(rows: dict[str, list[str]], browser: Browser) -> None:
    assert browser.get("/insight?span=all").status_code == 200
    section = browser.page.partition('id="trials-title"')[2].partition("</section>")[0]
    assert section.count("<tr>") >= len(rows)
    assert "when" in section


def arm(name: str, asked: int, **guards: int) -> Arm:
    return Arm("when", name, asked, {"stuck": 0, "missed": 0, "danger": 0, **guards})


@pytest.mark.parametrize("guard", ["stuck", "missed", "danger"])
def test_a_new_wording_that_does_much_worse_is_warned_of(guard: str) -> None:
    assert warnings(arm("a", 200, **{guard: 10}), arm("b", 200, **{guard: 30})) == [guard]


@pytest.mark.parametrize(
    ("as_ever", "otherwise"),
    [
        (arm("a", 200, stuck=10), arm("b", 200, stuck=12)),  # chance does that
        (arm("a", 200, stuck=30), arm("b", 200, stuck=10)),  # better
        (arm("a", 12, stuck=0), arm("b", 12, stuck=12)),  # too few to tell
        (arm("a", 200), arm("b", 200)),
        (arm("a", 200, missed=900), arm("b", 200, missed=900)),
        (arm("a", 0), arm("b", 200)),
    ],
)
def test_chance_a_better_wording_and_few_people_are_no_warning(as_ever: Arm, otherwise: Arm) -> None:
    assert warnings(as_ever, otherwise) == []


@pytest.mark.usefixtures("on_trial")
@pytest.mark.parametrize("person", [ASKED_OTHERWISE, ASKED_AS_EVER])
def test_the_same_conversation_on_todays_flow_is_worded_as_it_was(person: str) -> None:
    session, rows = new_session(), []
    for number, (kind, text) in enumerate(BEGIN):
        now = START + timedelta(minutes=number)
        incoming = Incoming((Part(f"e{number}", kind, now, text, f"m{number}"),), lot=person)
        made = take_turn(session, incoming, now)
        rows.append({**row_of(turn_entry(person, number, incoming, made, "1", now)), "id": number})
    compared = replayed(rows, lambda text: text)
    (asked_when,) = (one for one in compared if one.then["question"] == "facts.when")
    assert asked_when.now["question"] == "facts.when"
    assert asked_when.now_lines[-1:] == asked_when.then_lines[-1:]  # what is said before it rotates
