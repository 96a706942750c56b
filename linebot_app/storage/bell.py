"""The bell: which partitions rang, heard over one subscription that all worker threads of a process share."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

from redis.client import PubSub

from linebot_app.ports import StoreUnavailable
from linebot_app.storage.calls import TROUBLE
from linebot_app.storage.connect import REPLY_SECONDS

_SWEEP_SECONDS = 1.0


class Bell:
    """Remembers rung partitions, oldest first, and when it is time to look into all of them.

    No thread of its own: whoever waits listens, and the others wait for what that one hears.
    """

    def __init__(self, channel: bytes, pubsub: Callable[[], PubSub]) -> None:
        self._channel = channel
        self._pubsub = pubsub
        self._ear: PubSub | None = None
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
            if not self._rung and not self._listening and self._ear is not None:
                self._hear(self._ear, 0.0)
            if not self._rung:
                return None
            partition = next(iter(self._rung))
            del self._rung[partition]
            return partition

    def sweep_is_due(self) -> bool:
        """True for one caller at a time, at most once a second unless somebody was known to become due."""
        with self._changed:
            now = time.monotonic()
            if now < self._sweep_at and self._ear is not None:  # nobody rings for who does not listen
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
            if self._ear is None:
                self._connect()
                return False  # what rang before was not heard: look first
            self._hear(self._ear, max(0.0, left))
        finally:
            with self._changed:
                self._listening = False
                self._changed.notify()
                if self._closed:
                    self._hang_up()
        return bool(self._rung)

    def _connect(self) -> None:
        ear = self._pubsub()
        try:
            ear.subscribe(self._channel)
            if ear.get_message(timeout=REPLY_SECONDS) is None:
                raise TimeoutError
        except TROUBLE as error:
            ear.close()
            raise StoreUnavailable(f"The bell cannot be heard ({type(error).__name__}).") from error
        with self._changed:
            self._ear = ear
            self._sweep_at = 0.0

    def _hear(self, ear: PubSub, seconds: float) -> None:
        partitions: list[int] = []
        try:
            message = ear.get_message(timeout=seconds)
            while message is not None:
                if message["type"] == "message":
                    partitions.append(int(message["data"]))
                message = ear.get_message(timeout=0.0)
        except TROUBLE as error:
            self._hang_up()
            self._sweep_at = 0.0
            if seconds and not self._closed:
                raise StoreUnavailable(f"The bell's connection broke ({type(error).__name__}).") from error
        with self._changed:
            for partition in partitions:
                self._rung[partition] = None
            if len(partitions) > 1:
                self._changed.notify(len(partitions) - 1)

    def close(self) -> None:
        """Whoever waits comes back with False, the one who listens within a second: then a sweep is due."""
        with self._changed:
            self._closed = True
            if not self._listening:
                self._hang_up()
            self._changed.notify_all()

    def _hang_up(self) -> None:
        if self._ear is not None:
            self._ear.close()
            self._ear = None
