"""Nobody decides for the person: who does not know is shown the two best ways, and the decision stays open."""

from __future__ import annotations

import pytest

import flows
from flows.turn import Card
from tests.flows.talker import how_it_came
from tests.flows.test_offers import at_the_decision
from tests.flows.test_waiting import logged

UNSURE = (
    "うーん、どれがええんやろ。自分で決めるの自信ないわ",
    "まだ決めてないです。返事どうすればいいか",
    "決められない",
    "わからない",
    "どうすればいい？",
    "いいえ",
    "飛ばす",
    "迷ってます",
)


def cards(talker: object) -> list[Card]:
    bubbles = talker.turn.bubbles  # type: ignore[attr-defined]
    return [bubble for bubble in bubbles if isinstance(bubble, Card) and bubble.kind == "decision"]


@pytest.mark.parametrize("said", UNSURE)
def test_who_does_not_know_has_decided_nothing(said: str) -> None:
    talker = at_the_decision()
    talker.say(said)
    assert talker.case.choice is None
    assert talker.turn.question == "apology.choice"
    assert talker.turn.trigger == "compare"
    assert talker.find("later")
    assert len([c for c in talker.offered() if c.data.startswith("a|apology.choice|")]) == 3
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize("said", ["まだ決めない", "いまは決めないでおきます", "保留でお願いします"])
def test_who_says_so_leaves_it_open(said: str) -> None:
    talker = at_the_decision()
    talker.say(said)
    assert talker.case.choice == "later"


def test_however_often_it_is_not_understood_the_decision_stays_open_with_its_buttons() -> None:
    talker = at_the_decision()
    for _ in range(6):
        talker.say("ぬぬぬ")
        assert talker.turn.question == "apology.choice"
        assert talker.case.choice is None
        assert talker.find("go")
        assert talker.find("later")
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_no_interview_is_offered_after_a_decision_that_was_left_open() -> None:
    talker = at_the_decision()
    talker.tap("later")
    assert not talker.turn.question.startswith("career")


def test_the_advice_is_shown_whole_once_and_when_it_is_asked_for() -> None:
    talker = at_the_decision()
    assert len(cards(talker)) == 1
    for said in ("ありがとう", "部分謝罪って何？", "ぬぬぬ"):
        talker.say(said)
        assert talker.turn.question == "apology.choice"
        assert cards(talker) == []
        assert talker.find("go")
    talker.say("もう一回おすすめ見せて")
    assert len(cards(talker)) == 1
    talker.say("戻る")
    talker.tap("keep")
    assert cards(talker) == []


def test_advice_that_has_changed_is_shown_whole() -> None:
    talker = how_it_came()
    for _ in range(30):
        if talker.turn.question == "apology.choice":
            break
        if talker.turn.question == "feelings.which":
            talker.say("不安3")
        else:
            talker.tap("none" if talker.turn.question == "facts.responsibility" else "skipped")
    before = talker.session.consultation.advised
    talker.tap_data("c|change|facts.responsibility")
    talker.tap("full")
    assert talker.session.consultation.advised != before
    assert len(cards(talker)) == 1


def test_the_advice_can_be_had_again_after_the_decision() -> None:
    talker = at_the_decision()
    talker.tap("go")
    talker.say("おすすめをもう一度見たい")
    assert len(cards(talker)) == 1
