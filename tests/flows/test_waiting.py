"""What the bot waits for is one value: sessions saved before it was, words and taps alike, and a log with gaps."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.leading import TABLE
from flows.stage import Stage
from flows.turn import Incoming, Kind, Raises
from flows.waiting import BESIDE, PASSING, For, Waiting
from tests.flows.talker import Talker, asked
from tests.flows.test_hostile_walks import SAID, walk
from tests.flows.test_properties import conversations


def logged(talker: Talker) -> list[tuple[Incoming, datetime]]:
    """The inputs as the log keeps them: words that were taken back or never kept are gone, what they did is not."""
    gone = {part.message_id for incoming, _ in talker.sent if incoming.kind is Kind.UNSEND for part in incoming.parts}
    rows: list[tuple[Incoming, datetime]] = []
    unkept: list[int] = []
    for (incoming, now), turn in zip(talker.sent, talker.turns, strict=True):
        if list(turn.asks_for(Raises.ERASE)):
            rows, unkept = [], []
            continue
        if list(turn.asks_for(Raises.REVEAL)):
            unkept = []
        if list(turn.asks_for(Raises.DISCARD)):
            rows = [(_blanked(one) if n in unkept else one, at) for n, (one, at) in enumerate(rows)]
            unkept = []
        if turn.withheld and incoming.kind is Kind.TEXT:
            unkept.append(len(rows))
        parts = tuple(replace(p, text="", message_id="") if p.message_id in gone else p for p in incoming.parts)
        rows.append((Incoming(parts, tuple(turn.asks_for(Raises.RECORD))), now))
    return [(_blanked(one) if n in unkept else one, at) for n, (one, at) in enumerate(rows)]


def _blanked(incoming: Incoming) -> Incoming:
    return replace(incoming, parts=tuple(replace(part, text="", message_id="") for part in incoming.parts))


def in_facts() -> Talker:
    return asked("facts.when", "自分のミス", "納期に遅れてしまいました")


# Sessions of the version before


def saved_before(**flags: Any) -> dict[str, Any]:
    """A session in the facts as version 1 wrote it down."""
    data = flows.dump(in_facts().session)
    data.pop("waiting", None)
    consultation = data["consultations"][0]
    aside = flags.pop("aside", "")
    if aside:
        consultation.update(state=aside, back_to=consultation["state"])
    return {**data, **flags, "v": "1"}


@pytest.mark.parametrize(
    ("flags", "waiting", "stage"),
    [
        ({}, Waiting(), Stage.FACTS),
        ({"moved": 1}, Waiting(joins=True), Stage.FACTS),
        ({"moved": 0}, Waiting(), Stage.FACTS),
        ({"changing": "entry.role"}, Waiting(For.NEW_ANSWER, "entry.role", behind=Waiting()), Stage.FACTS),
        ({"confirming": "erase"}, Waiting(For.YES_TO_ERASE, behind=Waiting()), Stage.FACTS),
        ({"confirming": "vent"}, Waiting(For.WRITING, behind=Waiting()), Stage.FACTS),
        ({"confirming": "keep_vent"}, Waiting(For.KEEPING, behind=Waiting()), Stage.FACTS),
        ({"aside": "paused"}, Waiting(For.RETURN, behind=Waiting()), Stage.PAUSED),
        (
            {"aside": "danger", "danger": "concern:self:denied"},
            Waiting(For.CARE, level="concern", kind="self", step="denied", behind=Waiting()),
            Stage.DANGER,
        ),
    ],
)
def test_a_session_saved_by_the_version_before_waits_for_the_same(
    flags: dict[str, Any], waiting: Waiting, stage: Stage
) -> None:
    session = flows.load(saved_before(**flags))
    assert session.waiting == waiting
    assert session.stage == stage
    assert session.consultation.state == Stage.FACTS
    assert flows.load(flows.dump(session)) == session


def test_a_session_saved_before_consent_still_asks_for_it() -> None:
    talker = Talker()
    talker.say("納期に遅れてお客様に怒られました")
    data = flows.dump(talker.session) | {"v": "1"}
    data.pop("waiting", None)
    talker.session = flows.load(data)
    assert talker.session.waiting == Waiting(For.CONSENT)
    talker.tap_data("c|agree|")
    assert talker.session.consultation.case.story


def test_a_gentle_question_that_was_put_before_is_not_put_again() -> None:
    assert flows.load(saved_before(danger="asked")).gentle


def test_a_session_of_an_unknown_version_is_refused() -> None:
    with pytest.raises(flows.UnknownVersion):
        flows.load(flows.dump(in_facts().session) | {"v": "99"})


# One table


def test_every_waiting_has_its_row() -> None:
    assert set(TABLE) == set(For)


# What words meet that are said while this waits; one that is added to For belongs to one of them (flows/waiting.py).
LETS_WORDS_THROUGH = {For.CONSENT, For.TERMS, For.ANSWER, For.RETURN, For.CARE}


def test_of_every_waiting_it_is_said_whether_words_answer_the_open_question() -> None:
    assert sorted([*BESIDE, *PASSING, *LETS_WORDS_THROUGH]) == sorted(For)


@pytest.mark.parametrize("what", sorted(BESIDE))
def test_danger_told_beside_the_open_question_is_no_answer_to_it(what: For) -> None:
    talker = Talker()
    talker.agree()
    talker.say("自分のミス")
    told = "お客様にひどく怒られてから、毎日がつらくて、もう死んでしまいたいと思っています。どうしたらいいですか"
    beside = deepcopy(talker)
    beside.session.waiting = beside.session.waiting.then(what, "entry.role" if what is For.NEW_ANSWER else "1")
    moves = len(talker.session.consultation.moves)
    for one in (talker, beside):
        one.say(told)
        assert one.session.stage is Stage.DANGER
    assert len(talker.session.consultation.moves) == moves + 1
    assert len(beside.session.consultation.moves) == moves


@pytest.mark.parametrize(
    ("before", "words", "tap"),
    [
        (["データを消して"], "いいえ", "c|go_on|"),
        (["データを消して"], "はい", "c|erase|yes"),
        (["最初から"], "残して新しく始める", "c|restart|keep"),
        (["直す"], "いまの立場", "c|change|entry.role"),
        (["直す"], "1", "c|change|entry.role"),
        (["新しい相談", "相談の一覧"], "1", "c|open|1"),
        (["吐き出す", "もういやだ"], "残さない", "c|vent|drop"),
        (["休む"], "戻る", "c|back|"),
        (["もう死にたい"], "そういう意味ではないです", "c|danger|not_meant"),
        (["もう死にたい"], "はい", "c|danger|yes"),
    ],
)
def test_words_and_the_tap_for_them_lead_to_the_same_place(before: list[str], words: str, tap: str) -> None:
    typed, tapped = in_facts(), in_facts()
    for talker in (typed, tapped):
        for text in before:
            talker.say(text)
    typed.say(words)
    tapped.tap_data(tap)
    assert typed.turn == tapped.turn
    assert flows.dump(typed.session) == flows.dump(tapped.session)


# The log with gaps


@pytest.mark.parametrize(
    ("history", "withdrawn"),
    [
        (["自分のミス", "納期に遅れました", "戻る"], 5),
        (["自分のミス", "納期に遅れてしまいました", "おととい"], 4),
        (["自分のミス", "納期に遅れてしまいました", "おととい"], 5),
        (["自分のミス", "もう死んでしまいたいです"], 4),
        (["自分のミス", "もう死んでしまいたいです", "家にいます"], 5),
        (["自分のミス", "ヘルプ"], 4),
        (["自分のミス", "納期に遅れました", "ぬぬぬ", "ぬぬぬ"], 5),
        (["自分のミス", "納期に遅れました", "部分謝罪って何？"], 5),
        (["自分のミス", "納期に遅れました", "直す", "1", "元の会社のこと"], 6),
        (["自分のミス", "納期に遅れました", "休む"], 5),
        (["自分のミス", "吐き出す", "大きらい", "残さない"], 5),
        (["自分のミス", "データを消して", "やめておきます"], 4),
    ],
)
def test_a_log_in_which_a_text_is_gone_leads_to_the_saved_session(history: list[str], withdrawn: int) -> None:
    talker = Talker()
    talker.agree()
    for text in history:
        talker.say(text)
    talker.unsend(f"message-{withdrawn}")
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


steps = st.lists(
    st.one_of(
        st.sampled_from([text for text in SAID if text != "データを消して"]),
        st.integers(0, 40),
        st.tuples(st.just("late"), st.sampled_from(SAID)),
        st.tuples(st.just("taken back"), st.integers(0, 30)),
    ),
    max_size=25,
)


@conversations
@given(steps, st.integers(0, 30))
def test_whatever_is_taken_back_the_log_leads_to_the_saved_session(history: list[object], last: int) -> None:
    talker = Talker()
    talker.agree()
    for step in (*history, ("taken back", last)):
        texts = [incoming.parts[0].message_id for incoming, _ in talker.sent if incoming.kind is Kind.TEXT]
        match step:
            case ("taken back", int(number)):
                talker.unsend(texts[number % len(texts)])
            case _:
                walk(talker, step)
    erased = any(list(turn.asks_for(Raises.ERASE)) for turn in talker.turns)
    if talker.session.consented is not None and not erased:
        assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)
