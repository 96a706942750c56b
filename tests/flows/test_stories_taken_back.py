"""Any text of a whole consultation can be taken back at its end: the log leads to the saved session, and what was said
is gone from it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest

import flows
from flows.turn import Kind
from tests.flows.talker import Talker, asked
from tests.flows.test_stories import STORIES, play, steps
from tests.flows.test_waiting import logged

SHORTEST_FRAGMENT = 6


@cache
def played(story: Path) -> Talker:
    return play(story)[0]


def texts(talker: Talker) -> list[tuple[str, str]]:
    """(message id, text) of everything that was typed."""
    return [
        (part.message_id, part.text)
        for incoming, _ in talker.sent
        if incoming.kind is Kind.TEXT
        for part in incoming.parts
    ]


def ended_without(story: Path, message_id: str) -> Talker:
    talker = deepcopy(played(story))
    talker.unsend(message_id)
    return talker


def strings(value: object) -> Iterator[str]:
    """Every string within a dump, names of slots and people included."""
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield str(key)
                yield from strings(inner)
        case list():
            for inner in value:
                yield from strings(inner)


def left_over(withdrawn: str, others: list[str], dumped: object) -> set[str]:
    """Fragments of what was withdrawn that are still in the session and that nothing else says."""
    said = "\n".join(others)
    kept = "\n".join(strings(dumped))
    fragments = {
        withdrawn[start : start + SHORTEST_FRAGMENT] for start in range(len(withdrawn) - SHORTEST_FRAGMENT + 1)
    }
    return {one for one in fragments if one in kept and one not in said}


def typed(story: Path) -> Iterator[str]:
    """The message ids of its texts, without playing it."""
    inputs = [text for mark, text in steps(story) if mark == ">"]
    return (f"message-{number}" for number, text in enumerate(inputs, 1) if not text.startswith("["))


CASES = [(story, message_id) for story in STORIES for message_id in typed(story)]
IDS = [f"{story.stem}-{message_id}" for story, message_id in CASES]
each_text = pytest.mark.parametrize(("story", "message_id"), CASES, ids=IDS)


@each_text
def test_the_log_of_a_whole_story_without_one_text_leads_to_the_saved_session(story: Path, message_id: str) -> None:
    talker = ended_without(story, message_id)
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@each_text
def test_no_fragment_of_a_text_taken_back_stays_in_the_session(story: Path, message_id: str) -> None:
    talker = ended_without(story, message_id)
    withdrawn = dict(texts(talker))[message_id]
    others = [text for message, text in texts(talker) if message != message_id]
    assert left_over(withdrawn, others, flows.dump(talker.session)) == set()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_all_that_was_said_can_be_taken_back_one_by_one(story: Path) -> None:
    talker, said = deepcopy(played(story)), texts(played(story))
    for message_id, _ in said:
        talker.unsend(message_id)
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)
    assert all(left_over(text, [], flows.dump(talker.session)) == set() for _, text in said)


@pytest.mark.parametrize("gone", [("message-1",), ("message-2",), ("message-1", "message-2")])
@pytest.mark.parametrize(
    "first",
    [
        ("納期に遅れてしまい、お客様に怒られました", "自分の確認もれが原因でした"),
        ("キャリアの", "相談がしたいです"),
        ("こんにちは", "部分謝罪って何？"),
    ],
)
def test_of_the_first_words_before_consent_any_can_be_taken_back_after_it(
    first: tuple[str, str], gone: tuple[str, ...]
) -> None:
    talker = Talker()
    for text in first:
        talker.say(text)
    talker.tap("agree")
    talker.say("おととい")
    for message_id in gone:
        talker.unsend(message_id)
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def at_the_feelings() -> Talker:
    talker = asked("facts.when", "自分のミス", "納期に遅れてしまい、怒りと不安でいっぱいです")
    for _ in range(20):
        if talker.turn.question == "feelings.which":
            return talker
        talker.tap("skipped")
    raise AssertionError(talker.turn.question)


def test_strengths_stay_with_the_feelings_they_were_said_about() -> None:
    talker = at_the_feelings()
    talker.say("不安と困惑")
    named = talker.sent[-1][0].parts[0].message_id
    talker.say("4 3")
    found = {"怒り": 5}  # what the story tells of stays beside what is named
    assert talker.session.consultation.case.feelings == {**found, "不安": 4, "困惑": 3}
    talker.unsend(named)
    assert not talker.session.consultation.case.feelings
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_words_that_take_a_feeling_away_can_be_taken_back_themselves() -> None:
    talker = at_the_feelings()
    talker.say("不安4")
    talker.tap_data("c|change|feelings.which")
    before = list(talker.session.consultation.case.hints)
    talker.say("怒りは違う")
    assert talker.session.consultation.case.hints != before
    talker.unsend(talker.sent[-1][0].parts[0].message_id)
    assert talker.session.consultation.case.hints == before
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)
