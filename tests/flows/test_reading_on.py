"""What is offered beside the thread: whom to ask what, something to read on, terms explained."""

from __future__ import annotations

import pytest

from flows import cases
from flows.case import Case, Person
from flows.content import content
from flows.decision import advise, factors_of
from flows.reply import Reply
from flows.session import Consultation, Session
from flows.stages.stakeholders import EVERY_ROLE
from flows.turn import Card, Heading, as_lines
from flows.understanding import read
from flows.understanding.stakes import stakes_in
from flows.voice import asking_others
from tests.flows.talker import MORNING, asked, at_the_relation
from tests.flows.test_stories import STORIES, play


def listed(case: Case) -> list[str]:
    session = Session(consultations=[Consultation(1, MORNING, case=case)])
    card = asking_others.card(Reply(session, MORNING), case)
    return [block.text for block in card.blocks if isinstance(block, Heading)]


def role(name: str) -> str:
    return content().text(f"chat.roles.{name}")


def test_who_has_left_asks_the_company_first_and_the_customer_last() -> None:
    people = [Person("", "customer_staff"), Person("", "owner"), Person("先輩", "senior_colleague")]
    order = listed(Case(entry="left_company", employment="left", people=people))
    assert order == [role("former_company"), "先輩", role("owner"), role("customer_staff")]


def test_who_works_there_asks_the_boss_first_and_who_is_not_there_is_not_listed() -> None:
    order = listed(Case(entry="own_mistake", employment="current"))
    assert order == [role("boss"), role("company"), role("customer")]


def test_who_cannot_tell_the_boss_is_not_sent_to_ask_them() -> None:
    order = listed(Case(employment="current", boss="afraid"))
    assert role("boss") not in order
    assert content().text("asking.other_boss") in order


def test_nobody_is_sent_to_ask_who_threatens() -> None:
    case = Case(employment="current", harassment=["threat"])
    session = Session(consultations=[Consultation(1, MORNING, case=case)])
    lines = "\n".join(as_lines(asking_others.card(Reply(session, MORNING), case)))
    assert content().text("asking.not_in_danger") in lines
    assert not any(point in lines for point in content().raw("asking.list.customer"))


def test_every_role_has_a_name_and_each_list_a_role() -> None:
    assert all(role(name) for name in EVERY_ROLE)
    lists = {key.removeprefix("asking.list.") for key in content() if key.startswith("asking.list.")}
    assert lists <= set(EVERY_ROLE)


@pytest.mark.parametrize("said", ["何を聞けばいいですか？", "聞くことの一覧"])
def test_the_lists_are_there_for_the_asking_and_the_thread_goes_on(said: str) -> None:
    talker = at_the_relation()
    talker.say(said)
    assert content().text("asking.title") in talker.words()
    assert talker.turn.question == "apology.relation"


@pytest.mark.parametrize("said", ["読みもの", "もっと学びたい", "研修はありますか？"])
def test_there_is_something_to_read_on(said: str) -> None:
    talker = at_the_relation()
    talker.say(said)
    card = next(bubble for bubble in talker.turn.bubbles if isinstance(bubble, Card))
    assert card.title == content().text("reading.title")
    assert all(talker.find(key) is not None for key in cases.KEYS)


def test_it_is_offered_at_the_end() -> None:
    talker, _ = play(STORIES[0])
    assert talker.find("read_on") is not None


@pytest.mark.parametrize("said", ["無料ですか？", "お金はかかりますか", "三つの面って何ですか"])
def test_a_question_about_the_service_is_answered_and_the_thread_goes_on(said: str) -> None:
    talker = at_the_relation()
    talker.say(said)
    answers = {content().text("glossary.meaning.free"), content().text("glossary.meaning.three_sides")}
    assert any(answer in talker.words() for answer in answers)
    assert talker.turn.question == "apology.relation"


@pytest.mark.parametrize(
    ("text", "stakes"),
    [
        ("「もう御社には頼まない」と言われました", ["deal"]),
        ("他社に替えると言われた", ["deal"]),
        ("10年来のお付き合いです", ["long"]),
        ("お客様の業務が止まってしまいました", ["loss"]),
        ("取引がなくなるわけではないです", []),
        ("会社を辞めて他社に移りました", []),
        ("ほかに頼める人がいない", []),
    ],
)
def test_what_is_at_stake_is_heard(text: str, stakes: list[str]) -> None:
    assert stakes_in(text) == stakes


def test_a_deal_at_risk_is_shown_can_be_put_right_and_warned_of() -> None:
    talker = asked("facts.said", "自分のミス", "長年のお得意様への納期に遅れてしまいました", "おととい", "メール")
    talker.say("もう取引をやめると言われました")
    case = talker.session.consultation.case
    assert set(case.stakes) == {"deal", "long"}
    assert "deal_at_risk" in advise(factors_of(case)).cautions
    talker.tap_data("c|change|facts.stakes")
    talker.say("とくにない")
    assert talker.session.consultation.case.stakes == []
    assert "deal_at_risk" not in advise(factors_of(talker.session.consultation.case)).cautions


@pytest.mark.parametrize(
    ("said", "feeling"),
    [
        ("週末ずっとヤキモキしていました", "不安"),
        ("焦っています", "不安"),
        ("ショックでした", "悲しみ"),
        ("へこんでいます", "悲しみ"),
    ],
)
def test_feelings_of_the_cases_are_heard(said: str, feeling: str) -> None:
    assert feeling in {found.name for found in read(said, MORNING).feelings}
