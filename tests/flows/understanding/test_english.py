"""What is read of English: commands, days, strengths, choices; nothing that the rules for Japanese would make of it."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.understanding import match_choice, read
from flows.understanding.clock import JAPAN
from flows.understanding.english import is_english

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=JAPAN)  # a Wednesday

INTENTS = [
    ("Yes, please", "yes"),
    ("No thanks", "no"),
    ("not yet", "no"),
    ("No, he didn't", "no"),
    ("I don't know", "unknown"),
    ("I’m not sure", "unknown"),
    ("They don't know", "answer"),
    ("I don't know what to do about this client", "answer"),
    ("please go back", "back"),
    ("Can I talk to a person, please?", "human"),
    ("The customer wants to talk to a person in charge", "answer"),
    ("Delete all my data please", "delete_data"),
    ("show me the summary", "summary"),
    ("I need a break", "pause"),
    ("He said stop calling me", "answer"),
    ("thank you so much!", "thanks"),
    ("start over", "restart"),
    ("continue", "resume"),
    ("looking for a job", "jobs"),
    ("I made a mistake with an order", "answer"),
]
DAYS = [
    ("tomorrow", "2026-11-19"),
    ("by Friday", "2026-11-20"),
    ("next Monday", "2026-11-23"),
    ("Wednesday", "2026-11-25"),
    ("Nov 24", "2026-11-24"),
    ("24 November", "2026-11-24"),
    ("11/24", "2026-11-24"),
    ("by the 24th", "2026-11-24"),
    ("Jan 5", "2027-01-05"),
    ("2026-12-03", "2026-12-03"),
    ("in three days", "2026-11-21"),
    ("within a week", "2026-11-25"),
    ("end of the month", "2026-11-30"),
    ("tomorrow at 3pm", "2026-11-19T15:00"),
    ("by 9 am", "2026-11-19T09:00"),
    ("December 1st at noon", "2026-12-01T12:00"),
    ("They want an answer by Tuesday", "2026-11-24"),
    ("Feb 31", None),
    ("may be later", None),
]
FEELINGS = [
    ("angry 5", {"怒り": 5}),
    ("5 anger 3 fear", {"怒り": 5, "恐怖": 3}),
    ("anger: 4; shame: 2", {"怒り": 4, "恥": 2}),
    ("very tired and a bit ashamed", {"疲れ": 4, "恥": 2}),
    ("I feel guilty", {"罪悪感": 0}),
    ("I'm not angry, just sad", {"悲しみ": 0}),
    ("The client is very angry with me", {}),
    ("My boss was furious but I am just exhausted", {"疲れ": 0}),
]
OPTIONS = [
    ("visit", "Come and apologise", "come in person"),
    ("apology", "An apology", "apologise", "say sorry"),
    ("money", "Money", "pay", "refund"),
    ("nothing", "Nothing special", "no demand"),
]
CHOICES = [
    ("Money", ["money"]),
    ("mony", ["money"]),
    ("the second one", ["apology"]),
    ("1 and 3", ["visit", "money"]),
    ("last one", ["nothing"]),
    ("they want a refund and an apology", ["apology", "money"]),
    ("they don't want money", []),
    ("none of these", ["nothing"]),
    ("all of them", ["visit", "apology", "money", "nothing"]),
    ("I know nothing about it", []),
]
STORIES = [
    "A customer called our shop and shouted at me for forty minutes because the parcel came two days late.",
    "My boss told me to go and apologise on my knees, and the client wants 300,000 yen by Friday.",
    "I sent the invoice to the wrong company. My manager knows; the client said they will tell my family.",
    "I left the company in March. Mr. Tanaka from the former client still calls my mobile (090-1234-5678).",
    "We had an agreement with ABC Trading, and I honestly think that they broke it first.",
]


@pytest.mark.parametrize(("text", "intent"), INTENTS)
def test_what_is_wanted(text: str, intent: str) -> None:
    assert read(text, NOW).intent == intent


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days_and_times(text: str, day: str | None) -> None:
    assert read(text, NOW, "facts.deadline").deadline.due == day


def test_a_day_of_ones_own_choice_needs_no_word_for_it() -> None:
    assert read("Go through my CV next Monday", NOW, "career.next_step").deadline.due == "2026-11-23"
    assert read("Go through my CV next Monday", NOW, "facts.did").deadline.due is None


@pytest.mark.parametrize(("text", "strengths"), FEELINGS)
def test_feelings_and_how_strong_they_are(text: str, strengths: dict[str, int]) -> None:
    assert {found.name: found.strength for found in read(text, NOW).feelings} == strengths


@pytest.mark.parametrize(("text", "keys"), CHOICES)
def test_choices(text: str, keys: list[str]) -> None:
    assert match_choice(text, OPTIONS) == keys


@pytest.mark.parametrize("text", STORIES)
def test_no_japanese_rule_makes_anything_of_a_story_in_english(text: str) -> None:
    found = read(text, NOW)
    assert (found.crisis, found.intent, found.people, found.harassment) == ("none", "answer", (), ())
    assert (found.story.contact_who, found.story.said, found.story.demands, found.story.did) == (None, (), (), None)
    assert found.story.happened in text
    assert found.situation == read("hm", NOW).situation


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("I sent it", True),
        ("Ｉ　ｓｅｎｔ　ｉｔ", True),
        ("I sent it to 田中さん yesterday evening", False),  # mixed: the rules for Japanese look at it
        ("LINEで謝りました", False),
        ("OKです", False),
        ("12", False),
        ("…", False),
    ],
)
def test_the_letters_tell_the_language(text: str, english: bool) -> None:
    assert is_english(text) is english
