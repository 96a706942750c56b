"""Whatever happens in whatever order: one turn per event, one answer per turn, nothing twice, nothing out of order."""

from __future__ import annotations

import itertools
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linebot_app.ports import SessionStore, StoreUnavailable
from linebot_app.storage.sessions import open_sessions
from tests.linebot_app.conversation.test_crashes import Died, Failing
from tests.support.chat import Chat, Impatient

COMMON = {"はい", "いいえ", "follow"}  # what is said more than once
FAULTS = ("lost", "torn", "dead", "busy", "broken", "quota", None, None, None)
_numbers = itertools.count()

steps = st.one_of(
    st.tuples(st.just("text"), st.sampled_from(["また", "爆発", "はい", "いいえ"])),
    st.tuples(st.just("tap"), st.just("")),
    st.tuples(st.just("unsend"), st.integers(0, 5)),
    st.tuples(st.just("again"), st.integers(0, 5)),
    st.tuples(st.just("late"), st.integers(1, 20)),
    st.tuples(st.just("block"), st.booleans()),
    st.tuples(st.just("fault"), st.lists(st.sampled_from(FAULTS), max_size=4)),
    st.tuples(st.just("time"), st.sampled_from([1, 20, 49, 61, 3_600, 90_000])),
    st.tuples(st.just("work"), st.just(0)),
    st.tuples(st.just("crash"), st.tuples(st.integers(0, 9), st.booleans())),
)


def play(chat: Chat, history: list[tuple[str, object]]) -> list[str]:
    """Does it all; the ids of the events that were delivered."""
    sent = []
    for name, value in history:
        match name, value:
            case "text", str(words):
                sent.append(chat.text(words if words != "また" else f"また{len(sent)}"))
                chat.deliver(sent[-1])
            case "tap", _:
                sent.append(chat.event("postback", postback={"data": f"tap{len(sent)}"}))
                chat.deliver(sent[-1])
            case "late", int(seconds):
                event = chat.text(f"遅い{len(sent)}")
                sent.append(event | {"timestamp": event["timestamp"] - seconds * 1000})
                chat.deliver(sent[-1])
            case "unsend", int(back) if texts := [one for one in sent if "message" in one]:
                sent.append(chat.unsend(texts[-1 - back % len(texts)]))
                chat.deliver(sent[-1])
            case "again", int(back) if sent:
                chat.deliver(sent[-1 - back % len(sent)])
            case "block", bool(again):
                sent.append(chat.event("follow" if again else "unfollow"))
                chat.deliver(sent[-1])
            case "fault", list(faults):
                chat.line.faults.extend(faults)
            case "time", int(seconds):
                chat.later(seconds)
            case "work", _:
                work(chat, Impatient(chat.store))
            case "crash", (int(step), bool(after)):
                work(chat, Failing(chat, step, after, Died()))
    chat.line.faults.clear()
    work(chat, Impatient(chat.store))
    sent.append(chat.text("最後"))
    chat.deliver(sent[-1])
    work(chat, Impatient(chat.store))
    return [event["webhookEventId"] for event in sent]


def work(chat: Chat, store: Impatient) -> None:
    """Until there is nothing to do, or a few tries while LINE is away; a worker that died is followed by another."""
    try:
        for _ in range(3):
            serve_some(chat, store)
    except (Died, StoreUnavailable):
        chat.restart()
    if isinstance(store, Failing):
        store.disarm()


def serve_some(chat: Chat, store: Impatient) -> None:
    conversation = chat.make(store)
    for _ in range(5):
        claim = store.claim(0.0)
        if claim is None:
            return
        conversation.serve(claim)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(steps, max_size=25))
def test_every_event_has_one_turn_and_no_answer_comes_twice(valkey: str, history: list[tuple[str, object]]) -> None:
    prefix = f"history{next(_numbers)}"
    opened: list[SessionStore] = []

    def reopen() -> SessionStore:
        opened.append(open_sessions(valkey, partitions=1, prefix=prefix))
        return opened[-1]

    chat = Chat(reopen(), reopen=reopen)
    delivered = play(chat, history)
    for store in opened[:-1]:
        store.close()
    turns = [entry for entry in chat.log() if entry["kind"] == "turn"]
    belongs = Counter(event for turn in turns for event in turn["event_ids"])
    assert belongs == Counter(delivered)
    ended = Counter(entry["turn"] for entry in chat.log() if entry["kind"] == "delivery")
    assert all(times == 1 for times in ended.values())
    outcomes = {entry["turn"]: entry["outcome"] for entry in chat.log() if entry["kind"] == "delivery"}
    unsure = "unknown" in outcomes.values()
    shown = Counter(text for text in chat.line.texts if text.startswith("聞きました：") and text[6:] not in COMMON)
    assert unsure or all(times == 1 for times in shown.values())
    assert chat.line.texts[-1] == "次の問い"
    opened[-1].close()
