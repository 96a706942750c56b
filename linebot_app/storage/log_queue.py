"""The log entries that wait in Redis until they are in SQL, a stream per partition; their content is not known."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from linebot_app.storage import scripts
from linebot_app.storage.calls import Calls
from linebot_app.storage.keys import Keys


class LogQueue:
    """The log's part of the SessionStore. A handle is `partition:stream id`."""

    def __init__(self, calls: Calls, keys: Keys) -> None:
        self._calls = calls
        self._keys = keys
        self._name = secrets.token_hex(8)

    def log_entries(self, count: int) -> Sequence[tuple[str, bytes]]:
        share = -(-count // self._keys.partitions) + 3
        found = self._log_rows(range(self._keys.partitions), share)
        left = count - sum(map(len, found.values()))
        if left > 0 and (longer := [n for n, rows in found.items() if len(rows) == share]):
            found |= self._log_rows(longer, share + left)
        entries = [(f"{n}:{row[0].decode()}", row[1][b"e"]) for n, rows in found.items() for row in rows]
        entries.sort(key=lambda entry: _moment(entry[0]))
        return entries[:count]

    def _log_rows(self, partitions: Sequence[int], count: int) -> dict[int, list[Any]]:
        streams = [self._keys.log(n) for n in partitions]
        reads = [(stream, ("XRANGE", stream, "-", "+", "COUNT", count)) for stream in streams]
        return dict(zip(partitions, self._calls.ask_all(reads), strict=True))

    def log_done(self, handles: Sequence[str]) -> None:
        streams = [(self._keys.log(n), ids) for n, ids in _by_partition(handles)]
        self._calls.ask_all([(stream, ("XDEL", stream, *ids)) for stream, ids in streams])

    def log_reject(self, handles: Sequence[str]) -> None:
        """Puts entries aside (30 days, in Redis only) that can never be written to SQL."""
        self._calls.run_all(
            [(scripts.REJECT, (self._keys.log(n), self._keys.rejected(n)), ids) for n, ids in _by_partition(handles)]
        )

    def log_lock(self, seconds: float) -> bool:
        token = f"{self._name}-{os.getpid()}".encode()
        keys, milliseconds = (self._keys.mover,), max(1, round(seconds * 1000))
        return bool(self._calls.run((scripts.LEAD, keys, (token, milliseconds))) == 1)


def _moment(handle: str) -> tuple[int, int]:
    milliseconds, _, sequence = handle.partition(":")[2].partition("-")
    return int(milliseconds), int(sequence)


def _by_partition(handles: Iterable[str]) -> list[tuple[int, list[str]]]:
    pairs = sorted((int(n), id_) for n, _, id_ in (handle.partition(":") for handle in handles))
    return [(n, [id_ for _, id_ in group]) for n, group in groupby(pairs, key=lambda pair: pair[0])]
