"""Sessions of who wrote lately are kept at hand, and used only while the store has what they were written as."""

from __future__ import annotations

from collections.abc import Callable

import orjson

import flows
from linebot_app.conversation.recent import Recent
from linebot_app.conversation.records import SessionRecord
from linebot_app.ports import SessionStore
from tests.linebot_app.conversation.test_rebuild_consultation import HISTORY, lines
from tests.support.chat import PERSON, Chat
from tests.support.tiny_flow import TinyFlow

RECORD = SessionRecord(flow={"heard": []}, withheld=False)


class CountedFlow(TinyFlow):
    """How often a session had to be read."""

    loaded = 0

    def load(self, data):
        self.loaded += 1
        return super().load(data)


def test_a_session_is_not_read_again_by_the_process_that_left_it(store: SessionStore) -> None:
    chat = Chat(store, flow=CountedFlow())
    chat.say("あ", "い", "う")
    assert chat.flow.loaded == 0
    assert len(chat.line.texts) >= 3


def test_another_process_reads_it(open_store: Callable[[], SessionStore]) -> None:
    chat = Chat(open_store(), flow=CountedFlow(), reopen=open_store)
    chat.say("あ")
    chat.restart()
    chat.say("い")
    assert chat.flow.loaded == 1


def test_a_session_that_another_process_went_on_with_is_read_again(open_store: Callable[[], SessionStore]) -> None:
    here, there = Chat(open_store(), flow=CountedFlow()), Chat(open_store(), flow=CountedFlow())
    there.numbers = here.numbers
    there.line.issued = here.line.issued
    here.say("あ")
    there.say("い")
    here.say("う")
    assert here.flow.loaded == 1
    assert [text for _, text in here.session()["flow"]["heard"]] == ["あ", "い", "う"]


def test_a_session_that_was_deleted_is_not_there_any_more(store: SessionStore) -> None:
    chat = Chat(store, flow=CountedFlow())
    chat.say("あ")
    assert chat.recent.take(PERSON, None) is None
    assert chat.recent.take(PERSON, store.session(PERSON)) is None, "whoever asks takes it"


def test_at_hand_is_what_was_stored_through_a_whole_consultation(store: SessionStore) -> None:
    chat = Chat(store, flow=flows, render=lines)
    for one in HISTORY:
        chat.later(30)
        chat.say(one)
        stored = store.session(PERSON)
        kept = chat.recent.take(PERSON, stored)
        assert kept is not None
        assert kept[0].to_bytes() == stored
        assert orjson.loads(orjson.dumps(flows.dump(kept[1]))) == orjson.loads(stored)["flow"]
        chat.recent.keep(PERSON, stored, *kept)


def test_who_left_long_ago_or_before_too_many_others_is_forgotten() -> None:
    now = [0.0]
    recent = Recent(most=2, lives=10.0, clock=lambda: now[0])
    for person in "abc":
        recent.keep(person, b"saved", RECORD, person)
    assert recent.take("a", b"saved") is None
    now[0] = 9.0
    assert recent.take("b", b"saved") == (RECORD, "b")
    now[0] = 11.0
    assert recent.take("c", b"saved") is None
