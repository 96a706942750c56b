"""A time that was agreed on comes: one turn without anybody writing, pushed once, whatever dies, and never against the
person's wish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from linebot_app.conversation import rebuild_session
from linebot_app.conversation.records import SessionRecord
from linebot_app.ports import Claim, SessionStore
from linebot_app.rebuilding import rebuild_sessions
from linebot_app.storage.log_mover import move_log
from linebot_app.storage.transcripts import migrate, open_transcripts
from tests.linebot_app.conversation.test_crashes import STEPS, Died, Failing, until_it_works
from tests.support.chat import PERSON, START, Chat, Impatient, TinyFlow

AN_HOUR = 3_600
ASKED = "その後"


@pytest.fixture
def planned(chat: Chat) -> Chat:
    """Has agreed to be asked in an hour."""
    chat.say("はい", "あとで")
    return chat


def due_turns(chat: Chat) -> list[str]:
    return [entry["turn"] for entry in chat.log() if entry["kind"] == "turn" and entry["turn"].startswith("due:")]


def asked(chat: Chat) -> int:
    return chat.line.texts.count(ASKED)


def test_nothing_comes_before_its_time_and_then_one_push(planned: Chat) -> None:
    planned.sleep(AN_HOUR - 1)
    planned.work()
    assert asked(planned) == 0
    planned.sleep(1)
    planned.work()
    assert planned.line.shown[-1] == ("push", PERSON, [ASKED])
    planned.sleep(100 * AN_HOUR)
    planned.work()
    assert asked(planned) == 1
    assert planned.deliveries()[-1] == "pushed"


def test_the_turn_is_logged_under_a_name_that_does_not_depend_on_who_took_it(planned: Chat) -> None:
    planned.sleep(AN_HOUR)
    planned.work()
    (name,) = due_turns(planned)
    assert name.endswith(f":1:{int(START) + AN_HOUR}")
    assert PERSON not in name
    (turn,) = [entry for entry in planned.log() if entry.get("turn") == name and entry["kind"] == "turn"]
    assert (turn["event_ids"], turn["input"][0]["kind"]) == ([name], "due")


class Counting(Impatient):
    """A store that notes what was called."""

    def __init__(self, store: SessionStore) -> None:
        super().__init__(store)
        self.called: list[str] = []

    def __getattr__(self, name: str) -> Any:
        self.called.append(name)
        return super().__getattr__(name)

    def settle(self, claim: Claim, **more: Any) -> list[bytes]:
        self.called.append("settle")
        return self.store.settle(claim, **more)


def test_a_time_to_come_costs_no_call_to_the_store_more(chat: Chat) -> None:
    calls = []
    for words in ("はい", "あとで", "三"):
        chat.deliver(chat.text(words))
        counting = Counting(chat.store)
        chat.work(counting)
        calls.append(sorted(counting.called))
    assert calls[0] == calls[1] == calls[2]


def test_another_process_wakes_whom_the_first_put_to_sleep(planned: Chat) -> None:
    planned.restart()
    planned.sleep(AN_HOUR)
    planned.work()
    assert asked(planned) == 1


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_whoever_dies_while_waking_the_question_is_asked_once(planned: Chat, step: int, after: bool) -> None:
    planned.sleep(AN_HOUR)
    until_it_works(planned, Failing(planned, step, after, Died()))
    planned.work(Impatient(planned.store))
    assert asked(planned) == 1
    assert len(due_turns(planned)) == 1
    assert Counter(planned.deliveries())["pushed"] == 1


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_whoever_dies_while_it_is_planned_it_is_asked_all_the_same(chat: Chat, step: int, after: bool) -> None:
    chat.say("はい")
    chat.deliver(chat.text("あとで"))
    until_it_works(chat, Failing(chat, step, after, Died()))
    chat.work(Impatient(chat.store))
    chat.sleep(AN_HOUR)
    chat.work()
    assert asked(chat) == 1


@pytest.mark.parametrize("step", range(8))
def test_who_writes_at_that_very_moment_gets_an_answer_and_the_question(planned: Chat, step: int) -> None:
    """The message comes before any of the steps of waking, or after all of them."""
    planned.sleep(AN_HOUR)
    store = Failing(planned, 10**6, False, Died())
    calls = iter(range(10**6))
    counted = store._counted

    def watched(call: Callable[..., object], error: BaseException) -> Callable[..., object]:
        done = counted(call, error)

        def and_written(*args: object, **more: object) -> object:
            if next(calls) == step:
                planned.deliver(planned.text("ちょうど今"))
            return done(*args, **more)

        return and_written

    store._counted = watched  # type: ignore[method-assign]
    planned.work(store)
    if step >= next(calls):
        planned.deliver(planned.text("ちょうど今"))
    planned.work()
    said = [text for text in planned.line.texts if text in (ASKED, "聞きました：ちょうど今")]
    assert sorted(said) == sorted([ASKED, "聞きました：ちょうど今"])
    assert len(due_turns(planned)) == 1


def test_who_blocked_the_account_gets_nothing_until_they_come_back(planned: Chat) -> None:
    planned.deliver(planned.event("unfollow"))
    planned.work()
    planned.sleep(2 * AN_HOUR)
    planned.work()
    assert due_turns(planned) == []
    planned.deliver(planned.event("follow", follow={"isUnblocked": True}))
    planned.work()
    assert asked(planned) == 1


def test_who_blocked_while_the_push_waits_gets_nothing(planned: Chat) -> None:
    planned.sleep(AN_HOUR)
    planned.line.faults.append("busy")
    planned.work()
    planned.deliver(planned.event("unfollow"))
    planned.work()
    assert asked(planned) == 0
    session = planned.session()
    assert session is not None
    assert session["flow"]["unseen"]


def test_of_who_was_erased_nothing_is_asked(planned: Chat) -> None:
    planned.say("消して")
    planned.sleep(2 * AN_HOUR)
    assert planned.claim() is None
    assert planned.session() is None


@pytest.mark.parametrize("step", STEPS)
def test_whoever_dies_while_erasing_nothing_is_asked(planned: Chat, step: int) -> None:
    planned.deliver(planned.text("消して"))
    until_it_works(planned, Failing(planned, step, True, Died()))
    planned.work(Impatient(planned.store))
    planned.sleep(2 * AN_HOUR)
    planned.work()
    assert asked(planned) == 0


# When it fails


def test_a_turn_that_fails_says_nothing_and_is_not_tried_for_ever(planned: Chat) -> None:
    planned.flow.fails_when_due = 10**6
    planned.sleep(AN_HOUR)
    planned.work()
    assert planned.line.texts.count("channel.trouble") == 0
    assert planned.claim() is None
    planned.flow.fails_when_due = 0
    planned.say("また来ました")
    planned.work()
    assert asked(planned) == 1


def test_a_turn_in_which_workers_die_is_given_up(planned: Chat) -> None:
    planned.sleep(AN_HOUR)
    take_turn = planned.flow.take_turn

    def kills(*args: object) -> object:
        raise Died

    planned.flow.take_turn = kills
    for _ in range(3):
        with pytest.raises(Died):
            planned.work()
    planned.work()
    planned.flow.take_turn = take_turn
    assert planned.claim() is None
    planned.say("また来ました")
    assert planned.line.texts[-3:] == ["聞きました：また来ました", "次の問い", ASKED]


@pytest.fixture
def transcripts(tmp_path: Path) -> Any:
    url = f"sqlite:///{tmp_path / 'log.sqlite3'}"
    migrate(url)
    return open_transcripts(url)


def store_instead(chat: Chat, session: bytes | None, wake_in: float | None) -> None:
    """As if something else had been written by somebody else."""
    chat.deliver(chat.text("x"))
    claim = chat.claim()
    assert claim is not None
    chat.store.commit(claim, session=session, taken=1, outgoing=None, log=(), lease=0.0)
    chat.store.settle(claim, outgoing=None, log=(), release=True, wake_in=wake_in)


def test_a_session_that_cannot_be_read_when_it_is_time_is_made_again_from_the_log(
    open_store: Callable[[], SessionStore], transcripts: Any
) -> None:
    flow = TinyFlow()
    chat = Chat(open_store(), flow, rebuild=lambda person: rebuild_session(transcripts, person, flow))
    chat.say("はい", "あとで")
    move_log(chat.store, transcripts)
    store_instead(chat, b"nobody can read this", AN_HOUR)
    chat.sleep(AN_HOUR)
    chat.work()
    assert asked(chat) == 1


def test_sessions_that_are_rebuilt_bring_back_when_they_are_due(
    planned: Chat, transcripts: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_log(planned.store, transcripts)
    store_instead(planned, None, None)
    planned.sleep(2 * AN_HOUR)
    planned.work()
    assert asked(planned) == 0
    monkeypatch.setattr("linebot_app.rebuilding.flows", planned.flow)
    assert rebuild_sessions(planned.store, transcripts, clock=lambda: planned.now) == 1
    planned.work()
    assert asked(planned) == 1


def test_a_record_of_before_has_no_time_and_is_read_by_who_knows_none() -> None:
    assert SessionRecord.from_bytes(b'{"v":1,"flow":null,"withheld":false,"number":3}').due == 0
    assert b"due" not in SessionRecord(number=3).to_bytes()
