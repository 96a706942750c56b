"""What goes wrong, by a seeded choice: deaths, a network torn apart, a LINE that fails, SQL that is away."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial

from soak.house import House

JUMPS = (-45, 0, 45, 7200)  # seconds from the right time
LINE_FAULTS = ("429", "500", "503", "reset", "500_after", "reset_after", "timeout_after", "silence")


class Mischief:
    """`done` counts what was done. Deaths happen in the thread that calls `something`: it must outlive the house."""

    def __init__(
        self, house: House, seed: int, longest_without_sql: float, longest_parted: float, only_hosts: bool = False
    ) -> None:
        self._house = house
        self._chance = random.Random(seed)
        self._longest_without_sql = longest_without_sql
        self._longest_parted = longest_parted
        self._only_hosts = only_hosts
        self._without_sql: threading.Thread | None = None
        self.done: Counter[str] = Counter()
        self._bag: list[Callable[[], None]] = []

    def something(self) -> None:
        """Out of a bag that holds each of them, the likely ones several times: none is left out for long."""
        if self._only_hosts:
            self._part_hosts()
            return
        if not self._bag:
            line = [partial(self._line_fails, kind) for kind in LINE_FAULTS]
            deaths = [self._kill_web] * 3 + [self._kill_worker] * 5 + [self._kill_valkey] * 2
            lines = [self._cut_webhooks, self._cut_line, self._part_hosts, self._part_hosts, self._sql_is_away]
            moved = [self._move_clock] * 3 if self._house.clocks else []
            self._bag = [*line, *deaths, *lines, *moved, *([self._fill_disk] if self._house.disk.is_there else [])]
            self._chance.shuffle(self._bag)
        self._bag.pop()()

    def end(self) -> None:
        self._house.platform.no_faults()
        for clock in self._house.clocks:
            clock.move(0)
        if self._without_sql is not None:
            self._without_sql.join()

    def _kill_web(self) -> None:
        self._die("web", 0.2)

    def _kill_worker(self) -> None:
        self._die("worker", 0.2)

    def _kill_valkey(self) -> None:
        self._die("valkey", 1.0)

    def _die(self, kind: str, most_away: float) -> None:
        name = self._chance.choice([name for name in self._house.names if name.startswith(kind)])
        self._house.kill(name)
        time.sleep(self._chance.uniform(0, most_away))
        self._house.start(name)
        self.done[f"kill -9 {kind}"] += 1

    def _cut_webhooks(self) -> None:
        self._house.webs.cut()
        self.done["webhooks cut"] += 1

    def _cut_line(self) -> None:
        self._house.line.cut()
        self.done["calls to LINE cut"] += 1

    def _part_hosts(self) -> None:
        """One host no longer reaches the others, longer than a lease lasts now and then; the other goes on alone."""
        host = self._chance.choice(self._house.hosts)
        host.freeze()
        time.sleep(self._chance.uniform(0, self._longest_parted))
        host.thaw()
        self.done["host cut off"] += 1

    def _line_fails(self, kind: str) -> None:
        self._house.platform.fail_next(kind, self._chance.randint(1, 5))
        self.done[f"LINE: {kind}"] += 1

    def _sql_is_away(self) -> None:
        """Somebody else holds the whole database: what SQLite offers as an outage."""
        if self._house.log_file.exists() and self._begins(self._hold):
            self.done["SQL away"] += 1

    def _fill_disk(self) -> None:
        """The disk of the log is full: SQL is there and refuses."""
        if self._house.log_file.exists() and self._begins(self._fill):
            self.done["disk full"] += 1

    def _begins(self, outage: Callable[[], None]) -> bool:
        """False while there is one already."""
        if self._without_sql is not None and self._without_sql.is_alive():
            return False
        self._without_sql = threading.Thread(target=outage)
        self._without_sql.start()
        return True

    def _fill(self) -> None:
        self._house.disk.fill()
        time.sleep(self._longest_without_sql)
        self._house.disk.empty()

    def _move_clock(self) -> None:
        """The clock of one host is set while it works: LINE's, Redis' and the other host's stay as they are."""
        self._chance.choice(self._house.clocks).move(self._chance.choice(JUMPS))
        self.done["clock set"] += 1

    def _hold(self) -> None:
        with closing(sqlite3.connect(self._house.log_file, timeout=30, isolation_level=None)) as connection:
            with suppress(sqlite3.OperationalError):
                connection.execute("BEGIN EXCLUSIVE")
            time.sleep(self._longest_without_sql)
