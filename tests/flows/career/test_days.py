"""The day of a next step, in any form; labels and tables that belong together."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.career.plan import AREAS, GOALS, LEARNINGS, MEASURES, near_days
from flows.case import Case
from flows.content import content
from flows.stages.career import QUESTIONS
from flows.understanding.dates import JAPAN
from flows.understanding.planned import planned_in

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=JAPAN)  # a Wednesday


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("明日、上司に相談する", "2026-11-19"),
        ("あさって", "2026-11-20"),
        ("来週の金曜", "2026-11-27"),
        ("来週、職務経歴書を直す", "2026-11-27"),
        ("今週中に", "2026-11-20"),
        ("土曜日", "2026-11-21"),
        ("月曜日に上司へ話す", "2026-11-23"),
        ("11/30", "2026-11-30"),
        ("11月末までに", "2026-11-30"),
        ("来月", "2026-12-31"),
        ("12月", "2026-12-31"),
        ("一週間後", "2026-11-25"),
        ("年内に一つ資格を調べる", "2026-12-31"),
        ("2月", "2027-02-28"),
    ],
)
def test_a_plan_names_its_day_in_many_ways(said: str, day: str) -> None:
    assert planned_in(said, NOW).due == day


@pytest.mark.parametrize("said", ["いつか", "そのうち", "職務経歴書を直す", "昨日", "先週の金曜", ""])
def test_what_names_no_day_ahead_has_none(said: str) -> None:
    assert planned_in(said, NOW).due is None


@given(st.text(max_size=300), st.dates(date(2026, 1, 1), date(2029, 12, 31)))
def test_a_planned_day_never_lies_behind(text: str, today: date) -> None:
    now = datetime(today.year, today.month, today.day, 9, tzinfo=JAPAN)
    due = planned_in(text, now).due
    assert due is None or date.fromisoformat(due) >= today


@given(st.dates(date(2026, 1, 1), date(2029, 12, 31)))
def test_days_to_choose_from_are_three_different_ones_ahead(today: date) -> None:
    days = near_days(today)
    assert len(set(days)) == 3
    assert all(today < day <= today + timedelta(days=14) for day in days)
    assert 5 in {day.weekday() for day in days}


def test_every_area_has_two_measures_and_every_option_its_words() -> None:
    assert all(sum(of == area for of in MEASURES.values()) == 2 for area in AREAS)
    wording = content()
    assert all(f"career_texts.care.{key}" in wording for key in MEASURES)
    assert all(f"career_texts.learned.{key}" in wording for key in LEARNINGS)
    assert all(f"career_texts.goal.{key}" in wording for key in GOALS)
    for question in QUESTIONS:
        assert set(question.keys(Case())) <= set(question.keys(Case(entry="career", responsibility="full")))
