"""Takes what a worker has counted to Redis once a second, and how many pushes are left; turns never wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from linebot_app.metrics import catalogue
from linebot_app.metrics.tally import Tally
from linebot_app.ports import StoreUnavailable
from linebot_app.storage.counters import Counters

EVERY = 1.0
PUSHES_EVERY = 300


class Reporting:
    """`pushes_left`: asks LINE, may take seconds."""

    def __init__(self, tally: Tally, counters: Counters, pushes_left: Callable[[], int | None]) -> None:
        self._tally, self._counters, self._pushes_left = tally, counters, pushes_left
        self._ending = threading.Event()
        self._threads = [
            threading.Thread(target=self._repeat, args=(self.report, EVERY), name="counts", daemon=True),
            threading.Thread(target=self._repeat, args=(self.report_pushes, PUSHES_EVERY), name="pushes", daemon=True),
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        self._ending.set()
        self._threads[0].join()
        self.report()
        self._counters.close()

    def report(self) -> None:
        """What cannot be told now is told with the next: a count may come late, and what Redis took without its answer
        coming back comes twice."""
        taken = self._tally.take()
        try:
            self._counters.add(taken)
        except StoreUnavailable:
            self._tally.put_back(taken)

    def report_pushes(self) -> None:
        left = self._pushes_left()
        try:
            self._counters.note(f"{catalogue.PUSHES_LEFT.name}:", left)
        except StoreUnavailable:
            return

    def _repeat(self, work: Callable[[], None], seconds: float) -> None:
        work()
        while not self._ending.wait(seconds):
            work()
