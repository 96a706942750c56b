"""How many pushes are left, for pages that must not wait for LINE: the answer of seconds ago, asked for beside."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

PAUSE = 30.0


class KnownQuota:
    """`ask`: may take seconds. None until it has answered, and where there is no limit or nobody knows."""

    def __init__(self, ask: Callable[[], int | None]) -> None:
        self._ask = ask
        self._left: int | None = None
        self._asked_at = -PAUSE
        self._lock = threading.Lock()

    def left(self) -> int | None:
        with self._lock:
            if time.monotonic() - self._asked_at >= PAUSE:
                self._asked_at = time.monotonic()
                threading.Thread(target=self._learn, name="quota", daemon=True).start()
            return self._left

    def _learn(self) -> None:
        self._left = self._ask()
