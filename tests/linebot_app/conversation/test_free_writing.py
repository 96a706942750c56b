"""The box of free writing through the real flow: its words wait beside the log until the person has chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

import flows
from linebot_app.conversation import rebuild_session
from linebot_app.storage.log_mover import move_log
from linebot_app.storage.transcripts import migrate, open_transcripts
from tests.support.chat import PERSON, Chat, watching

WORDS = "本当に腹が立つ、あの人なんか大きらいだ"


@pytest.fixture
def talk(chat: Chat) -> Chat:
    """Somebody in the middle of a consultation who has opened the box."""
    talk = Chat(chat.store, flow=flows, reopen=chat.reopen)
    talk.say("報告書が遅れて、お客様に怒られました")
    tap(talk, "c|agree|")
    tap(talk, "a|entry.role|own_mistake|1")
    talk.say("吐き出したい")
    return talk


def tap(chat: Chat, data: str) -> None:
    chat.deliver(chat.event("postback", postback={"data": data}))
    chat.work()


def logged(chat: Chat) -> str:
    return orjson.dumps(chat.log()).decode()


def test_who_writes_in_the_box_and_stays_away_finds_everything_again(talk: Chat) -> None:
    seen: list[float | None] = []
    talk.deliver(talk.text(WORDS))
    talk.work(watching(talk.store, seen))
    assert seen == [None]


def test_only_the_words_of_the_box_wait_and_they_are_revealed_when_chosen(talk: Chat) -> None:
    talk.say(WORDS)
    assert "大きらい" not in logged(talk)
    tap(talk, "c|vent|keep")
    revealed = [entry for entry in talk.log() if entry["kind"] == "reveal"]
    assert [part["text"] for entry in revealed for part in entry["input"]][-1] == WORDS
    talk.say("昨日のことです")
    assert "昨日" in logged(talk)
    assert "held" not in talk.session()


@pytest.mark.parametrize("after", ["c|vent|drop", "c|summary|", "a|facts.when|today|1"])
def test_words_that_were_not_chosen_are_nowhere(talk: Chat, after: str) -> None:
    talk.say(WORDS, "まだまだ言いたい、あいつは許せない")
    tap(talk, after)
    talk.say("吐き出したい", "もう一度だけ言わせて")
    tap(talk, "c|vent|keep")
    everywhere = logged(talk) + orjson.dumps(talk.session()).decode()
    assert "大きらい" not in everywhere
    assert "許せない" not in everywhere
    assert "もう一度だけ" in everywhere


@pytest.mark.parametrize("ending", ["残さない", "残しておく"])
def test_a_session_made_again_from_the_log_goes_on_behind_the_box(talk: Chat, tmp_path: Path, ending: str) -> None:
    talk.say(WORDS, ending, "昨日のことです")
    url = f"sqlite:///{tmp_path / 'log.sqlite3'}"
    migrate(url)
    transcripts: Any = open_transcripts(url)
    while move_log(talk.store, transcripts):
        pass
    raw = rebuild_session(transcripts, PERSON, flows)
    assert raw is not None
    made, kept = orjson.loads(raw)["flow"], talk.session()["flow"]
    assert made["consultations"] == kept["consultations"]


def test_a_session_is_made_again_although_the_last_words_were_for_the_box(talk: Chat, tmp_path: Path) -> None:
    talk.say(WORDS)
    url = f"sqlite:///{tmp_path / 'log.sqlite3'}"
    migrate(url)
    transcripts: Any = open_transcripts(url)
    while move_log(talk.store, transcripts):
        pass
    raw = rebuild_session(transcripts, PERSON, flows)
    assert raw is not None
    assert orjson.loads(raw)["flow"]["consultations"] == talk.session()["flow"]["consultations"]
