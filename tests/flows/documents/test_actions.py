"""Everything to do with its day: at once, in time, never at night, and nothing but safety in danger."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.case import Case, Point
from flows.content import content
from flows.decision import OPTIONS
from flows.documents import plan
from flows.documents.actions import ACTIONS, LATER, actions
from flows.documents.plan import Step
from flows.holidays import offices_are_closed
from tests.flows.documents.cases import JST, NOON, SATURDAY_NIGHT, any_case, left_branch, moments, wrong_order

options = st.sampled_from((*OPTIONS, LATER))
FRIDAY = datetime(2026, 11, 20, 18, 30, tzinfo=JST)


def doubtful(case: Case) -> Case:
    case.points = [Point("倉庫の人が数を変えたらしい", "heard")]
    return case


def keys(steps: list[Step]) -> list[str]:
    return [step.key for step in steps]


def when(steps: list[Step], key: str) -> datetime:
    return next(step.when for step in steps if step.key == key)


@given(options, any_case, moments)
def test_actions_are_in_order_each_once_none_before_the_decision(option: str, case: Case, now: datetime) -> None:
    steps = actions(option, case, now)
    assert [step.when for step in steps] == sorted(step.when for step in steps)
    assert len(set(keys(steps))) == len(steps)
    assert all(step.when >= now and step.key and step.label and step.text for step in steps)
    assert len(steps) <= 12


@given(options, any_case, moments)
def test_nobody_is_contacted_at_night_or_on_a_closed_day_unless_a_deadline_asks_for_it(
    option: str, case: Case, now: datetime
) -> None:
    case.deadline = None
    for step in actions(option, case, now):
        if step.contact and step.key != "data_first":
            assert not offices_are_closed(step.when.date())
            assert 9 <= step.when.hour < 18


@given(st.sampled_from(OPTIONS), any_case, moments)
def test_the_three_steps_of_the_chat_are_among_them_at_the_same_time(option: str, case: Case, now: datetime) -> None:
    everything = {(step.key, step.when) for step in actions(option, case, now)}
    assert {(step.key, step.when) for step in plan(option, case, now)} <= everything


@given(options, any_case, moments)
def test_in_danger_nothing_leads_to_the_other_side(option: str, case: Case, now: datetime) -> None:
    case.harassment = ["threat"]
    steps = actions(option, case, now)
    mine = {row.key for row in ACTIONS} & set(keys(steps))
    assert mine <= {"keep_log", "look_again", "legal_advice"}
    if option != LATER:
        assert keys(steps)[0] in ("safe_now", "safe_here")


@given(any_case, moments)
def test_facts_come_before_the_decision_and_the_decision_before_the_meeting(case: Case, now: datetime) -> None:
    case.deadline, case.harassment = None, []
    steps = actions("apologise_with_boss", doubtful(case), now)
    meeting = next((s for s in steps if s.key in ("apologise_together", "apologise_with_other", "go_along")), None)
    if meeting is None:
        return
    assert when(steps, "check_facts") < meeting.when
    if "decide_scope" in keys(steps):
        assert when(steps, "check_facts") <= when(steps, "decide_scope") < meeting.when


def test_on_a_working_day_the_report_and_a_first_word_go_out_at_once() -> None:
    steps = actions("apologise_with_boss", doubtful(wrong_order()), NOON)
    assert when(steps, "report_boss") == when(steps, "first_word") == NOON
    assert when(steps, "check_facts") > NOON


def test_whatever_will_be_decided_later_the_boss_and_the_customer_hear_of_it_at_once() -> None:
    steps = actions(LATER, wrong_order(), NOON)
    assert when(steps, "report") == when(steps, "first_word") == NOON
    assert when(steps, "decide_now") > NOON


def test_on_a_saturday_one_gets_ready_and_on_the_first_working_morning_one_reports() -> None:
    case = wrong_order()
    case.deadline = None
    steps = actions("apologise_with_boss", case, SATURDAY_NIGHT)
    assert when(steps, "prepare_report").date() == SATURDAY_NIGHT.date() + timedelta(days=1)
    assert when(steps, "report_boss") == datetime(2026, 11, 24, 9, tzinfo=JST)  # Monday the 23rd is a public holiday
    assert "24" in next(step.text for step in steps if step.key == "prepare_report")


def test_after_hours_on_a_friday_the_weekend_is_for_getting_ready_and_during_the_week_nothing_is_prepared() -> None:
    assert "prepare_report" in keys(actions("route_via_company", wrong_order(), FRIDAY))
    assert "prepare_report" not in keys(actions("route_via_company", wrong_order(), NOON))


@given(st.sampled_from(OPTIONS[:4]), st.integers(30, 300))
def test_facts_are_in_before_a_deadline_that_leaves_room_for_it(option: str, hours: int) -> None:
    case = doubtful(wrong_order())
    due = NOON + timedelta(hours=hours)
    case.deadline = due.isoformat()
    steps = actions(option, case, NOON)
    assert when(steps, "check_facts") < due
    assert when(steps, "deadline") == due


@pytest.mark.parametrize(("chosen", "days"), [("tomorrow", 1), ("week", 7), ("month", 30)])
def test_the_follow_up_is_as_far_away_as_was_chosen(chosen: str, days: int) -> None:
    case = wrong_order()
    case.follow_up = chosen
    steps = actions("apologise_with_boss", case, NOON)
    after = when(steps, "follow_customer").date() - when(steps, "apologise_together").date()
    assert timedelta(days=days) <= after <= timedelta(days=days + 7)


def test_who_wants_no_follow_up_is_planned_none() -> None:
    case = wrong_order()
    case.follow_up = "none"
    assert "follow_customer" not in keys(actions("apologise_with_boss", case, NOON))


def test_who_has_left_asks_the_former_house_once_more_and_follows_nobody_up() -> None:
    steps = actions("route_via_company", left_branch(), NOON)
    assert when(steps, "ask_again") > when(steps, "ask_company") + timedelta(days=4)
    assert not {"follow_customer", "first_word", "prepare_report"} & set(keys(steps))


def test_demands_that_go_too_far_are_recorded_and_looked_at_again() -> None:
    case = wrong_order()
    case.harassment = ["night_calls"]
    steps = actions("route_via_company", case, NOON)
    assert when(steps, "keep_log") == NOON
    assert when(steps, "look_again").date() >= (NOON + timedelta(days=7)).date()
    assert "first_word" not in keys(steps)


def test_what_a_boss_does_is_recorded_too() -> None:
    case = wrong_order()
    case.boss, case.boss_why, case.instead = "afraid", "harassed", "hr"
    assert when(actions("apologise_with_boss", case, NOON), "keep_log") == NOON


def test_nothing_is_planned_before_anything_is_decided() -> None:
    assert actions("", Case(), NOON) == []


def test_labels_are_relative_on_the_day_itself_and_dates_afterwards() -> None:
    on_the_day = actions("apologise_with_boss", wrong_order(), NOON)
    afterwards = actions("apologise_with_boss", wrong_order(), NOON, seen=NOON + timedelta(days=3))
    assert [step.when for step in on_the_day] == [step.when for step in afterwards]
    assert all("18" in step.label for step in afterwards if step.when.date() == NOON.date())
    assert not any("18" in step.label for step in on_the_day if step.when.date() == NOON.date())


def test_every_action_has_wording_and_no_wording_is_spare() -> None:
    written = {key.split(".")[2] for key in content("ja").keys() if key.startswith("documents.actions.")}  # noqa: SIM118
    assert written == {row.key for row in ACTIONS} - {"first_word", "report"} | {
        "until",
        "night",
        "look_again_words",
        "rest_first",
    }


def test_every_action_is_reached() -> None:
    tired, pressed, claimed = doubtful(wrong_order()), wrong_order(), wrong_order()
    tired.feelings, pressed.harassment, claimed.written = {"不安": 5}, ["night_calls"], "demand"
    astray = wrong_order()
    astray.happened = "別のお客様の見積書を送ってしまいました"
    seen = set()
    for case in (tired, pressed, claimed, astray, left_branch()):
        for option in (*OPTIONS, LATER):
            for now in (NOON, SATURDAY_NIGHT):
                seen |= set(keys(actions(option, case, now)))
    assert {row.key for row in ACTIONS} <= seen
