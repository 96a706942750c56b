"""Rings: looks every two seconds which alerts must go out, each way by itself; one way that is away holds back no
other."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from linebot_app.alarm_settings import AlarmSettings
from linebot_app.logs import place_of
from linebot_app.storage.alarms import Alarm, Alarms

PAUSE = 2.0
HOLD = timedelta(minutes=2)  # longer than a way takes at most: afterwards another process may try
SOONEST = timedelta(seconds=5)  # after one that failed

log = logging.getLogger(__name__)


class Way(Protocol):
    """`tell` raises OSError when the alarms were not taken. `together`: it takes several in one."""

    @property
    def way(self) -> str: ...
    @property
    def together(self) -> bool: ...
    def tell(self, alarms: Sequence[Alarm], now: datetime) -> None: ...


def ways_of(settings: AlarmSettings) -> list[Way]:
    found: list[Way] = []
    if settings.mail:  # each with a library of its own, loaded where it is used
        from linebot_app.alarms.mail import Mail

        found.append(Mail(settings.mail, settings.page))
    if settings.hook:
        from linebot_app.alarms.hook import Hook

        found.append(Hook(settings.hook, settings.page))
    return found


class Ringing:
    """`clock`: seconds since 1970. Threads of its own, one a way; `open_alarms` may fail for hours."""

    def __init__(
        self,
        ways: Sequence[Way],
        open_alarms: Callable[[], Alarms],
        clock: Callable[[], float],
        repeat: timedelta,
        pause: float = PAUSE,
    ) -> None:
        self._ways, self._open, self._clock, self._repeat, self._pause = ways, open_alarms, clock, repeat, pause
        self._ending = threading.Event()
        self._threads = [threading.Thread(target=self._run, args=(way,), name=way.way, daemon=True) for way in ways]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Waits for what is being sent."""
        self._ending.set()
        for thread in self._threads:
            thread.join(20.0)

    def ring(self, way: Way, alarms: Alarms) -> int:
        """Tells what is due this way; how many that were."""
        now = datetime.fromtimestamp(self._clock(), UTC)
        due = alarms.take(way.way, now, HOLD)
        told = [due] if way.together and due else [[one] for one in due]
        for together in told:
            try:
                way.tell(together, now)
            except (OSError, ValueError) as error:
                log.warning("alarm not taken", extra={"way": way.way, "error": type(error).__name__})
                for one in together:
                    again = min(SOONEST * 2 ** min(one.failed, 10), self._repeat)
                    alarms.failed(one, type(error).__name__, now, again)
            else:
                for one in together:
                    alarms.sent(one, now, self._repeat)
        return len(due)

    def _run(self, way: Way) -> None:
        alarms: Alarms | None = None
        pause = self._pause
        while not self._ending.wait(pause):
            try:
                alarms = alarms or self._open()
                self.ring(way, alarms)
                pause = self._pause
            except SQLAlchemyError as error:
                log.warning("alarms wait", extra={"error": type(error).__name__})
                pause = min(pause * 2, 30.0)
            except Exception as error:  # noqa: BLE001 - whatever it is, the next alarm must not wait for ever
                log.error("ringing failed", extra={"error": type(error).__name__, "place": place_of(error)})
                pause = min(pause * 2, 30.0)
        if alarms is not None:
            alarms.close()
