"""Counts within one process, at the cost of an addition; how the sums reach whoever asks is known elsewhere."""

from __future__ import annotations

import threading
from bisect import bisect_left

from linebot_app.metrics.catalogue import BORDERS, BUCKETS


class Tally:
    """Sums by `name:label`; a duration adds to `name:<its bucket>` and to `name:sum`. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sums: dict[str, float] = {}

    def count(self, name: str, label: str = "") -> None:
        self._add(f"{name}:{label}", 1)

    def took(self, name: str, seconds: float) -> None:
        seconds = max(0.0, seconds)  # a clock may be set back
        self._add(f"{name}:{BORDERS[bisect_left(BUCKETS, seconds)]}", 1)
        self._add(f"{name}:sum", seconds)

    def sums(self) -> dict[str, float]:
        with self._lock:
            return dict(self._sums)

    def take(self) -> dict[str, float]:
        """The sums since this was called last."""
        with self._lock:
            taken, self._sums = self._sums, {}
        return taken

    def put_back(self, taken: dict[str, float]) -> None:
        for key, value in taken.items():
            self._add(key, value)

    def _add(self, key: str, value: float) -> None:
        with self._lock:
            self._sums[key] = self._sums.get(key, 0) + value


TALLY = Tally()  # of this process, as its logging is
