"""The desk as it was seconds ago, for every turn at no cost: one thread reads SQL, turns take what it read last."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

from flows.desk import Desk
from linebot_app.storage.desk import Desks

PAUSE = 2.0
TOO_OLD = 60.0  # seconds: rather nothing is told about the desk than something that is over

log = logging.getLogger(__name__)


class Board:
    """`clock`: seconds since 1970. `open_desks` may fail for hours."""

    def __init__(self, open_desks: Callable[[], Desks], clock: Callable[[], float], pause: float = PAUSE) -> None:
        self._open, self._clock, self._pause = open_desks, clock, pause
        self._desks: Desks | None = None
        self._picture: Desk | None = None
        self._read_at = 0.0
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="desk", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        self._ending.set()
        self._thread.join(10.0)

    def desk(self) -> Desk | None:
        """None where nobody has set anything, or where it is not known any more."""
        return self._picture if time.monotonic() - self._read_at < TOO_OLD else None

    def look(self) -> None:
        """Raises what SQLAlchemy raises when SQL is away."""
        self._desks = self._desks or self._open()
        self._picture = self._desks.picture(datetime.fromtimestamp(self._clock(), UTC))
        self._read_at = time.monotonic()

    def _run(self) -> None:
        pause = 0.0
        while not self._ending.wait(pause):
            try:
                self.look()
                pause = self._pause
            except SQLAlchemyError as error:
                log.warning("desk not read", extra={"error": type(error).__name__})
                pause = min(max(pause, 1.0) * 2, 30.0)
        if self._desks is not None:
            self._desks.close()
