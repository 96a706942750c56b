"""Whole consultations as text: `<` the question that is open, `>` what the person does ([value] is a tap); wording
is never asserted."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.stage import Stage
from tests.flows.talker import Talker

STORIES = sorted((Path(__file__).parent / "stories").glob("*.txt"))
MOST_TURNS_ANSWER_BY_ANSWER = 25
MOST_TURNS_FROM_A_STORY = 10


def steps(story: Path) -> list[tuple[str, str]]:
    """(mark, text) of each line; a line that begins with `|` goes on with the text before it."""
    found: list[tuple[str, str]] = []
    for line in story.read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            found[-1] = (found[-1][0], found[-1][1] + "\n" + line[1:].strip())
        elif line[:1] in ("<", ">"):
            found.append((line[0], line[1:].strip()))
    return found


def play(story: Path) -> tuple[Talker, dict[str, int]]:
    """The conversation held, and after how many inputs each question was first open."""
    talker, asked = Talker(), {}
    for number, (mark, text) in enumerate(steps(story), 1):
        if mark == "<":
            assert talker.turn.question == text, (
                f"{story.name}, line {number}: {talker.turn.question} is open, not {text}"
            )
        elif text.startswith("[") and text.endswith("]"):
            talker.tap(text[1:-1])
        else:
            talker.say(text)
        asked.setdefault(talker.turn.question, len(talker.sent))
    return talker, asked


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_a_person_is_led_through_to_the_end(story: Path) -> None:
    talker, _ = play(story)
    assert talker.session.consultation.state == Stage.CLOSED


@pytest.mark.parametrize("story", [s for s in STORIES if s.stem.startswith("person_")], ids=lambda story: story.stem)
def test_eight_people_get_their_advice_in_time(story: Path) -> None:
    _, asked = play(story)
    if "apology.choice" in asked:
        limit = MOST_TURNS_FROM_A_STORY if "pasted" in story.stem else MOST_TURNS_ANSWER_BY_ANSWER
        assert asked["apology.choice"] <= limit


def test_there_is_a_story_for_every_entry() -> None:
    entries = {play(story)[0].session.consultation.case.entry for story in STORIES}
    assert entries >= {
        "left_company",
        "own_mistake",
        "front_desk",
        "team_member",
        "lost_trust",
        "want_to_complain",
        "career",
        "listen",
    }


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_no_question_is_asked_twice_unless_it_was_asked_for(story: Path) -> None:
    talker, _ = play(story)
    answered = talker.session.consultation.answered
    assert len(answered) == len(set(answered))
