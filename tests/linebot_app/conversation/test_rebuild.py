"""A session that is gone comes back from the log as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from linebot_app.conversation import rebuild_session
from linebot_app.storage.log_mover import move_log
from linebot_app.storage.transcripts import migrate, open_transcripts
from tests.support.chat import PERSON, Chat


@pytest.fixture
def transcripts(tmp_path: Path) -> Any:
    url = f"sqlite:///{tmp_path / 'log.sqlite3'}"
    migrate(url)
    return open_transcripts(url)


def rebuilt(chat: Chat, transcripts: Any) -> dict[str, Any] | None:
    move_log(chat.store, transcripts)
    raw = rebuild_session(transcripts, PERSON, chat.flow)
    return None if raw is None else json.loads(raw)


def test_what_was_said_after_and_before_consent_comes_back(chat: Chat, transcripts: Any) -> None:
    chat.say("まえ", "はい", "あと")
    chat.deliver(chat.event("postback", postback={"data": "tap"}))
    chat.work()
    made, kept = rebuilt(chat, transcripts), chat.session()
    assert made is not None
    assert kept is not None
    assert (made["flow"], made["number"], made["withheld"]) == (kept["flow"], kept["number"], False)


def test_a_turn_that_failed_is_left_out_as_it_was(chat: Chat, transcripts: Any) -> None:
    chat.say("はい", "爆発", "あと")
    chat.flow.explosions = 0
    made, kept = rebuilt(chat, transcripts), chat.session()
    assert made is not None
    assert kept is not None
    assert made["flow"] == kept["flow"]


def test_words_taken_back_do_not_come_back(chat: Chat, transcripts: Any) -> None:
    chat.say("はい")
    (event,) = chat.say("忘れて")
    chat.deliver(chat.unsend(event))
    chat.work()
    assert "忘れて" not in json.dumps(rebuilt(chat, transcripts), ensure_ascii=False)


def test_without_consent_there_is_nothing_to_make_a_session_of(chat: Chat, transcripts: Any) -> None:
    chat.say("まえ")
    assert rebuilt(chat, transcripts) is None


def test_of_somebody_who_was_erased_or_never_wrote_nothing_comes_back(chat: Chat, transcripts: Any) -> None:
    assert rebuilt(chat, transcripts) is None
    chat.say("はい", "まえ", "消して")
    assert rebuilt(chat, transcripts) is None


def test_who_had_blocked_the_account_still_has(chat: Chat, transcripts: Any) -> None:
    chat.say("はい")
    chat.deliver(chat.event("unfollow"))
    chat.work()
    made = rebuilt(chat, transcripts)
    assert made is not None
    assert made["blocked"] is True
