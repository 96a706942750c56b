"""Regaining trust: four steps with questions of their own, the view of hope only where it fits, contacts with dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

import flows
from flows.case import Case
from flows.content import content
from flows.documents import contacts, may_stay_in_touch
from flows.holidays import offices_are_closed
from flows.snapshot import dump
from flows.stages.trust import THEIR_FEELINGS, the_view_of_hope_may_be_offered
from flows.turn import Card, Line, as_lines
from tests.flows.documents.cases import any_case, moments
from tests.flows.talker import MORNING, Talker
from tests.flows.test_waiting import logged

HALF_A_YEAR = timedelta(days=183)


def in_trust(*, left: bool = False, harassment: str = "none", feeling: str = "悔しさ2", fault: str = "full") -> Talker:
    """Whose complaint is over and whose relation is cold, at the first question about it."""
    talker = Talker()
    talker.agree("クレームは収まったのですが、お客様が冷たいままです")
    talker.tap("lost_trust")
    answers = {
        "entry.employment": "left" if left else "current",
        "facts.responsibility": fault,
        "facts.harassment": harassment,
        "stakeholders.boss": "told",
    }
    for _ in range(30):
        if talker.turn.question == "trust.their_feelings":
            return talker
        if talker.turn.question == "feelings.which":
            talker.say(feeling)
        else:
            talker.tap(answers.get(talker.turn.question, "skipped"))
    raise AssertionError(talker.turn.question)


def through(talker: Talker, **answers: str) -> Talker:
    """On to the end of the stage; own words where none is given."""
    for _ in range(12):
        question = talker.turn.question
        if not question.startswith("trust."):
            return talker
        answer = answers.get(question.removeprefix("trust."), "")
        if answer and talker.find(answer) is not None:
            talker.tap(answer)
        else:
            talker.say(answer or "確認を二人でする")
    raise AssertionError(talker.turn.question)


def plan_card(talker: Talker) -> Card:
    title = content().text("cards.trust")
    return next(bubble for bubble in talker.turn.bubbles if isinstance(bubble, Card) and bubble.title == title)


def test_the_four_steps_are_asked_in_their_order() -> None:
    talker = through(in_trust(), named="not_yet", follow_up="week")
    asked = [question for question in talker.session.consultation.answered if question.startswith("trust.")]
    steps = ("their_feelings", "disappointed", "hoped", "named", "prevention", "carried_out", "follow_up")
    assert asked == [f"trust.{step}" for step in steps]


@pytest.mark.parametrize("feeling", THEIR_FEELINGS)
def test_each_feeling_of_the_other_side_can_be_chosen(feeling: str) -> None:
    talker = in_trust()
    talker.tap(feeling)
    assert talker.session.consultation.case.their_feelings == [feeling]


def test_several_feelings_of_theirs_are_heard_and_are_not_the_persons() -> None:
    talker = in_trust()
    before = dict(talker.session.consultation.case.feelings or {})
    talker.say("怒っていて、また起きないか不安だと思います")
    assert set(talker.session.consultation.case.their_feelings or []) >= {"angry", "anxious"}
    assert talker.session.consultation.case.feelings == before


@pytest.mark.parametrize(
    ("case", "offered"),
    [
        (Case(entry="lost_trust", feelings={"悔しさ": 2}), True),
        (Case(entry="lost_trust", feelings={"悔しさ": 4}), False),
        (Case(entry="lost_trust", harassment=["abuse"]), False),
        (Case(entry="own_mistake"), False),
    ],
)
def test_the_view_of_hope_is_offered_where_it_does_no_harm(case: Case, offered: bool) -> None:
    assert the_view_of_hope_may_be_offered(case) == offered


def test_the_view_of_hope_can_be_passed_over_and_is_not_put_after_danger() -> None:
    talker = in_trust()
    talker.tap("skipped")
    talker.say("納期のことだと思います")
    assert talker.turn.question == "trust.hoped"
    viewed = talker.words()
    talker.say("もう死にたいです")
    talker.tap("lines")
    talker.tap("back")
    assert talker.turn.question == "trust.hoped"
    assert talker.words() != viewed
    assert content().text("trust.hoped.ask") not in talker.words()
    talker.tap("skipped")
    assert talker.session.consultation.case.hoped is None


def test_prevention_is_asked_to_its_end_and_a_day_is_shown_as_a_day() -> None:
    talker = in_trust()
    for _ in range(4):
        talker.tap("skipped")
    talker.say("確認を二人でする")
    talker.tap("date", "2026-11-30")
    assert talker.session.consultation.case.carried_out == "2026-11-30"
    talker.tap("week")
    talker.tap("trust")
    shown = "\n".join(as_lines(plan_card(talker)))
    assert "2026-11-30" not in shown
    assert content().text("trust.carried_out.name") in shown


def test_no_prevention_no_question_who_does_it() -> None:
    talker = in_trust()
    for _ in range(5):
        talker.tap("skipped")
    assert talker.turn.question == "trust.follow_up"


def test_who_has_not_said_it_clearly_is_offered_the_letter() -> None:
    talker = through(in_trust(), named="partly", follow_up="week")
    talker.tap("apology_letter")
    assert content().text("documents.name.apology_letter") in talker.words()
    talker = through(in_trust(), named="said", follow_up="week")
    assert talker.find("apology_letter") is None


@pytest.mark.parametrize("chosen", ["tomorrow", "week", "month"])
def test_contacts_have_dates_over_half_a_year(chosen: str) -> None:
    talker = through(in_trust(), follow_up=chosen)
    steps = contacts(talker.session.consultation.case, MORNING)
    days = [step.when.date() for step in steps]
    assert days == sorted(set(days))
    assert not any(offices_are_closed(day) for day in days)
    assert HALF_A_YEAR <= steps[-1].when - MORNING < HALF_A_YEAR + timedelta(days=12)
    talker.tap("trust")
    assert sum(step.text in talker.words() for step in steps) == len(steps)


def test_looked_at_again_the_dates_stay_where_they_are() -> None:
    talker = through(in_trust(), follow_up="week")
    labels = [line.label for line in plan_card(talker).blocks if isinstance(line, Line)][-5:]
    talker.now += timedelta(days=9)
    talker.say("まとめ")
    shown = [block.label for b in talker.turn.bubbles for block in getattr(b, "blocks", ()) if isinstance(block, Line)]
    assert [label for label in shown if label in labels] == labels


def test_a_former_employee_answers_for_themselves_alone() -> None:
    talker = in_trust(left=True)
    while talker.turn.question != "trust.prevention":
        talker.tap("skipped")
    assert content().text("trust.prevention.ask_left") in talker.words()
    shown = as_lines(plan_card(through(talker, follow_up="none")))
    assert not any(step in line for step in content().raw("cards.trust_steps")[3:] for line in shown)


def test_a_former_employee_owes_no_contact() -> None:
    talker = in_trust(left=True)
    talker = through(talker, follow_up="none")
    assert contacts(talker.session.consultation.case, MORNING) == []
    left = Case(entry="lost_trust", employment="left", follow_up="week")
    stays = Case(entry="lost_trust", employment="current", follow_up="week")
    assert len(contacts(left, MORNING)) < len(contacts(stays, MORNING))


@pytest.mark.parametrize("case", [Case(relation="end"), Case(harassment=["threat"]), Case(harassment=["money"])])
def test_nobody_is_kept_in_touch_with_whom_they_want_to_leave_or_were_pressed_by(case: Case) -> None:
    assert not may_stay_in_touch(case)
    case.follow_up = "week"
    assert contacts(case, MORNING) == []


@given(any_case, moments)
def test_any_case_has_contacts_on_working_days_ahead_or_none(case: Case, now: object) -> None:
    steps = contacts(case, now)  # type: ignore[arg-type]
    days: list[date] = [step.when.date() for step in steps]
    assert days == sorted(days)
    assert all(step.when > now and not offices_are_closed(step.when.date()) for step in steps)  # type: ignore[operator]


def test_a_threat_comes_before_trust() -> None:
    talker = Talker()
    talker.agree("クレームは収まったのですが、お客様が冷たいままです")
    talker.tap("lost_trust")
    answers = {"entry.employment": "current", "facts.harassment": "threat", "stakeholders.boss": "told"}
    for _ in range(30):
        if talker.turn.question in ("apology.choice", "trust.their_feelings"):
            break
        talker.say("恐怖3") if talker.turn.question == "feelings.which" else talker.tap(
            answers.get(talker.turn.question, "skipped")
        )
    assert talker.turn.question == "apology.choice"
    assert talker.session.consultation.advised == "do_not_engage_seek_help"
    assert talker.find("cases") is None


def test_back_undoes_one_answer_and_the_log_leads_to_the_same() -> None:
    talker = in_trust()
    talker.tap("angry")
    talker.say("待たせたこと")
    talker.say("戻る")
    assert talker.turn.question == "trust.disappointed"
    talker = through(talker, named="said", carried_out="started", follow_up="month")
    assert dump(flows.replay(logged(talker))) == dump(talker.session)
