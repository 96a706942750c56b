"""Sessions of who wrote lately, as this process left them, so that they need not be read again; the store decides
whether they are still right."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from linebot_app.conversation.records import SessionRecord

MOST = 1_000  # some 20 KB each
LIVES = 600.0  # seconds: who has gone is forgotten here too


@dataclass(frozen=True, slots=True)
class _Left:
    saved: bytes
    record: SessionRecord
    session: Any
    at: float


class Recent:
    """Threads may share it. `clock`: monotonic seconds.

    What is kept holds only while the store has the very bytes that were written then: whatever another process, an
    operator or a migration makes of a session, these are not used any more. Whoever takes one is alone with it.
    """

    def __init__(self, most: int = MOST, lives: float = LIVES, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._lives, self._clock = most, lives, clock
        self._left: OrderedDict[str, _Left] = OrderedDict()  # who was left longest ago stands first
        self._changing = threading.Lock()

    def take(self, person: str, saved: bytes | None) -> tuple[SessionRecord, Any] | None:
        """Record and session that `saved` was written from, no longer kept here; None where they are not at hand."""
        with self._changing:
            left = self._left.pop(person, None)
        if left is None or left.saved != saved or left.at < self._clock() - self._lives:
            return None
        return left.record, left.session

    def keep(self, person: str, saved: bytes, record: SessionRecord, session: Any) -> None:
        now = self._clock()
        with self._changing:
            self._left.pop(person, None)
            self._left[person] = _Left(saved, record, session, now)
            while len(self._left) > self._most or next(iter(self._left.values())).at < now - self._lives:
                self._left.popitem(last=False)
