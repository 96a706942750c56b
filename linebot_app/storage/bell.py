"""The bell: which partitions rang, heard over one subscription that all worker threads of a process share."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

from linebot_app.ports import StoreUnavailable
from linebot_app.storage.wire import Wire, pack

_SWEEP_SECONDS = 1.0


class Bell:
    """Remembers rung partitions, oldest first, and when it is time to look into all of them.

    No thread of its own: whoever waits listens, and the others wait for what that one hears.
    """

    def __init__(self, channel: bytes, subscribe: Callable[[], Wire]) -> None:
        self._channel = channel
        self._subscribe = subscribe
        self._wire: Wire | None = None
        self._listening = False
        self._closed = False
        self._rung: dict[int, None] = {}
        self._sweep_at = 0.0  # time.monotonic() when all partitions must be looked into
        self._changed = threading.Condition()

    def mark(self, partitions: Iterable[int]) -> None:
        with self._changed:
            for partition in partitions:
                self._rung[partition] = None
            self._changed.notify()

    def due_in(self, seconds: float) -> None:
        """Somebody becomes due then: a sweep must not come later."""
        with self._changed:
            self._sweep_at = min(self._sweep_at, time.monotonic() + seconds)

    def next_rung(self) -> int | None:
        """The partition to look into; it counts as quiet from now on until marked again."""
        with self._changed:
            if not self._rung and not self._listening and self._wire is not None:
                self._hear(self._wire, 0.0)
            if not self._rung:
                return None
            partition = next(iter(self._rung))
            del self._rung[partition]
            return partition

    def sweep_is_due(self) -> bool:
        """True for one caller at a time, at most once a second unless somebody was known to become due."""
        with self._changed:
            now = time.monotonic()
            if now < self._sweep_at and self._wire is not None:  # nobody rings for who does not listen
                return False
            self._sweep_at = now + _SWEEP_SECONDS
            return True

    def wait(self, seconds: float) -> bool:
        """True when a partition rang; False when the time is over or a sweep is due. Raises StoreUnavailable."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while True:
                if self._rung:
                    return True
                left = min(deadline, self._sweep_at) - time.monotonic()
                if not self._listening:
                    self._listening = True
                    break
                if left <= 0:
                    return False
                self._changed.wait(left)
        try:
            if self._closed:
                return False
            if self._wire is None:
                self._connect()
                return False  # what rang before was not heard: look first
            self._hear(self._wire, max(0.0, left))
        finally:
            with self._changed:
                self._listening = False
                self._changed.notify()
                if self._closed:
                    self._hang_up()
        return bool(self._rung)

    def _connect(self) -> None:
        wire = self._subscribe()
        wire.talk(pack("SUBSCRIBE", self._channel), 1)
        with self._changed:
            self._wire = wire
            self._sweep_at = 0.0

    def _hear(self, wire: Wire, seconds: float) -> None:
        try:
            heard = wire.overhear(seconds)
        except StoreUnavailable:
            self._wire = None
            self._sweep_at = 0.0
            if seconds and not self._closed:
                raise
            return
        partitions = [int(message[2]) for message in heard if message[0] == b"message"]
        with self._changed:
            for partition in partitions:
                self._rung[partition] = None
            if len(partitions) > 1:
                self._changed.notify(len(partitions) - 1)

    def close(self) -> None:
        """Whoever waits comes back with False."""
        with self._changed:
            self._closed = True
            if self._listening and self._wire is not None:
                self._wire.wake()  # its listener hangs up
            elif not self._listening:
                self._hang_up()
            self._changed.notify_all()

    def _hang_up(self) -> None:
        if self._wire is not None:
            self._wire.close()
            self._wire = None
