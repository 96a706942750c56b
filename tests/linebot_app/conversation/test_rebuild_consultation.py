"""A real consultation comes back from the log as it was saved, whatever kind of text was taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import flows
from flows.turn import Turn, as_lines
from linebot_app.conversation import rebuild_session
from linebot_app.ports import SessionStore
from linebot_app.storage.log_mover import move_log
from linebot_app.storage.transcripts import migrate, open_transcripts
from tests.support.chat import PERSON, Chat

STORY = "以前、印刷会社で営業をしていました。昨日、元のお得意先から電話で「謝りに来い」と言われました"
HISTORY = ("こんにちは", "はい", STORY, "次へ", "見たことを一度だけ報告しました", "自分で見ました", "3", "不安4")


def lines(turn: Turn) -> list[dict[str, Any]]:
    return [{"type": "text", "text": "\n".join(as_lines(bubble))} for bubble in turn.bubbles]


def held(store: SessionStore, *texts: str) -> tuple[Chat, list[dict[str, Any]]]:
    chat, said = Chat(store, flow=flows, render=lines), []
    for text in texts:
        chat.later(30)
        said += chat.say(text)
    return chat, said


@pytest.mark.parametrize(
    ("more", "gone"),
    [
        ((), 2),  # the story
        ((), 4),  # an answer
        (("戻る",), -1),  # a command
        (("もう死んでしまいたいです",), -1),  # words of danger
        (("もう死んでしまいたいです", "はい", "ずっと前から"), -2),  # an answer to the caring question
        (("吐き出す", "あの人なんか大きらい", "残さない"), -2),  # what was written in the box
        (("ヘルプ", "ぬぬぬ"), -1),  # what was not understood
        (("休む", "続きから"), -2),
    ],
)
def test_the_log_leads_to_the_saved_session(
    store: SessionStore, tmp_path: Path, more: tuple[str, ...], gone: int
) -> None:
    chat, said = held(store, *HISTORY, *more)
    chat.later(30)
    chat.deliver(chat.unsend(said[gone]))
    chat.work()
    url = f"sqlite:///{tmp_path / 'log.sqlite3'}"
    migrate(url)
    transcripts = open_transcripts(url)
    move_log(chat.store, transcripts)
    raw, kept = rebuild_session(transcripts, PERSON, flows), chat.session()
    assert raw is not None
    assert kept is not None
    assert json.loads(raw)["flow"] == kept["flow"]


@pytest.mark.parametrize("gone", [False, True])
def test_who_was_asked_how_it_went_comes_back_as_they_were_and_is_due_again(
    store: SessionStore, tmp_path: Path, gone: bool
) -> None:
    chat, _ = held(store, *HISTORY, "あとで聞いて", "3日後")
    due = json.loads(store.session(PERSON) or b"")["due"]
    chat.sleep(due / 1000 - chat.now)
    chat.work()
    assert chat.line.shown[-1][0] == "push"
    chat.later(30)
    told = chat.say("電話で話せて、少し落ち着きました", "1か月後")
    if gone:
        chat.deliver(chat.unsend(told[0]))
        chat.work()
    url = f"sqlite:///{tmp_path / 'log.sqlite3'}"
    migrate(url)
    transcripts = open_transcripts(url)
    move_log(chat.store, transcripts)
    raw, kept = rebuild_session(transcripts, PERSON, flows), chat.session()
    assert raw is not None
    assert kept is not None
    assert json.loads(raw)["flow"] == kept["flow"]
    assert json.loads(raw).get("due") == kept.get("due")
