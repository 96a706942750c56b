"""What all processes count together, in one hash, and how much waits in Redis; what they mean is not known here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from linebot_app.storage.address import read_address
from linebot_app.storage.calls import Calls, Command
from linebot_app.storage.keys import Keys


@dataclass(frozen=True, slots=True)
class Waiting:
    """`people` who are due and not held, `oldest`: seconds the longest of them has been due."""

    people: int = 0
    oldest: float = 0.0
    log: int = 0
    rejected: int = 0


class Counters:
    """Every method raises StoreUnavailable when Redis is away. Threads may share it."""

    def __init__(self, calls: Calls, keys: Keys) -> None:
        self._calls = calls
        self._keys = keys

    def add(self, sums: Mapping[str, float]) -> None:
        """After a failure some may have been added."""
        counts = self._keys.counts
        commands: list[Command] = [
            (counts, ("HINCRBYFLOAT", counts, name, f"{value:.17g}")) for name, value in sums.items()
        ]
        if commands:
            self._calls.ask_all(commands)

    def note(self, name: str, value: float | None) -> None:
        """A number that is what it is, not a sum; None: it is not known."""
        counts = self._keys.counts
        if value is None:
            self._calls.ask("HDEL", counts, name)
        else:
            self._calls.ask("HSET", counts, name, f"{value:.17g}")

    def sums(self) -> dict[str, float]:
        found = self._calls.ask("HGETALL", self._keys.counts)
        pairs = found.items() if isinstance(found, dict) else zip(found[::2], found[1::2], strict=True)
        return {name.decode(): float(value) for name, value in pairs}

    def waiting(self) -> Waiting:
        keys, each = self._keys, range(self._keys.partitions)
        time = self._calls.ask_all([(keys.due(0), ("TIME",))])[0]
        now = int(time[0]) * 1_000_000 + int(time[1])
        commands: list[Command] = []
        for n in each:
            due, log, rejected = keys.due(n), keys.log(n), keys.rejected(n)
            commands += [
                (due, ("ZCOUNT", due, "-inf", now)),
                (due, ("ZRANGE", due, 0, 0, "WITHSCORES")),
                (log, ("XLEN", log)),
                (rejected, ("XLEN", rejected)),
            ]
        answers = self._calls.ask_all(commands)
        scores = [int(float(row[1])) for row in answers[1::4] if row]
        oldest = max([0, *(now - score for score in scores)]) / 1e6
        return Waiting(sum(answers[::4]), oldest, sum(answers[2::4]), sum(answers[3::4]))

    def close(self) -> None:
        self._calls.close()


def open_counters(url: str, partitions: int = 64, prefix: str = "kikiyaku") -> Counters:
    """Beside the store that open_sessions opens for the same arguments."""
    keys = Keys(prefix, partitions)
    return Counters(Calls(read_address(url), keys), keys)
