"""Walks the stories in another language: the same answers by taps, own words typed; the tests say what is asserted."""

from __future__ import annotations

from pathlib import Path

from flows.answers import typed
from flows.content import content
from flows.stage import Stage
from flows.stages import BY_ID
from flows.turn import Kind
from flows.understanding import read
from tests.flows.talker import Talker
from tests.flows.test_stories import play, steps

OWN_WORDS = "We delivered two days late and the client got very angry with me."
MOST_TURNS = 90
_SCALES = {"feelings.which": "angry 4, anxious 3", "feelings.strength": "4 3", "summary.feelings": "2 2"}


def told_in(story: Path) -> dict[str, str]:
    """What a story answers to each question, as it was typed or tapped there."""
    answers: dict[str, str] = {}
    asked = ""
    for mark, text in steps(story):
        if mark == "<":
            asked = text
        elif asked:
            answers.setdefault(asked, text)
    return answers


def walk(story: Path, word: str) -> Talker:
    """To the end, in the language that `word` asks for."""
    role = play(story)[0].session.consultation.case.entry
    answers = {**told_in(story), "entry.role": f"[{role}]"}
    talker = Talker()
    talker.show(Kind.FOLLOW)
    talker.say(word)
    talker.say(OWN_WORDS)
    talker.tap("agree")
    for _ in range(MOST_TURNS):
        if talker.session.consultation.state == Stage.CLOSED:
            return talker
        _answer(talker, answers.get(talker.turn.question, ""))
    raise AssertionError(f"{story.stem}: no end in sight at {talker.turn.question}")


def _answer(talker: Talker, told: str) -> None:
    """What the story answers here, as far as it can be tapped; else the first choice, or own words."""
    if talker.session.waiting.step == "gentle":
        talker.tap("fine")
        return
    question = BY_ID[talker.turn.question]
    value = told[1:-1] if told.startswith("[") else ""
    if told and not value:
        case = talker.session.consultation.case
        meant = typed(question, case, told, read(told, talker.now, question.id), content())
        value = next(iter(meant), "") if isinstance(meant, list) else meant if isinstance(meant, str) else ""
    if value and talker.find(str(value)):
        talker.tap(str(value))
    elif question.id in _SCALES:
        talker.say(_SCALES[question.id])
    elif question.free:
        talker.say(OWN_WORDS)
    elif talker.find("right"):
        talker.tap("right")
    else:
        first = next(c for c in talker.offered() if c.data.startswith(f"a|{question.id}|"))
        talker.tap_data(first.data, "2026-11-30")
