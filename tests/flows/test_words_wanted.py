"""Who asks for words is shown them, and has decided nothing by that."""

from __future__ import annotations

import pytest

import flows
from flows.turn import Card, Turn
from tests.flows.talker import Talker
from tests.flows.test_setting_anew import at, replays


def drafts_in(turn: Turn) -> list[Card]:
    return [bubble for bubble in turn.bubbles if isinstance(bubble, Card) and bubble.kind == "draft"]


@pytest.fixture(scope="module")
def decided_nothing() -> flows.Session:
    return at("apology.choice").session


def deciding(session: flows.Session) -> Talker:
    talker = Talker()
    talker.session = flows.load(flows.dump(session))
    return talker


@pytest.mark.parametrize(
    "words",
    [
        "電話で何て言えばいいの。短いやつ",
        "やっぱ会社に頼む文案が見たい",
        "会社に頼む文案を見せて",
        "断りの文面ください",
        "なんて返せばいいんですか",
        "what should I say",
    ],
)
def test_words_are_shown_and_the_decision_stays_open(decided_nothing: flows.Session, words: str) -> None:
    talker = deciding(decided_nothing)
    turn = talker.say(words)
    assert drafts_in(turn)
    assert talker.case.choice is None
    assert turn.question == "apology.choice"


@pytest.mark.parametrize("words", ["会社に任せる", "会社に頼みたいです"])
def test_a_decision_is_still_one(decided_nothing: flows.Session, words: str) -> None:
    talker = deciding(decided_nothing)
    talker.say(words)
    assert talker.case.choice is not None


def test_other_words_than_those_for_the_decision_leave_it_as_it_was() -> None:
    talker = at("apology.choice")
    talker.say("会社に任せる")
    chosen = talker.case.choice
    assert drafts_in(talker.say("断る文案が見たい"))
    assert talker.case.choice == chosen
    assert replays(talker)
