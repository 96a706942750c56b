"""Shows people who wait too long that something is coming; one thread for all of them, none for a turn."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from linebot_app.ports import Messenger


class Loading:
    """`patience`: seconds until the loading animation starts. `clock`: monotonic seconds."""

    def __init__(
        self, messenger: Messenger, patience: float = 1.5, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._messenger = messenger
        self._patience = patience
        self._clock = clock
        self._changed = threading.Condition()
        self._deadlines: dict[str, float] = {}
        self._thread: threading.Thread | None = None
        self._wakes_at = math.inf

    @contextmanager
    def watch(self, person: str, waited: float = 0.0) -> Iterator[None]:
        """The animation is shown once when the block runs longer than the patience left after `waited` seconds."""
        with self._changed:
            deadline = self._clock() + max(0.0, self._patience - waited)
            self._deadlines[person] = deadline
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="loading", daemon=True)
                self._thread.start()
            elif deadline < self._wakes_at:  # else it looks in time anyway: waking it for every turn would cost more
                self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._deadlines.pop(person, None)

    def _run(self) -> None:
        while True:
            with self._changed:
                person = self._overdue()
            self._messenger.show_loading(person)

    def _overdue(self) -> str:
        while True:
            if self._deadlines:
                person, deadline = min(self._deadlines.items(), key=lambda item: item[1])
                left = deadline - self._clock()
                if left <= 0:
                    del self._deadlines[person]
                    return person
                self._wakes_at = deadline
                self._changed.wait(left)
            else:
                self._wakes_at = math.inf
                self._changed.wait()
