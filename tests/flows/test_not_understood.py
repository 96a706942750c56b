"""What is not understood is said so, kindly, with the choices again, at most twice; then it goes on,
except where something is decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.stage import Stage
from flows.stages import BY_ID
from flows.turn import Kind
from tests.flows.talker import Talker, asked, how_it_came
from tests.flows.test_properties import conversations

NONSENSE = ("ぬぬぬ", "qwrtz", "😭😭", "……", "🥺", "むにゃらぽ", "%%%", "ほげほげふが")
LONG_NONSENSE = "ぬるぽがっふが、ほげらほげらと、ぴよぴよぷよぷよ、むにゃらぽんぽんぽこりん、ぱぴぷぺぽのぽっぽろぴ"
# Where whatever is said is listened to.
LISTENS = frozenset({"listening.talk"})
# What nobody else decides: it stays open (test_deciding.py).
DECIDES = frozenset({"apology.choice"})


def tap_on(talker: Talker, step: int) -> None:
    """Some answer of those offered, so that every question comes up."""
    answers = [c for c in talker.offered() if c.data.startswith("a|") and "change" not in c.data]
    if "strength" in talker.turn.question or talker.turn.question == "summary.feelings":
        talker.say("3")
    elif answers:
        talker.tap_data(answers[step % len(answers)].data, "2026-11-30")
    else:
        talker.say("続きから")


@conversations
@given(
    st.lists(st.integers(0, 12), max_size=30),
    st.lists(st.sampled_from((*NONSENSE, LONG_NONSENSE)), min_size=4, max_size=4),
)
def test_no_question_is_put_for_ever(walk: list[int], said: list[str]) -> None:
    talker = Talker()
    talker.agree()
    for step in walk:
        tap_on(talker, step)
    question, state = talker.turn.question, talker.session.consultation.state
    if not question or question in LISTENS | DECIDES or state == Stage.CLOSED:
        return
    for text in said:
        talker.say(text)
        assert talker.turn.bubbles
    assert talker.turn.question != question


@pytest.mark.parametrize("nonsense", ["ぬぬぬ", "😭😭"])
def test_every_question_is_gone_on_from(nonsense: str) -> None:
    met: set[str] = set()
    for entry in ("left_company", "own_mistake", "lost_trust", "want_to_complain", "career"):
        talker = Talker()
        talker.agree()
        talker.tap(entry)
        for _ in range(140):
            if talker.session.consultation.state == Stage.CLOSED:
                break
            before = talker.turn.question
            met.add(before)
            if before in DECIDES:
                talker.tap("later")
            else:
                talker.say(nonsense)
            if talker.turn.question == before and talker.turn.trigger == "finished":
                raise AssertionError(before)
        assert talker.session.consultation.state == Stage.CLOSED
    assert met <= set(BY_ID) | {""}
    assert {"facts.contact_how", "feelings.which", "stakeholders.people", "apology.choice", "summary.rating"} <= met


def test_it_is_said_at_most_twice_in_a_row() -> None:
    talker = how_it_came()
    for _ in range(2):
        talker.say("ぬぬぬ")
        assert talker.turn.trigger == "not_understood"
        assert talker.turn.question == "facts.contact_how"
        assert talker.find("email")
    talker.say("ぬぬぬ")
    assert talker.turn.question != "facts.contact_how"


def test_the_role_is_left_as_it_is_after_two_misses_and_can_be_changed() -> None:
    talker = Talker()
    talker.agree()
    for _ in range(3):
        talker.say("ぬぬぬ")
    assert talker.turn.question != "entry.role"
    talker.say("直す")
    assert talker.find("entry.role")


def test_a_long_text_that_says_nothing_to_the_question_is_kept_and_goes_on_the_work_list() -> None:
    talker = how_it_came()
    talker.say(LONG_NONSENSE)
    assert talker.turn.trigger == "not_understood"
    assert LONG_NONSENSE in talker.case.story
    assert talker.turn.question == "facts.contact_how"


def test_signs_alone_are_no_own_words() -> None:
    talker = asked("facts.happened", "自分のミス")
    talker.say("😭😭😭")
    assert talker.turn.question == "facts.happened"
    assert talker.case.happened is None


def test_a_sticker_is_no_miss() -> None:
    talker = how_it_came()
    for _ in range(4):
        talker.show(Kind.STICKER)
    assert talker.turn.question == "facts.contact_how"
