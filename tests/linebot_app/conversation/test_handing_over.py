"""An operator takes a conversation over, speaks and gives it back: committed and sent like any turn, exactly once,
whatever dies; a silent operator is noticed whatever was restarted meanwhile."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

import flows
from flows.orders import BACK, SAY, TAKE, order
from flows.turn import Turn
from linebot_app.conversation.records import SessionRecord
from linebot_app.line.events import ordered
from linebot_app.line.render import render
from linebot_app.ports import SessionStore
from tests.linebot_app.conversation.test_crashes import Died, Failing, until_it_works
from tests.support.chat import PERSON, Chat, Impatient

STEPS = range(12)
HELLO, AGAIN = "花子です。ゆっくり聞きますね。", "ここにいます。"
QUARTER = 15 * 60
_numbers = itertools.count()


def drawn(turn: Turn) -> list[dict[str, Any]]:
    """As LINE gets it; FakeLine wants a text of every message."""
    return [{"text": message.get("altText", ""), **message} for message in render(turn)]


def ordering(chat: Chat, word: str, said: str = "", name: str = "") -> None:
    text = order(word, "hana", "花子", QUARTER, 180)
    chat.store.accept([ordered(PERSON, name or f"o{next(_numbers)}", text, said, int(chat.now * 1000))])


def does(chat: Chat, word: str, said: str = "") -> None:
    ordering(chat, word, said)
    chat.work()


@pytest.fixture
def chat(open_store: Callable[[], SessionStore]) -> Chat:
    """Somebody in the middle of a consultation."""
    made = Chat(open_store(), flow=flows, render=drawn, reopen=open_store)
    made.say("自分のミスで納期に遅れて、取引先に謝りに来いと言われました")
    made.deliver(made.event("postback", postback={"data": "c|agree|"}))
    made.work()
    return made


def turns(chat: Chat) -> list[dict[str, Any]]:
    return [entry for entry in chat.log() if entry["kind"] == "turn"]


def said_by(chat: Chat) -> list[str]:
    return [line for turn in turns(chat) for said in turn["output"] if "by" in said for line in said["lines"]]


def record(chat: Chat) -> SessionRecord:
    raw = chat.store.session(PERSON)
    assert raw is not None
    return SessionRecord.from_bytes(raw)


def test_from_the_commit_on_the_bot_says_nothing_and_keeps_everything(chat: Chat) -> None:
    does(chat, TAKE)
    before = len(chat.line.calls)
    chat.say("聞いていますか", "電話で言われました")
    assert len(chat.line.calls) == before
    assert record(chat).attended == "花子"
    assert [part["text"] for turn in turns(chat)[-2:] for part in turn["input"]] == [
        "聞いていますか",
        "電話で言われました",
    ]


def test_what_was_asked_before_and_not_answered_yet_is_answered_before_the_hand_off(chat: Chat) -> None:
    shown = len(chat.line.shown)
    chat.deliver(chat.text("電話でした"))
    ordering(chat, TAKE)
    chat.deliver(chat.text("もしもし"))
    chat.work()
    assert len(chat.line.shown) == shown + 1


def test_an_answer_that_could_not_be_sent_yet_is_not_sent_after_the_hand_off(chat: Chat) -> None:
    shown = len(chat.line.shown)
    chat.line.faults.extend(["busy"] * 3)
    chat.deliver(chat.text("電話でした"))
    claim = chat.claim()
    assert claim is not None
    chat.make(chat.store).serve(claim)
    ordering(chat, TAKE)
    chat.work(Impatient(chat.store))
    chat.later(100)
    chat.work(Impatient(chat.store))
    assert len(chat.line.shown) == shown
    assert record(chat).attended == "花子"


def test_the_operators_words_go_by_the_unused_tokens_first_and_then_by_a_push(chat: Chat) -> None:
    does(chat, TAKE)
    chat.say("もしもし", "いますか")
    for words in (HELLO, AGAIN, "三つ目"):
        does(chat, SAY, words)
    ways = [way for way, _, _ in chat.line.shown[-3:]]
    assert ways == ["reply", "reply", "push"]
    assert [texts[-1] for _, _, texts in chat.line.shown[-3:]] == [HELLO, AGAIN, "三つ目"]
    assert chat.deliveries()[-3:] == ["replied", "replied", "pushed"]


def test_a_token_that_is_too_old_is_not_tried(chat: Chat) -> None:
    does(chat, TAKE)
    chat.say("もしもし")
    chat.later(55)
    does(chat, SAY, HELLO)
    assert [way for way, _ in chat.line.calls[-1:]] == ["push"]


def test_the_same_order_is_taken_once_and_both_sides_are_logged_once(chat: Chat) -> None:
    does(chat, TAKE)
    for _ in range(3):
        ordering(chat, SAY, HELLO, name="twice")
        chat.work()
    assert chat.line.texts.count(HELLO) == 1
    assert said_by(chat) == [HELLO]
    heard = [part["text"] for turn in turns(chat) for part in turn["input"]]
    assert HELLO not in "".join(heard)


def test_the_name_stands_over_the_operators_words_alone(chat: Chat) -> None:
    sent: list[Any] = []
    push = chat.line.push
    chat.line.push = lambda to, messages, key: (sent.extend(messages), push(to, messages, key))[1]  # type: ignore[method-assign]
    does(chat, TAKE)
    does(chat, SAY, HELLO)
    assert [message.get("sender", {}).get("name") for message in sent] == [None, "相談員 花子"]


def test_given_back_the_bot_asks_the_same_question(chat: Chat) -> None:
    question = turns(chat)[-1]["question"]
    does(chat, TAKE)
    chat.say("もしもし")
    does(chat, BACK)
    assert turns(chat)[-1]["question"] == question
    assert chat.line.shown[-1][0] == "reply"
    assert record(chat).attended == ""
    assert record(chat).tokens == []


@pytest.mark.parametrize("restarted", [False, True])
def test_a_silent_operator_is_noticed_at_any_hour_and_after_a_restart(chat: Chat, restarted: bool) -> None:
    question = turns(chat)[-1]["question"]
    chat.sleep(11 * 3600)  # deep in the night
    chat.say("眠れません")
    does(chat, TAKE)
    chat.say("もしもし")
    asked_last = turns(chat)[-1]["number"]
    if restarted:
        chat.restart()
    chat.sleep(QUARTER - 1)
    chat.work()
    assert turns(chat)[-1]["number"] == asked_last
    chat.sleep(1)
    chat.work()
    assert turns(chat)[-1]["trigger"] == "silence"
    assert question
    assert chat.line.shown[-1][0] == "push"
    assert record(chat).attended == ""
    chat.sleep(QUARTER)
    chat.work()
    assert turns(chat)[-1]["number"] == asked_last + 1


def test_without_a_push_left_the_bot_says_it_with_the_next_answer(chat: Chat) -> None:
    does(chat, TAKE)
    chat.line.faults.append("quota")
    chat.sleep(QUARTER)
    chat.work()
    assert chat.deliveries()[-1] == "quota"
    assert record(chat).attended == ""
    chat.say("もしもし")
    assert "花子" in "".join(chat.line.shown[-1][2])


def test_danger_shortens_the_patience(chat: Chat) -> None:
    does(chat, TAKE)
    chat.say("もう死にたいです")
    assert [effect["value"] for effect in turns(chat)[-1]["effects"] if effect["does"] == "alert"] == ["concern"]
    chat.sleep(181)
    chat.work()
    assert turns(chat)[-1]["trigger"] == "silence"


def test_a_session_made_again_from_the_log_knows_who_has_the_conversation(
    chat: Chat, open_store: Callable[[], SessionStore], tmp_path: Any
) -> None:
    from linebot_app.conversation import rebuild_session
    from linebot_app.storage.log_mover import move_log
    from linebot_app.storage.transcripts import migrate, open_transcripts

    does(chat, TAKE)
    does(chat, SAY, HELLO)
    kept = record(chat)
    url = f"sqlite:///{tmp_path}/log.sqlite3"
    migrate(url)
    transcripts = open_transcripts(url)
    assert move_log(chat.store, transcripts) > 0
    raw = rebuild_session(transcripts, PERSON, flows)
    assert raw is not None
    again = SessionRecord.from_bytes(raw)
    assert (again.attended, again.due, again.flow) == ("花子", kept.due, kept.flow)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", STEPS)
def test_dying_anywhere_while_held_loses_and_repeats_nothing(chat: Chat, step: int, after: bool) -> None:
    does(chat, TAKE)
    chat.deliver(chat.text("もしもし"))
    ordering(chat, SAY, HELLO)
    ordering(chat, SAY, AGAIN)
    ordering(chat, BACK)
    until_it_works(chat, Failing(chat, step, after, Died()))
    assert said_by(chat) == [HELLO, AGAIN]
    counted = Counter(chat.line.texts)
    assert (counted[HELLO], counted[AGAIN]) == (1, 1)
    assert turns(chat)[-1]["trigger"] == "given_back"
    assert record(chat).attended == ""


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", STEPS)
def test_dying_while_the_bot_takes_the_thread_back_says_it_once(chat: Chat, step: int, after: bool) -> None:
    does(chat, TAKE)
    chat.sleep(QUARTER)
    until_it_works(chat, Failing(chat, step, after, Died()))
    assert [turn["trigger"] for turn in turns(chat)].count("silence") == 1
    assert sum("花子" in text for text in chat.line.texts) == 1
