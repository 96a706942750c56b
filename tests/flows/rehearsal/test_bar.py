"""What spoken answers come to, against labelled ones: few are missed, and none that is good is held against anybody."""

from __future__ import annotations

import json
from pathlib import Path

from flows.rehearsal import judge
from flows.rehearsal.talk import GOOD, Talk, comes_to, slip_that_counts
from tests.flows.rehearsal.scenes import scene

WHO = {
    "at_work": scene(entry="own_mistake", responsibility="full"),
    "left": scene(entry="left_company", responsibility="unclear", contact_how="private_phone"),
    "innocent": scene(entry="own_mistake", responsibility="none"),
    "desk": scene(entry="front_desk"),
    "customer": scene(entry="want_to_complain"),
}
ROWS = [json.loads(line) for line in (Path(__file__).parent / "spoken.jsonl").read_text(encoding="utf-8").splitlines()]


def judged(row: dict[str, str]) -> str:
    at, found = WHO[row["who"]], judge(row["said"])
    return comes_to(Talk("calm", row["to"]), found, slip_that_counts(found.slips, found.good, at), at)


def test_most_spoken_answers_come_to_what_people_say_they_come_to() -> None:
    assert len(ROWS) > 100
    wrong = [(row["said"], judged(row)) for row in ROWS if judged(row) != row["comes_to"]]
    assert len(wrong) <= 0.08 * len(ROWS), wrong


def test_no_good_answer_is_pressed_on() -> None:
    pressed = [
        row["said"] for row in ROWS if row["comes_to"] == GOOD and judged(row) in ("sharp", "evades", "too_much")
    ]
    assert pressed == []
