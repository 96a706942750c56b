"""Simulated people come to an end whatever their mood, and the judge of their lives notices what is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.turn import Say, Turn
from personas.__main__ import lives
from personas.person import Character, Life, Person, Step, characters
from personas.report import IN_VAIN, LOOP, report


@pytest.mark.parametrize("moody", [0.0, 0.3, 0.9])
def test_everybody_comes_to_an_end_and_nobody_is_left_without_a_way_on(moody: float) -> None:
    found = report(lives(3, seed=1, moody=moody))
    assert found.unfinished == []
    assert found.dead_ends == []


def test_the_same_person_lives_the_same_life_again() -> None:
    one, again = (Person(characters()[0], 7, 0.5).live() for _ in range(2))
    assert [(step.said, step.turn.bubbles) for step in one.steps] == [
        (step.said, step.turn.bubbles) for step in again.steps
    ]


def life(*steps: Step) -> Life:
    made = Life(Character("somebody", "", [], {}), 1)
    made.steps = list(steps)
    return made


ASKED = Step("はい", "facts.when", Turn((Say("いつですか"),), question="facts.when"))


def test_a_question_that_words_do_not_close_is_asked_in_vain() -> None:
    assert report([life(*[ASKED] * IN_VAIN)]).in_vain == {"facts.when": 1}
    tapped = replace_said(ASKED, "[戻る]")
    assert not report([life(*[ASKED, tapped] * IN_VAIN)]).in_vain


def replace_said(step: Step, said: str) -> Step:
    return replace(step, said=said)


def test_the_same_words_again_and_again_are_a_loop() -> None:
    assert len(report([life(*[ASKED] * LOOP)]).loops) == 1
    assert not report([life(*[ASKED] * (LOOP - 1))]).loops


def test_a_turn_that_asks_nothing_and_offers_nothing_is_a_dead_end() -> None:
    silent = Step("はい", "facts.when", Turn((Say("そうですか"),), stage="facts"))
    assert len(report([life(silent)]).dead_ends) == 1


def test_a_life_that_does_not_end_is_told() -> None:
    assert len(report([life(ASKED)]).unfinished) == 1
