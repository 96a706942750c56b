"""One thread of a process that takes up changed wording when it is told to, by an order for all or by a signal, and
tells what came of it."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable

from redis.exceptions import RedisError

from linebot_app.ports import StoreUnavailable
from linebot_app.storage.renewals import LASTS, Renewals, Told
from linebot_app.wording.shelf import Outcome, Shelf

PAUSE = 2.0
_TOLD_AGAIN = LASTS / 3

log = logging.getLogger(__name__)


class Following:
    """`role`: web, worker. `begun`: what the process began with. `open_renewals` may fail for hours: signals are
    followed meanwhile. `clock`: seconds since 1970."""

    def __init__(
        self,
        role: str,
        shelf: Shelf,
        begun: Outcome,
        open_renewals: Callable[[], Renewals],
        clock: Callable[[], float],
        pause: float = PAUSE,
    ) -> None:
        self._shelf, self._outcome, self._open, self._clock, self._pause = shelf, begun, open_renewals, clock, pause
        self._process = f"{role} {os.getpid()}@{socket.gethostname()}"
        self._renewals: Renewals | None = None
        self._order: int | None = None
        self._told: tuple[int, Outcome] | None = None
        self._told_at = 0.0
        self._ending = threading.Event()
        self._wake = threading.Event()
        self._asked = threading.Event()
        self._thread = threading.Thread(target=self._run, name="wording", daemon=True)
        if begun.problems:
            log.error("wording refused", extra={"problems": len(begun.problems), "version": begun.version})

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._ending.set()
        self._wake.set()
        self._thread.join(10.0)

    def ask(self) -> None:
        """Of this process alone; may be called by a signal's handler."""
        self._asked.set()
        self._wake.set()

    def look(self) -> None:
        """Follows what was ordered since. Raises StoreUnavailable."""
        if self._asked.is_set():
            self._asked.clear()
            self._renew()
        self._renewals = self._renewals or self._open()
        orders = self._renewals.orders()
        if self._order is not None and orders != self._order:
            self._renew()
        self._order = orders
        now = self._clock()
        if self._told != (orders, self._outcome) or now - self._told_at >= _TOLD_AGAIN:
            outcome = self._outcome
            self._renewals.tell(Told(self._process, orders, outcome.version, outcome.problems, now))
            self._told, self._told_at = (orders, outcome), now

    def _renew(self) -> None:
        self._outcome = self._shelf.renew()
        told = {"version": self._outcome.version, "problems": len(self._outcome.problems)}
        log.log(logging.ERROR if self._outcome.problems else logging.INFO, "wording read", extra=told)

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                self.look()
            except (StoreUnavailable, RedisError, RuntimeError):
                self._told = None  # it is told again once somebody listens
            self._wake.wait(self._pause)
            self._wake.clear()
        if self._renewals is not None:
            self._leave(self._renewals)

    def _leave(self, renewals: Renewals) -> None:
        try:
            renewals.leave(self._process)
        except StoreUnavailable:
            return
        renewals.close()
