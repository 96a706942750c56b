"""Three next steps: kept off nights, weekends and holidays, and in time for a deadline."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.case import Case
from flows.content import content
from flows.decision import OPTIONS
from flows.documents import plan
from flows.holidays import is_holiday, offices_are_closed
from tests.flows.documents.cases import JST, NOON, SATURDAY_NIGHT, any_case, left_branch, moments, wrong_order

options = st.sampled_from(OPTIONS)


@given(options, any_case, moments)
def test_three_steps_in_order_none_in_the_past(option: str, case: Case, now: datetime) -> None:
    steps = plan(option, case, now)
    assert len(steps) == 3
    assert [step.when for step in steps] == sorted(step.when for step in steps)
    assert all(step.when >= now and step.label and step.text for step in steps)


@given(options, any_case, moments)
def test_nobody_is_contacted_at_night_or_on_a_closed_day_unless_a_deadline_asks_for_it(
    option: str, case: Case, now: datetime
) -> None:
    case.deadline = None
    for step in plan(option, case, now):
        if step.contact:
            assert not offices_are_closed(step.when.date())
            assert 9 <= step.when.hour < 18


@given(any_case, moments)
def test_to_safety_the_first_step_is_at_once_even_at_night(case: Case, now: datetime) -> None:
    first = plan("do_not_engage_seek_help", case, now)[0]
    assert first.when == now
    assert not first.contact


@given(options, any_case, moments)
def test_in_danger_every_choice_leads_to_safety_first(option: str, case: Case, now: datetime) -> None:
    case.harassment = ["threat"]
    assert plan(option, case, now) == plan("do_not_engage_seek_help", case, now)


def test_on_a_saturday_night_the_company_is_asked_on_the_next_working_morning() -> None:
    steps = plan("route_via_company", left_branch(), SATURDAY_NIGHT)
    asked = next(step for step in steps if step.contact)
    assert asked.when == datetime(2026, 11, 24, 9, tzinfo=JST)  # Monday the 23rd is a public holiday


def test_on_a_working_day_the_boss_is_told_at_once() -> None:
    first = plan("apologise_with_boss", wrong_order(), NOON)[0]
    assert first.contact
    assert first.when == NOON


def test_a_deadline_on_a_sunday_gets_a_short_word_in_time() -> None:
    case = wrong_order()
    case.deadline = "2026-11-22T12:00"
    words = [
        step for step in plan("apologise_with_boss", case, SATURDAY_NIGHT) if step.when.date() == date(2026, 11, 22)
    ]
    assert len(words) == 1
    assert words[0].contact


@given(options, moments, st.integers(2, 200))
def test_steps_keep_a_deadline_within_working_time(option: str, now: datetime, hours: int) -> None:
    due = now + timedelta(hours=hours)
    case = Case(employment="current", deadline=due.isoformat(), deadline_kind="due")
    assert min(step.when for step in plan(option, case, now)) <= due


def test_without_a_choice_there_is_no_plan() -> None:
    assert plan("later", Case(), NOON) == plan("", Case(), NOON) == []


def test_who_fears_the_boss_is_sent_to_somebody_else() -> None:
    feared, told = wrong_order(), wrong_order()
    feared.boss = "afraid"
    texts = [{step.text for step in plan("apologise_with_boss", case, NOON)} for case in (feared, told)]
    assert texts[0] != texts[1]


@pytest.mark.parametrize("option", OPTIONS[:-1])
def test_data_gone_astray_is_told_to_the_company_at_once_even_at_night(option: str) -> None:
    leaked, other = wrong_order(), wrong_order()
    leaked.did = "個人情報を別の会社に送ってしまいました"
    first = plan(option, leaked, SATURDAY_NIGHT)[0]
    assert first.when == SATURDAY_NIGHT
    assert first.contact
    assert first.text not in {step.text for step in plan(option, other, SATURDAY_NIGHT)}


@pytest.mark.parametrize("day", ["2026-11-23", "2026-09-22", "2026-05-06", "2025-11-24", "2027-03-22", "2024-02-12"])
def test_public_holidays_substitutes_and_days_between_are_known(day: str) -> None:
    assert is_holiday(date.fromisoformat(day))


def test_ordinary_working_days_are_open_and_the_turn_of_the_year_is_closed() -> None:
    assert not offices_are_closed(date(2026, 11, 24))
    assert offices_are_closed(date(2026, 12, 30))


def test_every_step_has_wording_and_no_wording_is_spare() -> None:
    seen = set()
    cases = (
        left_branch(),
        wrong_order(),
        Case(employment="current", boss="no"),
        Case(employment="current", boss="no", instead="outside"),
        Case(employment="current", boss="told"),
        Case(employment="left", company_told="told"),
        Case(employment="left", struck=["piece.company"]),
        Case(employment="current", happened="お客様のデータを消してしまいました"),
        Case(employment="current", happened="別のお客様の見積書を送ってしまいました"),
        Case(employment="current", contact_how="phone", happened="コールセンターで怒鳴られました"),
        Case(employment="current", contact_how="in_person"),
        Case(employment="current", contact_how="in_person", told=["今日は一人です", "店長は休みで電話に出ません"]),
        Case(employment="current", told=["上司は出張で連絡がつきません"]),
        Case(employment="current", boss="no", told=["人事なんてありません"]),
        Case(employment="current", boss="no", told=["別の上司はいません"]),
    )
    for case in cases:
        for option in OPTIONS:
            for now in (NOON, SATURDAY_NIGHT):
                seen |= {step.key for step in plan(option, case, now)}
    keys = (key.split(".") for key in content("ja"))
    assert seen == {key[2] for key in keys if key[:2] == ["documents", "plan"] and len(key) == 3}
