"""The worker process: drains inboxes and moves the log to SQL; what a turn is lives in conversation."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from linebot_app.clock import ahead, clock_of
from linebot_app.logs import place_of
from linebot_app.ports import Fenced, SessionStore, StoreUnavailable, Transcripts
from linebot_app.sharing import keep_one_heap, let_others_first, settle_in

if TYPE_CHECKING:
    from linebot_app.channels import Serving

log = logging.getLogger("linebot_app.worker")  # not __main__

# How soon another takes over from a worker that died, well within the life of a reply token. A worker that is only slow
# loses nothing by it: token and retry key are the same, and what it writes afterwards is refused.
LEASE = 10.0
LONGEST_WAIT = 1.0
SHORTEST_PAUSE, LONGEST_PAUSE = 0.1, 2.0
LOG_BATCHING = 1.0  # entries of one moment go to SQL together: a batch costs several turns, however small
LOG_HURRY = 0.1  # while an operator has a conversation open
LOG_SWEEP = 5.0  # entries that a worker left behind when it died
LONGEST_LOG_PAUSE = 5.0
STUCK = 120.0  # a turn takes milliseconds: one that lasts so long never ends
A_DAY, AN_HOUR = 86_400.0, 3_600.0

A_FULL_BATCH = 600  # as in storage/log_mover.py: each costs some milliseconds, however few entries it has

MoveLog = Callable[[SessionStore, Transcripts], int]  # how many; A_FULL_BATCH: there may be more; negative: SQL is away


class Worker:
    """`open_log` may fail for hours: turns go on, the log waits in Redis. `threads`: how many people at a time.
    `tidy`: done once a day, what fails is tried again an hour later. `tick`: done about once a second.
    `watched`: somebody reads along and should not wait for a batch."""

    def __init__(
        self,
        store: SessionStore,
        conversation: Serving,
        open_log: Callable[[], Transcripts],
        move_log: MoveLog,
        threads: int = 1,
        lease: float = LEASE,
        tidy: Callable[[], object] = lambda: None,
        tick: Callable[[], object] = lambda: None,
        watched: Callable[[], bool] = lambda: False,
    ) -> None:
        self._store = store
        self._watched = watched
        self._conversation = conversation
        self._open_log = open_log
        self._move_log = move_log
        self._lease = lease
        self._tidy, self._tidy_at = tidy, 0.0
        self._tick = tick
        self._ending = threading.Event()
        self._logged = threading.Event()
        self._quiet = threading.Event()  # no thread serves any more
        self._busy: dict[str, float] = {}
        self._servers = [threading.Thread(target=self.serve, name=f"serve-{n}") for n in range(threads)]
        self._mover = threading.Thread(target=self.move, name="log")

    def run(self) -> None:
        """Works until `end` is called; then the turns that run are finished and the log is moved once more."""
        for thread in (*self._servers, self._mover):
            thread.start()
        # With a timeout: a signal must find the main thread in Python code.
        while not self._ending.wait(1.0):
            self._tick()
            if not all(thread.is_alive() for thread in self._servers):
                log.critical("a serving thread has died")
                self.end()
            if self.is_stuck():
                # No thread can be stopped from outside. Whoever takes over counts such deaths and skips the turn.
                log.critical("a turn does not end")
                os._exit(70)
        for thread in self._servers:
            thread.join()
        self._quiet.set()
        self._logged.set()
        self._mover.join()

    def end(self) -> None:
        self._ending.set()

    def is_stuck(self) -> bool:
        return any(time.monotonic() - since > STUCK for since in list(self._busy.values()))

    def serve(self) -> None:
        """Serves one person after another until `end`."""
        pause = 0.0
        while not self._ending.is_set():
            try:
                if not self.serve_next():
                    self._store.wait(LONGEST_WAIT)
                pause = 0.0
            except StoreUnavailable:
                if not pause:
                    log.warning("store away")
                pause = min(max(SHORTEST_PAUSE, pause * 2), LONGEST_PAUSE)
                self._ending.wait(pause)

    def serve_next(self) -> bool:
        """One claimed person; False when nobody is due. Raises StoreUnavailable."""
        claim = self._store.claim(self._lease)
        if claim is None:
            return False
        thread = threading.current_thread().name
        started = self._busy[thread] = time.monotonic()
        try:
            self._conversation.serve(claim)
        except Fenced:
            log.info("fenced")  # somebody else took over: what was not committed was not done
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - the claim runs out and is tried again; the others must not wait
            log.error("serving failed", extra={"error": type(error).__name__, "place": place_of(error)})
        finally:
            del self._busy[thread]
            self._logged.set()
        log.debug("served", extra={"ms": round((time.monotonic() - started) * 1000, 1)})
        return True

    def move(self) -> None:
        """Moves the log to SQL in batches, whenever something was served and now and then, until no thread serves."""
        transcripts: Transcripts | None = None
        pause = 0.0
        while True:
            ending = self._quiet.is_set()
            try:
                transcripts = transcripts or self._open_log()
                moved = self._move_log(self._store, transcripts)
                self._tidy_daily()
            except Exception as error:  # noqa: BLE001 - SQL or Redis away, in whatever words: the entries wait in Redis
                moved = -1
                log.warning("log waits", extra={"error": type(error).__name__, "place": place_of(error)})
            pause = min(max(LOG_BATCHING, pause * 2), LONGEST_LOG_PAUSE) if moved < 0 else 0.0
            if moved >= A_FULL_BATCH:
                continue
            if ending:
                return
            if pause:
                self._quiet.wait(pause)
            else:
                self._logged.wait(LOG_SWEEP)
                self._logged.clear()
                self._quiet.wait(LOG_HURRY if self._watched() else LOG_BATCHING)

    def _tidy_daily(self) -> None:
        if time.monotonic() < self._tidy_at:
            return
        self._tidy_at = time.monotonic() + AN_HOUR
        self._tidy()
        self._tidy_at = time.monotonic() + A_DAY


def main() -> int:
    """Works until SIGTERM or SIGINT. Returns the exit code: 1 when the embedded store cannot be had."""
    from linebot_app import logs, tracing
    from linebot_app.connections import (
        at_the_desk,
        open_counters,
        open_language_model,
        open_listing,
        open_log,
        open_session_store,
        take_up_wording,
        tidy,
    )
    from linebot_app.metrics import TALLY
    from linebot_app.metrics.reporting import Reporting
    from linebot_app.settings import load, or_exit

    settings = or_exit(load, os.environ)
    keep_one_heap()
    logs.configure()
    wording = take_up_wording("worker", settings)
    signal.signal(signal.SIGHUP, lambda _number, _frame: wording.ask())
    try:
        store = open_session_store(settings)
    except (RuntimeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    import flows
    from linebot_app.channels import with_visitors
    from linebot_app.conversation import Conversation, rebuild_session
    from linebot_app.line.client import LineClient
    from linebot_app.line.events import read
    from linebot_app.line.menu_links import MenuLinks
    from linebot_app.line.render import render
    from linebot_app.line.tokens import tokens_of
    from linebot_app.sheet.link import Links
    from linebot_app.storage.log_mover import move_log

    for name in flows.__all__:  # now, not in the first turns of four threads at once
        getattr(flows, name)
    opening = threading.Lock()

    @cache  # a failure is not remembered: the next who needs the log tries again
    def opened_log() -> Transcripts:
        return open_log(settings)

    def the_log() -> Transcripts:
        with opening:
            return opened_log()

    links = Links(settings.secret_key, settings.public_base_url or "", old=settings.secret_key_old)
    clock = clock_of(settings.clock_file)
    messenger = LineClient(tokens_of(settings, clock), settings.line_api_base_url, clock)
    menus = MenuLinks(messenger)
    model = open_language_model(settings)
    listing = open_listing(settings)
    beside = ExitStack()
    board = beside.enter_context(at_the_desk(settings, clock))
    shared: dict[str, Any] = {
        "rebuild": lambda person: rebuild_session(the_log(), person, flows),
        "suggest": model.suggest if model else None,
        "listing": listing,
        "page": links.address if links.has_an_address else None,
        "desk": board.desk,
        "lease": LEASE,
    }
    language = messenger.language
    line = Conversation(store, messenger, flows, render, read, clock, language=language, menus=menus, **shared)
    conversation = with_visitors(line, settings, store, flows, clock, **shared)
    worker = Worker(
        store,
        conversation,
        the_log,
        move_log,
        settings.worker_threads,
        tidy=lambda: tidy(settings),
        tick=_follow(settings.clock_file, store) if settings.clock_file else lambda: None,
        watched=store.is_watched,
    )

    def stop(_number: int, _frame: FrameType | None) -> None:
        worker.end()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    log.info("worker ready", extra={"threads": settings.worker_threads})
    let_others_first()
    tracing.start(settings.traces_url, "worker")
    threading.Thread(target=listing.prepare_ahead, args=(datetime.now(UTC),), name="listing", daemon=True).start()
    reporting = Reporting(TALLY, open_counters(settings), messenger.pushes_left)
    reporting.start()
    wording.start()
    menus.start()
    settle_in()
    worker.run()
    menus.end()
    beside.close()
    reporting.end()
    wording.end()
    tracing.end()
    listing.close()
    messenger.close()
    if model:
        model.close()
    store.close()
    return 0


def _follow(clock_file: Path, store: SessionStore) -> Callable[[], None]:
    """Beside the simulator: whoever sleeps is due that much sooner when its clock was moved."""
    followed: list[float] = []

    def follow() -> None:
        now_ahead = ahead(clock_file)
        if followed != [now_ahead]:
            with suppress(StoreUnavailable):  # the next second tries again
                store.hasten(now_ahead)
                followed[:] = [now_ahead]

    return follow


if __name__ == "__main__":
    sys.exit(main())
