"""The rich menu of where somebody stands: wished when it changes, remembered, owed until it is there."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from flows.turn import Turn
from linebot_app.conversation.menu import menu_of, note_menu
from linebot_app.conversation.records import SessionRecord


def at(stage: str, *, consented: bool = True, language: str = "ja", trigger: str = "") -> Turn:
    return Turn(stage=stage, consented=consented, language=language, trigger=trigger)


@pytest.mark.parametrize(
    ("turn", "menu"),
    [
        (at("consent", consented=False), "before.ja"),
        (at("facts"), "during.ja"),
        (at("danger"), "during.ja"),
        (at("paused"), "during.ja"),
        (at("danger", consented=False), "before.ja"),
        (at("closed"), "before.ja"),
        (at("facts", language="en"), "during.en"),
        (at("facts", language="xx"), "during.ja"),
        (at("facts", trigger="failed"), ""),
        (at(""), ""),
    ],
)
def test_the_menu_tells_whether_a_consultation_is_under_way(turn: Turn, menu: str) -> None:
    assert menu_of(turn) == menu


@dataclass
class Walk:
    record: SessionRecord = field(default_factory=SessionRecord)

    def turn(self, turn: Turn) -> str:
        wished = note_menu(self.record, turn)
        self.record = SessionRecord.from_bytes(self.record.to_bytes())
        return wished

    def was_shown(self) -> None:
        self.record.menu_owed = False


def test_a_menu_is_wished_when_it_changes_and_not_at_every_turn() -> None:
    walk = Walk()
    assert walk.turn(at("consent", consented=False)) == ""
    assert walk.turn(at("facts")) == "during.ja"
    walk.was_shown()
    assert walk.turn(at("feelings")) == ""
    assert walk.turn(at("closed")) == "before.ja"
    walk.was_shown()
    assert walk.turn(at("closed")) == ""


def test_what_is_not_known_to_be_there_is_wished_again() -> None:
    walk = Walk()
    assert [walk.turn(at("facts")) for _ in range(3)] == ["during.ja"] * 3
    assert walk.turn(at("closed")) == "before.ja", "the first wish may still be on its way"
    walk.was_shown()
    assert walk.turn(at("closed")) == ""


def test_nothing_is_wished_for_somebody_who_blocked_the_account() -> None:
    walk = Walk(SessionRecord(blocked=True))
    assert walk.turn(at("facts")) == ""
    walk.record.blocked = False
    assert walk.turn(at("facts")) == "during.ja"
