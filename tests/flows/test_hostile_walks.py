"""Whatever is typed, tapped again later, sent late or taken back: every turn answers, replays and leads on."""

from __future__ import annotations

import json
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.stage import Stage
from flows.turn import Choice, Kind, Part
from tests.flows.talker import Talker
from tests.flows.test_properties import TEXTS, conversations

SAID = (*TEXTS, "データを消して", "ありがとう", "残さない", "相談の一覧", "最初から", "相談員と話したい")
OLD = (
    *(
        f"c|{name}|"
        for name in ["agree", "refuse", "start", "back", "new", "vent", "erase", "go_on", "pause", "resume"]
    ),
    *("c|restart|erase", "c|vent|keep", "c|vent|drop", "c|danger|yes", "c|danger|back", "c|danger|zz", "c|open|1"),
    *("c|change|facts.demands", "c|change|entry.role", "c|draft|zz", "c|options|", "a|facts.demands|visit|1"),
    *("a|entry.role|listen|1", "a|feelings.which|不安=4|1", "a|apology.choice|go|1", "a|facts.deadline|date|1"),
)
steps = st.lists(
    st.one_of(
        st.integers(0, 40),
        st.sampled_from(SAID),
        st.sampled_from([kind for kind in Kind if kind not in (Kind.TAP, Kind.TEXT, Kind.UNSEND, Kind.OPERATOR)]),
        st.tuples(st.just("late"), st.sampled_from(SAID)),
        st.tuples(st.just("unsend"), st.integers(1, 30)),
        st.tuples(st.just("old"), st.sampled_from(OLD)),
        st.tuples(st.just("wait"), st.integers(1, 60)),
    ),
    max_size=40,
)


def walk(talker: Talker, step: object) -> None:
    match step:
        case int():
            if offered := talker.offered():
                talker.tap_data(offered[step % len(offered)].data, "2026-11-30")
        case Kind():
            talker.show(step)
        case ("late", str(text)):
            number = len(talker.sent) + 1
            at = talker.now + timedelta(milliseconds=300)
            talker.send(Part(f"event-{number}", Kind.TEXT, at, text, f"message-{number}"))
        case ("unsend", int(number)):
            talker.unsend(f"message-{number}")
        case ("old", str(data)):
            talker.tap_data(data, "2026-11-30")
        case ("wait", int(hours)):
            talker.now += timedelta(hours=hours)
        case str():
            talker.say(step)


def way_on(talker: Talker) -> Choice | None:
    names = ("agree", "fine", "back") if talker.turn.stage in (Stage.DANGER, Stage.CONSENT) else ()
    ways = (*names, "agree", "go_on", "resume", "stop")
    found = next((choice for name in ways if (choice := talker.find(name))), None)
    answers = (c for c in talker.offered() if c.data.startswith("a|") and "change" not in c.data)
    return found or next(answers, None)


@conversations
@given(steps, st.sampled_from([["こんにちは", 0], ["はじめまして"]]))
def test_no_history_leads_into_a_corner(history: list[object], first: list[object]) -> None:
    talker = Talker()
    for step in (*first, *history):
        walk(talker, step)
    for (incoming, _), turn in zip(talker.sent, talker.turns, strict=True):
        if incoming.kind not in (Kind.UNSEND, Kind.UNFOLLOW, Kind.DUE):
            assert 1 <= len(turn.bubbles) <= 5
            assert len(turn.choices) <= 13
    saved = flows.dump(talker.session)
    assert flows.dump(flows.replay(talker.sent)) == saved
    assert flows.dump(flows.load(json.loads(json.dumps(saved)))) == saved
    for _ in range(110):
        if talker.session.consultation.state == Stage.CLOSED:
            return
        choice = way_on(talker)
        if choice is None:
            talker.say("続きから")
        elif talker.turn.question in ("feelings.strength", "summary.feelings"):
            talker.say("3")
        elif choice.data.startswith("a|feelings.which"):
            talker.tap("right" if talker.find("right") else "enough")
        else:
            talker.tap_data(choice.data, "2026-11-30")
    raise AssertionError(f"no end in sight at {talker.turn.stage} {talker.turn.question}")
