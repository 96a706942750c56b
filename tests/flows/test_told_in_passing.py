"""What a short remark or words without quotation marks have told is not asked again."""

from __future__ import annotations

import pytest

import flows
from flows.understanding.in_passing import boss_cannot_be_told, they_call
from tests.flows.talker import Talker, asked
from tests.flows.test_waiting import logged


def questions_to_the_decision(talker: Talker) -> set[str]:
    seen = {talker.turn.question}
    for _ in range(30):
        if talker.turn.question == "apology.choice":
            return seen
        if talker.turn.question == "feelings.which":
            talker.say("不安3")
        else:
            talker.tap("right" if talker.find("right") else "skipped")
        seen.add(talker.turn.question)
    raise AssertionError(talker.turn.question)


def test_who_said_that_they_keep_calling_is_not_asked_how_it_came() -> None:
    talker = asked("facts.when", "自分のミス", "納期に遅れてしまいました")
    talker.say("先週から電話くるんです")
    assert "facts.contact_how" not in questions_to_the_decision(talker)


@pytest.mark.parametrize(
    "told",
    ["納期に遅れ、お客さんにどう責任とるんやって言われて困っています", "納期に遅れて、謝りに来いって電話くるんです"],
)
def test_words_told_without_marks_are_not_asked_for_again(told: str) -> None:
    talker = Talker()
    talker.agree(told)
    if talker.find("own_mistake"):
        talker.tap("own_mistake")
    assert "facts.said" not in questions_to_the_decision(talker)


def test_who_cannot_bring_themselves_to_tell_the_boss_is_not_asked_whether_they_can() -> None:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    talker.say("上司にはまだ言えてへん…よう言わんわ。お客さんから電話くるんです")
    assert "stakeholders.boss" not in questions_to_the_decision(talker)
    assert talker.case.boss == "no"
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_what_was_not_clearly_asked_for_is_not_known() -> None:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    talker.tap("email")
    talker.tap("skipped")
    assert talker.turn.question == "facts.demands"
    talker.say("はっきりとは言われてへん")
    assert talker.case.demands == ["unknown"]
    assert talker.turn.question != "facts.demands"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("電話くるんです", True),
        ("毎日電話がかかってきます", True),
        ("また電話きた", True),
        ("こっちから電話してきました", False),
        ("電話で注文を受けました", False),
    ],
)
def test_only_calls_of_theirs_are_calls_of_theirs(said: str, told: bool) -> None:
    assert they_call(said) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("まだ言えてへん…よう言わんわ", True),
        ("上司に言い出せません", True),
        ("お客さんによう言わんわ", False),
        ("上司にはまだ言っていません", False),
    ],
)
def test_not_to_have_told_yet_is_not_to_be_unable_to(said: str, told: bool) -> None:
    assert boss_cannot_be_told(said) is told
