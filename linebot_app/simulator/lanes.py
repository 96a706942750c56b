"""Work in order within a lane, at once across lanes, and later by a clock that may jump; it knows not what work."""

from __future__ import annotations

import heapq
import itertools
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

WORKERS = 12


@dataclass(frozen=True, order=True, slots=True)
class _Later:
    due_ms: int
    tie: int
    lane: str
    item: int
    counted: bool


class Lanes:
    """`work(item)` runs in threads: items of one lane one after another, those of different lanes at once.

    `now_ms` is the clock that `later` goes by; call `nudge` when it has jumped. `settled` is called after each item.
    """

    def __init__(self, work: Callable[[int], None], now_ms: Callable[[], int], settled: Callable[[], None]) -> None:
        self._work, self._now_ms, self._settled = work, now_ms, settled
        self._wake = threading.Condition()
        self._lanes: dict[str, deque[int]] = {}
        self._ready: deque[str] = deque()
        self._later: list[_Later] = []
        self._ties = itertools.count()
        self._unfinished = 0
        self._ending = False
        self._threads = [threading.Thread(target=self._run, daemon=True, name=f"lane-{n}") for n in range(WORKERS)]
        self._threads.append(threading.Thread(target=self._watch, daemon=True, name="lane-timer"))

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Lets what is under way end; the rest stays undone."""
        with self._wake:
            self._ending = True
            self._wake.notify_all()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout=3)

    def add(self, lane: str, item: int) -> None:
        with self._wake:
            self._unfinished += 1
            self._append(lane, item)

    def later(self, due_ms: int, lane: str, item: int, *, counted: bool) -> None:
        """The item when the clock reaches `due_ms`. `counted`: until then it keeps `idle` from being true."""
        with self._wake:
            self._unfinished += int(counted)
            heapq.heappush(self._later, _Later(due_ms, next(self._ties), lane, item, counted))
            self._wake.notify_all()

    def hold(self, count: int) -> None:
        """Something else is (or, below zero, is no longer) on its way: `idle` takes it into account."""
        with self._wake:
            self._unfinished += count

    def idle(self) -> bool:
        """True when nothing is queued or on its way; what waits uncounted for its time does not matter."""
        with self._wake:
            return self._unfinished == 0

    def nudge(self) -> None:
        with self._wake:
            self._wake.notify_all()

    def _append(self, lane: str, item: int) -> None:
        waiting = self._lanes.get(lane)
        if waiting is not None:
            waiting.append(item)
            return
        self._lanes[lane] = deque([item])
        self._ready.append(lane)
        self._wake.notify_all()

    def _watch(self) -> None:
        with self._wake:
            while not self._ending:
                now = self._now_ms()
                while self._later and self._later[0].due_ms <= now:
                    one = heapq.heappop(self._later)
                    self._unfinished += int(not one.counted)
                    self._append(one.lane, one.item)
                self._wake.wait(min(30.0, (self._later[0].due_ms - now) / 1000) if self._later else 30.0)

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._ready and not self._ending:
                    self._wake.wait(30)
                if self._ending:
                    return
                lane = self._ready.popleft()
                item = self._lanes[lane][0]
            try:
                self._work(item)
            finally:
                with self._wake:
                    self._unfinished -= 1
                    waiting = self._lanes[lane]
                    waiting.popleft()
                    if waiting:
                        self._ready.append(lane)
                        self._wake.notify_all()
                    else:
                        del self._lanes[lane]
                self._settled()
