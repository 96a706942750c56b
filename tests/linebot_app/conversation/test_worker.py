"""A worker goes on whatever happens around it, and ends in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from flows.gathering import MOST_TURNS
from linebot_app import worker as module
from linebot_app.ports import Claim, Fenced, SessionStore, StoreUnavailable
from linebot_app.storage import embedded
from linebot_app.storage.log_mover import move_log
from linebot_app.storage.transcripts import migrate, open_transcripts
from linebot_app.worker import Worker
from tests.support.chat import PERSON, Chat, Impatient


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SHORTEST_PAUSE", "LONGEST_PAUSE", "LOG_BATCHING", "LOG_SWEEP"):
        monkeypatch.setattr(module, name, 0.001)


class Noted:
    """A conversation that tells when somebody was served; `during` runs in the middle."""

    def __init__(self, chat: Chat, during: Callable[[], Any] = lambda: None) -> None:
        self.chat = chat
        self.during = during
        self.served = threading.Semaphore(0)

    def serve(self, claim: Claim) -> None:
        try:
            self.during()
            self.chat.make(self.chat.store).serve(claim)
        finally:
            self.served.release()

    def wait(self, times: int = 1) -> None:
        for _ in range(times):
            assert self.served.acquire(timeout=30)


class Nowhere:
    """A log that takes everything and keeps nothing."""


@contextmanager
def working(
    store: Any, conversation: Any, threads: int = 1, open_log: Any = Nowhere, move: Any = lambda store, log: 0
) -> Iterator[Worker]:
    worker = Worker(store, conversation, open_log, move, threads)
    thread = threading.Thread(target=worker.run)
    thread.start()
    try:
        yield worker
    finally:
        worker.end()
        thread.join(30)
        assert not thread.is_alive()


def test_whoever_writes_is_served(chat: Chat) -> None:
    noted = Noted(chat)
    with working(chat.store, noted, threads=3):
        for person in (PERSON, "U" + "2" * 32, "U" + "3" * 32):
            chat.deliver(chat.text("やあ", person=person))
        noted.wait(3)
    assert len(chat.line.shown) == 3


def test_one_person_is_served_by_one_thread_at_a_time(chat: Chat) -> None:
    noted = Noted(chat)
    with working(chat.store, noted, threads=4):
        for n in range(MOST_TURNS):  # more at once would be answered as one
            chat.deliver(chat.event("postback", postback={"data": str(n)}))
        while len(chat.line.shown) < MOST_TURNS:
            noted.wait()
    assert [texts[0] for _, _, texts in chat.line.shown] == [f"聞きました：{n}" for n in range(MOST_TURNS)]


def test_ending_finishes_the_turn_that_runs(chat: Chat) -> None:
    begun, go_on = threading.Event(), threading.Event()
    noted = Noted(chat, lambda: (begun.set(), go_on.wait(30)))
    with working(chat.store, noted) as worker:
        chat.deliver(chat.text("やあ"))
        assert begun.wait(30)
        worker.end()
        go_on.set()
    assert chat.line.texts == ["聞きました：やあ", "次の問い"]
    chat.restart()
    assert chat.claim() is None


@pytest.mark.parametrize("error", [Fenced(), StoreUnavailable(), RuntimeError("秘密"), KeyError("秘密")])
def test_what_goes_wrong_with_one_person_does_not_stop_the_others(
    chat: Chat, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    errors = [error]

    def fails_once() -> None:
        if errors:
            raise errors.pop()

    noted = Noted(chat, fails_once)
    with working(chat.store, noted):
        chat.deliver(chat.text("やあ"))
        noted.wait()
        other = "U" + "2" * 32
        chat.deliver(chat.text("やあ", person=other))
        while chat.session(other) is None:
            noted.wait()
    assert "秘密" not in caplog.text


def test_a_turn_that_never_ends_is_noticed(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    noted = Noted(chat)
    worker = Worker(chat.store, noted, Nowhere, lambda store, log: 0)  # type: ignore[arg-type]

    def look() -> None:
        seen.append(worker.is_stuck())
        monkeypatch.setattr(module, "STUCK", -1.0)
        seen.append(worker.is_stuck())

    noted.during = look
    chat.deliver(chat.text("やあ"))
    assert worker.serve_next()
    seen.append(worker.is_stuck())
    assert seen == [False, True, False]


def test_a_store_that_is_away_is_waited_for(chat: Chat) -> None:
    class Flapping(Impatient):
        left = 5

        def claim(self, lease: float) -> Claim | None:
            self.left -= 1
            if self.left >= 0:
                raise StoreUnavailable
            return self.store.claim(lease)

    noted = Noted(chat)
    chat.deliver(chat.text("やあ"))
    with working(Flapping(chat.store), noted):
        noted.wait()
    assert len(chat.line.shown) == 1


def test_the_log_reaches_sql_also_when_sql_was_away_and_what_is_left_when_the_worker_ends(
    chat: Chat, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'log.sqlite3'}"
    migrate(url)
    transcripts = open_transcripts(url)
    failures, refusals = iter([OSError("away"), OSError("away")]), iter([-1, -1])
    tried, refused = threading.Semaphore(0), threading.Semaphore(0)

    def open_log() -> Any:
        tried.release()
        if error := next(failures, None):
            raise error
        return transcripts

    def refused_twice(store: SessionStore, log: Any) -> int:
        if (refusal := next(refusals, None)) is None:
            return move_log(store, log)
        refused.release()
        return refusal

    noted = Noted(chat)
    with working(chat.store, noted, open_log=open_log, move=refused_twice):
        chat.deliver(chat.text("はい"))
        noted.wait()
        assert all(tried.acquire(timeout=30) for _ in range(3))
        assert all(refused.acquire(timeout=30) for _ in range(2))  # the end takes what is left, no refusal
    turns = list(transcripts.of_person(PERSON))
    assert [turn["input"][0]["text"] for turn in turns] == ["はい"]
    assert turns[0]["delivery"]["outcome"] == "replied"
    assert chat.log() == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_process_ends_in_order_when_asked(complete_environment: dict[str, str], number: signal.Signals) -> None:
    environ = {**os.environ, **complete_environment, "LINE_API_BASE_URL": "http://127.0.0.1:9"}
    process = subprocess.Popen(
        [sys.executable, "-m", "linebot_app.worker"], env=environ, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None
        lines = []
        for line in process.stderr:
            lines.append(line)
            if "worker ready" in line:
                break
        process.send_signal(number)
        rest = process.communicate(timeout=60)[1]
        assert process.returncode == 0, (lines, rest)
        assert "Traceback" not in rest
    finally:
        process.kill()
        process.wait()
        embedded.stop(Path(complete_environment["DATA_DIR"]))


def test_a_broken_setting_is_told_in_a_line(complete_environment: dict[str, str]) -> None:
    environ = {**os.environ, **complete_environment, "LINE_CHANNEL_SECRET": ""}
    ended = subprocess.run(
        [sys.executable, "-m", "linebot_app.worker"],
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "LINE_CHANNEL_SECRET" in ended.stderr
