"""Every language says all that can be shown, the same things, and can be talked in from the beginning to the end."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import flows
from flows import checks, translating
from flows.content import FIRST, content, languages
from flows.stage import Stage
from flows.turn import Card, Carousel, Choice, Kind, Say, Turn, as_lines
from tests.flows.talker import Talker
from tests.flows.test_properties import hold
from tests.flows.test_stories import STORIES
from tests.flows.walker import walk
from tests.support.examples import examples

OTHERS = [language for language in languages() if language != FIRST]
JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿々]")
# What stands behind a word of one's own, or between Japanese quotation marks, is a name or words to be sent.
GLOSS = re.compile(r"\([^()]*\)|「[^」]*」")
# Wording that may be Japanese in any language: names of windows, words for drafts, words that ask for a language.
MAY_BE_JAPANESE = ("windows.", "checker.better.", "checker.missing.", "chat.language.", "evidence.criteria.sources")
ASK_FOR_JAPANESE = "日本語で"
SENT_AS_IT_IS = {"draft", "windows"}  # cards that hold words to be sent, or names of desks


def texts_of(value: object) -> list[str]:
    return [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]


def bare(text: str) -> str:
    """Without the names and words that stay Japanese."""
    return GLOSS.sub("", text).replace(ASK_FOR_JAPANESE, "")


def test_there_is_a_second_language() -> None:
    assert "en" in OTHERS


@pytest.mark.parametrize("language", OTHERS)
def test_every_file_is_begun_and_everything_is_told(language: str) -> None:
    assert translating.not_begun(language) == []
    assert translating.missing(language) == []


@pytest.mark.parametrize("language", OTHERS)
def test_it_says_the_same_with_the_same_placeholders(language: str) -> None:
    assert list(translating.differences(language)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_japanese_is_left_in_it(language: str) -> None:
    wording = content(language)
    left = [
        key
        for key in wording
        if not key.startswith(MAY_BE_JAPANESE)
        and any(JAPANESE.search(bare(text)) for text in texts_of(wording.raw(key)))
    ]
    assert left == []


def test_the_map_and_the_wording_of_every_language_are_complete() -> None:
    assert checks.problems() == []


def test_a_language_without_a_sentence_says_it_in_the_first_one() -> None:
    whole = content("en")
    assert "vocabulary_people.boss" not in set(whole)
    assert whole.raw("jobs.occupation.words.sales") == content().raw("jobs.occupation.words.sales")


def choices_in(turn: Turn) -> list[Choice]:
    inside = [choice for bubble in turn.bubbles for choice in getattr(bubble, "choices", ())]
    return [*turn.choices, *inside]


def shown_in(turn: Turn) -> list[str]:
    return [
        line for bubble in turn.bubbles if getattr(bubble, "kind", "") not in SENT_AS_IT_IS for line in as_lines(bubble)
    ]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
@pytest.mark.parametrize("language", OTHERS)
def test_every_story_can_be_walked_to_its_end(language: str, story: Path) -> None:
    talker = walk(story, content(language).text("chat.language.label"))
    assert talker.session.consultation.state == Stage.CLOSED
    assert talker.session.language == language
    for turn in talker.turns[1:]:
        assert [line for line in shown_in(turn) if JAPANESE.search(bare(line))] == []
        labels = [choice.label for choice in choices_in(turn)]
        assert [label for label in labels if JAPANESE.search(bare(label))] == []
        assert [label for label in labels if len(regex.findall(r"\X", label)) > 20] == []
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)


TEXTS = (
    "yes",
    "no",
    "I don't know",
    "skip",
    "angry 4, anxious 2",
    "A client told me last week: come and apologise",
    "back",
    "summary",
    "change",
    "help",
    "what is a partial apology?",
    "I have not told my boss yet",
    "Nov 24",
    "He told me to kneel down",
    "urgent",
    "go on",
    "3",
    "next",
    "???",
    "new matter",
    "pause",
    "I saw it and reported it once. After that I did nothing.",
    "vent",
    "just listen",
    "I want to die",
    "that's right",
    "I have left the company and told them",
    "日本語で",
    "English please",
    "jobs",
    "practise",
    "make a record",
    "words for my cv",
    "similar cases",
    "softer please",
    "neither",
    "as I said now",
    "delete it",
    "お客様に「謝りに来い」と言われました",
)

walks = st.lists(st.one_of(st.integers(0, 40), st.sampled_from(TEXTS), st.sampled_from(list(Kind))), max_size=40)
conversations = settings(
    max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@conversations
@given(walks)
def test_whoever_talks_at_random_is_answered_and_can_go_on(walk: list[object]) -> None:
    talker = Talker()
    hold(talker, ["English please", "Hello", 0, *walk])
    for (incoming, _), turn in zip(talker.sent, talker.turns, strict=True):
        if incoming.kind in (Kind.UNFOLLOW, Kind.UNSEND, Kind.DUE, Kind.OPERATOR):
            continue
        assert 1 <= len(turn.bubbles) <= 5
        assert len(turn.choices) <= 13
        assert all(0 < len(regex.findall(r"\X", choice.label)) <= 20 for choice in turn.choices)
        assert all(
            bubble.text.strip() if isinstance(bubble, Say) else isinstance(bubble, Card | Carousel)
            for bubble in turn.bubbles
        )


@conversations
@given(walks)
def test_the_log_leads_to_the_same_session_in_any_language(walk: list[object]) -> None:
    talker = Talker()
    hold(talker, ["English please", "Hello", 0, *walk])
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)
    saved = json.loads(json.dumps(flows.dump(talker.session)))
    assert flows.dump(flows.load(saved)) == saved
