"""Who does not want to answer is led on kindly, and what was felt is never lost between strengths and labels."""

from __future__ import annotations

import pytest

import flows
from tests.flows.talker import Talker, asked
from tests.flows.test_waiting import logged

TOLD = "納期に遅れてお客さんに怒鳴られて、疲れたし怖かったです"


def at(question: str, told: str = TOLD) -> Talker:
    talker = asked("facts.when", "自分のミス", told)
    for _ in range(30):
        if talker.turn.question == question:
            return talker
        talker.tap("skipped")
    raise AssertionError(talker.turn.question)


@pytest.mark.parametrize(
    "said",
    [
        "答えたくないです",
        "言いたくない",
        "それは言いたくない",
        "答えたない",
        "言いとうない",
        "言いたくなか",
        "しゃべりたくねえ",
        "そこは触れんといて",
        "聞かんといて",
        "ノーコメントで",
        "思い出したくない",
    ],
)
@pytest.mark.parametrize("question", ["facts.when", "facts.said", "facts.demands", "facts.responsibility"])
def test_who_does_not_want_to_answer_is_led_on(question: str, said: str) -> None:
    talker = at(question)
    moves = len(talker.session.consultation.moves)
    talker.say(said)
    assert talker.turn.question != question
    assert (talker.turn.trigger, talker.session.misses) == ("answered", 0)
    assert talker.session.consultation.moves[moves].value == "skipped"
    assert said not in talker.words()
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize(
    "said",
    [
        "怖かった",
        "めっちゃ怖かった",
        "ほんまに怖かったです",
        "えずかった",
        "おっかねがった",
        "怒鳴られた。怖かった",
        "こわかったばい",
    ],
)
@pytest.mark.parametrize("question", ["facts.said", "facts.harassment"])
def test_what_was_frightening_is_offered_as_a_feeling(question: str, said: str) -> None:
    talker = at(question, "納期に遅れてしまいました")
    talker.say(said)
    assert "恐怖" in talker.case.hints


@pytest.mark.parametrize(
    "said",
    [
        "疲れは5。こわいも5。あと悔しい。",
        "疲れ5、こわさ5、あと悔しい",
        "疲れ5でこわい5や。それに悔しいねん",
        "疲れ5 恐怖5 くやしさも",
    ],
)
def test_a_feeling_named_beside_strengths_is_kept_and_asked_for(said: str) -> None:
    for first in (None, "right"):
        talker = at("feelings.which")
        if first is not None:
            talker.tap(first)
        talker.say(said)
        assert talker.case.feelings == {"疲れ": 5, "恐怖": 5, "悔しさ": 0}
        assert talker.turn.question == "feelings.strength"
        assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)
        talker.say("4")
        assert talker.case.feelings == {"疲れ": 5, "恐怖": 5, "悔しさ": 4}
        assert talker.turn.question not in ("feelings.which", "feelings.strength")
        assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)
