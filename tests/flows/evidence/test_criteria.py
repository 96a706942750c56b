"""The public criteria: two axes, what was told on each, sources with dates, and never a verdict."""

from __future__ import annotations

import re

import pytest

from flows.case import Case
from flows.content import content
from flows.decision.claims import GRAVE, PRESSING
from flows.evidence.criteria import blocks, sources
from flows.turn import Card, Heading, Line, as_lines
from tests.flows.test_at_any_moment import in_facts


def told(case: Case) -> list[Line]:
    return [block for block in blocks(content(), case) if isinstance(block, Line)]


def test_both_axes_are_explained_and_nothing_is_claimed_of_a_calm_case() -> None:
    assert sum(isinstance(block, Heading) for block in blocks(content(), Case())) == 2
    assert told(Case()) == []


@pytest.mark.parametrize("kind", sorted(GRAVE | PRESSING))
def test_every_kind_that_was_told_stands_on_one_axis(kind: str) -> None:
    (line,) = told(Case(harassment=[kind]))
    assert line.text


def test_the_sources_have_dates() -> None:
    assert len(sources(content())) >= 2
    assert all(re.search(r"20\d\d年", source) for source in sources(content()))


@pytest.mark.parametrize("words", ["カスハラとは？", "カスハラって何ですか", "カスハラの基準"])
def test_a_side_question_is_answered_and_the_thread_goes_on(words: str) -> None:
    talker = in_facts()
    question = talker.turn.question
    talker.say(words)
    (card,) = (bubble for bubble in talker.turn.bubbles if isinstance(bubble, Card))
    assert set(as_lines(Card("", "", blocks(content(), talker.session.consultation.case)))) <= set(as_lines(card))
    assert talker.turn.question == question


def test_it_is_offered_where_somebody_is_threatened() -> None:
    talker = in_facts()
    talker.say("殺すぞ、家に行くぞと電話で言われました。夜中に何度もかかってきます")
    assert talker.find("criteria") is not None
    assert talker.find("record") is not None
