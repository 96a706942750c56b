"""What consent needs before it counts, and that no amount of words makes a session grow for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest

import flows
from flows.stage import Stage
from flows.turn import Kind
from tests.flows.talker import Talker
from tests.flows.test_review import STORY, in_facts, kept

# Consent


def test_a_yes_before_anything_was_told_is_no_consent() -> None:
    talker = Talker()
    talker.show(Kind.FOLLOW)
    talker.say("はい")
    assert talker.session.consented is None
    talker.say("はい")
    assert talker.session.consented is not None


@pytest.mark.parametrize("first", [Kind.STICKER, Kind.IMAGE])
def test_whatever_comes_first_consent_is_asked_with_what_it_means(first: Kind) -> None:
    talker, other = Talker(), Talker()
    talker.show(first)
    other.say("こんにちは")
    told = [len(bubble.text) for bubble in other.turn.bubbles[-2:]]
    assert [len(bubble.text) for bubble in talker.turn.bubbles[-2:]] == told


def test_words_without_consent_are_forgotten_after_a_day() -> None:
    talker = Talker()
    talker.say(STORY)
    talker.now += timedelta(hours=23)
    talker.show(Kind.STICKER)
    talker.now += timedelta(hours=2)
    talker.show(Kind.STICKER)
    assert "支店の方" not in kept(talker)


# Size


def size(talker: Talker) -> int:
    return len(kept(talker).encode())


def test_a_person_may_write_as_long_as_they_like_and_the_session_stays_small() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("listen")
    for n in range(600):
        talker.say(f"{n}回目の話です。" + "店長に怒鳴られた日のことを思い出してつらいです。" * 10)
    assert talker.turn.stage == Stage.LISTENING
    assert size(talker) < 300_000
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)


def test_touching_the_same_row_for_ever_leaves_a_few_moves() -> None:
    talker = in_facts()
    while talker.turn.question != "feelings.which":
        talker.tap("skipped")
    for n in range(200):
        talker.tap_data(f"a|feelings.which|不安={n % 5 + 1}|1")
    assert len(talker.session.consultation.moves) <= 125
    assert talker.session.consultation.case.feelings == {"不安": 5}


def test_changing_the_same_answer_for_ever_leaves_a_few_moves() -> None:
    talker = in_facts()
    talker.tap("today")
    for n in range(100):
        talker.tap_data("c|change|facts.when")
        talker.tap("older" if n % 2 else "this_week")
    assert len(talker.session.consultation.moves) <= 125
    assert talker.session.consultation.case.when == "older"


def test_before_consent_no_more_is_held_than_can_be_read() -> None:
    talker = Talker()
    for _ in range(60):
        talker.say("支店の方から電話があり、謝りに来いと言われました。" * 100)
    assert size(talker) < 300_000
    talker.tap("agree")
    assert talker.turn.question


@pytest.mark.parametrize(
    "text",
    [
        "😀😀😀",
        "\u200b\u200d",
        "\u3164",
        "{0} {x} {",
        "%s %(x)s",
        "|a|b|",
        "。" * 5000,
        "あ" * 5000,
        "<b>&amp;",
        "\u202e逆",
    ],
)
def test_odd_texts_harm_no_question(text: str) -> None:
    talker = Talker()
    talker.say(text)
    talker.tap("agree")
    talker.tap("own_mistake") if talker.find("own_mistake") else None
    for _ in range(60):
        if talker.turn.stage == Stage.CLOSED:
            break
        question = talker.turn.question
        talker.say(text)
        if talker.turn.question == question:
            choice = next((c for c in talker.offered() if c.data.startswith("a|") and "change" not in c.data), None)
            if question.startswith(("feelings", "summary.feelings")):
                talker.say("不安3")
                talker.tap("enough") if talker.find("enough") else None
            elif choice is not None:
                talker.tap_data(choice.data, "2026-11-30")
        assert talker.turn.bubbles
    talker.say("まとめ")
    assert talker.turn.bubbles
