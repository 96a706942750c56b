"""Deadlines and days are those that were named: hurry of one's own is no deadline, a week is no day, and nobody is
asked to answer on the day they are asked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from flows.case import Case
from flows.content import content
from flows.documents import draft
from flows.documents.calendar import say_day
from flows.fill import fill
from flows.stages.career import next_step_read
from flows.understanding import read
from tests.flows.documents.cases import NOON, left_branch
from tests.flows.talker import MORNING


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("なるべく早く謝らなあかんと思ってる", None),
        ("早く謝りに行きたい", None),
        ("至急来いって言われた", "asap"),
        ("金曜までに返事しろと言われた", "due"),
    ],
)
def test_a_hurry_is_a_deadline_where_the_other_side_said_so(said: str, kind: str | None) -> None:
    case = Case()
    fill(case, read(said, MORNING))
    assert case.deadline_kind == kind


@pytest.mark.parametrize(
    ("said", "day"),
    [("だからハローワーク、来週行く", None), ("来月中に行く", None), ("来週の月曜に行く", "2026-11-23")],
)
def test_a_week_is_no_day_of_the_next_step(said: str, day: str | None) -> None:
    found = next_step_read(read(said, MORNING))
    assert (found[1] if found else None) == day


@pytest.mark.parametrize("ahead", [0, 1, 2, 3, 30, None])
def test_an_answer_is_asked_for_on_a_later_day(ahead: int | None) -> None:
    case = left_branch()
    if ahead is not None:
        case.deadline_kind, case.deadline = "due", (NOON + timedelta(days=ahead)).strftime("%Y-%m-%dT23:00")
    text = draft("company_request", case, NOON).text
    asked = next(line for line in text.split("\n") if content().text("documents.blank.phone") in line)
    assert say_day(NOON.date(), content()) not in asked
