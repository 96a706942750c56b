"""Far too much at once: one kind answer, the question stays, danger is seen, nothing is taken for an answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import flows
from flows.gathering import MOST_TURNS, gather
from flows.stage import Stage
from flows.turn import Kind, Part
from tests.flows.talker import Talker
from tests.flows.test_at_any_moment import in_facts
from tests.flows.test_waiting import logged

MANY = (Kind.TEXT, Kind.STICKER, Kind.TAP, Kind.IMAGE)


def crowd(talker: Talker, texts: Iterable[str], count: int = 100) -> list[Part]:
    """Words, stickers, taps and pictures by turns; the words are these, over and over."""
    words = list(texts)
    parts = []
    for n in range(count):
        kind = MANY[n % len(MANY)]
        text = words[n // len(MANY) % len(words)] if kind is Kind.TEXT else ""
        at = talker.now + timedelta(milliseconds=n)
        parts.append(Part(f"crowd-{n}", kind, at, text, f"crowd-message-{n}"))
    return parts


def send(talker: Talker, parts: list[Part]) -> None:
    talker.now = parts[-1].at
    for incoming in gather(parts):
        talker.turn = flows.take_turn(talker.session, incoming, talker.now)
        talker.sent.append((incoming, talker.now))
        talker.turns.append(talker.turn)


def test_all_of_it_has_one_answer_that_puts_the_question_again() -> None:
    talker = in_facts()
    question, moves, turns = talker.turn.question, list(talker.session.consultation.moves), len(talker.turns)
    send(talker, crowd(talker, ["あああ", "早く", "ねえ"]))
    assert len(talker.turns) == turns + 1
    assert talker.turn.bubbles
    assert talker.turn.question == question
    assert talker.session.consultation.moves == moves


def test_what_comes_in_pieces_is_answered_once_and_again_after_a_while() -> None:
    talker = in_facts()
    for _ in range(5):
        send(talker, crowd(talker, ["ねえ"]))
    assert [bool(turn.bubbles) for turn in talker.turns[-5:]] == [True, False, False, False, False]
    talker.now += timedelta(minutes=5)
    send(talker, crowd(talker, ["ねえ"]))
    assert talker.turn.bubbles


def test_danger_anywhere_in_it_is_seen_also_while_it_is_silent() -> None:
    talker = in_facts()
    send(talker, crowd(talker, ["ねえ"]))
    send(talker, crowd(talker, ["ねえ", "もう死にたい", "はやく"]))
    assert talker.turn.stage == Stage.DANGER
    assert talker.turn.bubbles


def test_as_many_as_a_person_types_are_answered_as_ever() -> None:
    talker = in_facts()
    parts = crowd(talker, ["お客様は怒っています"], MOST_TURNS)
    assert not any(incoming.crowd for incoming in gather(parts))


def test_a_block_in_the_middle_keeps_its_place_and_every_event_is_in_one_turn() -> None:
    talker = in_facts()
    parts = crowd(talker, ["ねえ"])
    parts[50] = Part("gone", Kind.UNFOLLOW, parts[50].at)
    made = gather(parts)
    assert [incoming.kind for incoming in made if not incoming.crowd] == [Kind.UNFOLLOW]
    assert [part.event_id for incoming in made for part in incoming.parts] == [part.event_id for part in parts]


def test_of_a_million_letters_few_are_read_and_kept() -> None:
    talker = in_facts()
    parts = crowd(talker, ["長い話" * 1_500], 400)
    (made,) = gather(parts)
    assert len(made.parts) == 400
    assert len(made.text) <= 25_000


def test_the_log_leads_to_the_same_session() -> None:
    for texts in (["ねえ", "はい"], ["もう死にたい", "ねえ"]):
        talker = in_facts()
        send(talker, crowd(talker, texts))
        talker.say("わからない")
        saved = flows.dump(talker.session)
        assert flows.dump(flows.load(saved)) == saved
        assert flows.dump(flows.replay(talker.sent)) == saved
        assert flows.dump(flows.replay(logged(talker))) == saved
