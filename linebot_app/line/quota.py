"""How many pushes LINE allows this month, asked now and then and counted in between; who may push is no matter here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

LIMIT, USED = "/v2/bot/message/quota", "/v2/bot/message/quota/consumption"
KEPT = 300.0  # seconds
KEPT_UNKNOWN = 60.0
_TOKYO = timezone(timedelta(hours=9))  # whose months LINE counts

Ask = Callable[[str], Mapping[str, Any] | None]


class Quota:
    """`ask`: the JSON object that a GET answers, None where it failed. Threads may share it. `clock`: seconds since
    1970."""

    def __init__(self, ask: Ask, clock: Callable[[], float], kept: float = KEPT) -> None:
        self._ask = ask
        self._kept = kept
        self._clock = clock
        self._lock = threading.Lock()
        self._left: int | None = None
        self._until = 0.0
        self._month = 0

    def left(self) -> int | None:
        """None: there is no limit, or LINE does not tell. Then a push finds out."""
        with self._lock:
            now = self._clock()
            month = _month(now)
            if now >= self._until or month != self._month:
                self._left, known = self._asked()
                self._until, self._month = now + (self._kept if known else KEPT_UNKNOWN), month
            return self._left

    def one_sent(self) -> None:
        with self._lock:
            if self._left is not None:
                self._left = max(0, self._left - 1)

    def used_up(self) -> None:
        """LINE said so."""
        with self._lock:
            now = self._clock()
            self._left, self._until, self._month = 0, now + KEPT, _month(now)

    def _asked(self) -> tuple[int | None, bool]:
        limit = self._ask(LIMIT) or {}
        if limit.get("type") == "none":
            return None, True
        most = limit.get("value")
        used = (self._ask(USED) or {}).get("totalUsage") if type(most) is int else None
        if type(most) is not int or type(used) is not int:
            return None, False
        return max(0, most - used), True


def _month(now: float) -> int:
    return datetime.fromtimestamp(now, _TOKYO).month
