"""To whom the career part is offered at all: once, never to who is worn out, and never again after a no."""

from __future__ import annotations

import pytest

from flows.case import Case
from flows.stages import BY_ID
from flows.turn import as_lines
from tests.flows.talker import Talker

WISH = BY_ID["career.wish"]


def at_the_offer() -> Talker:
    talker = Talker()
    talker.agree()
    talker.say("自分のミスで納期に遅れてしまいました")
    for _ in range(40):
        question = talker.turn.question
        if question == "career.wish":
            return talker
        if question == "feelings.which" and not talker.case.feelings:
            talker.say("困惑3")
        elif question == "apology.choice":
            talker.tap("go")
        else:
            talker.tap(next(value for value in ("right", "enough", "skipped", "done", "go") if talker.find(value)))
    raise AssertionError(talker.turn.question)


@pytest.mark.parametrize(
    "case",
    [
        Case(entry="listen"),
        Case(entry="own_mistake", feelings={"恐怖": 5}),
        Case(entry="own_mistake", feelings={"疲れ": 4}),
        Case(entry="own_mistake", story=["仕事に行くのを考えると涙が出ます"]),
        Case(entry="own_mistake", story=["夜も眠れません"]),
        Case(entry="own_mistake", career_wish="no"),
        Case(entry="own_mistake", harassment=["threat"]),
    ],
)
def test_who_is_worn_out_or_said_no_is_offered_nothing(case: Case) -> None:
    assert WISH.is_known(case)


def test_who_stands_firm_is_offered_it() -> None:
    assert not WISH.is_known(Case(entry="own_mistake", feelings={"困惑": 3}))


@pytest.mark.parametrize("aside", ["まとめ", "記録を見る"])
def test_the_offer_is_made_in_words_only_once(aside: str) -> None:
    talker = at_the_offer()
    offered = as_lines(talker.turn.bubbles[-1])
    talker.say(aside)
    assert talker.turn.question == "career.wish"
    assert as_lines(talker.turn.bubbles[-1]) != offered


@pytest.mark.parametrize("no", ["面接とかいいです　つかれた", "そんな気分じゃないです", "いいです", "疲れました"])
def test_any_refusal_ends_it(no: str) -> None:
    talker = at_the_offer()
    talker.say(no)
    assert talker.case.career_wish == "no"
    for aside in ("まとめ", "記録を見る", "まとめ"):
        talker.say(aside)
        assert talker.turn.question != "career.wish"


def test_who_is_worn_out_and_asks_for_it_is_led_there() -> None:
    talker = at_the_offer()
    talker.tap("no")
    talker.say("自己PR")
    assert talker.case.career_wish == "yes"
