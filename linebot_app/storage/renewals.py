"""That new wording is to be taken up, and what each process made of it, in Redis; no wording is kept here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import orjson
from redis.exceptions import RedisError

from linebot_app.ports import StoreUnavailable
from linebot_app.storage.address import read_address
from linebot_app.storage.connect import connect

LASTS = 20.0  # seconds since a process told last: then it is gone
_REPLY_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Told:
    """What one process says: `process` (worker 4711@host), the number of the last order it followed, the version in
    use, why the files were refused, and when it said so (seconds since 1970)."""

    process: str
    order: int
    version: str
    problems: Sequence[str]
    at: float


class Renewals:
    """Every method raises StoreUnavailable when Redis is away. Threads may share it."""

    def __init__(self, client: Any, prefix: str = "kikiyaku") -> None:
        self._client = client
        self._orders, self._told = f"{prefix}:wording:orders", f"{prefix}:wording:told"

    def order(self) -> int:
        """Every process is to read its files; the number of this order."""
        return int(self._ask("incr", self._orders))

    def orders(self) -> int:
        return int(self._ask("get", self._orders) or 0)

    def tell(self, told: Told) -> None:
        self._ask("hset", self._told, told.process, orjson.dumps(asdict(told)))

    def leave(self, process: str) -> None:
        self._ask("hdel", self._told, process)

    def told(self, now: float) -> list[Told]:
        """Of every process that lives, by name. Who has not told anything for long is forgotten."""
        found = [Told(**orjson.loads(one)) for one in self._ask("hvals", self._told)]
        for gone in (one for one in found if now - one.at > LASTS):
            self._ask("hdel", self._told, gone.process)
        return sorted((one for one in found if now - one.at <= LASTS), key=lambda one: one.process)

    def close(self) -> None:
        self._client.close()

    def _ask(self, command: str, *arguments: object) -> Any:
        try:
            return getattr(self._client, command)(*arguments)
        except RedisError:
            raise StoreUnavailable from None


def open_renewals(url: str) -> Renewals:
    """Raises what redis-py raises: a cluster is asked for its map of slots."""
    return Renewals(connect(read_address(url), _REPLY_SECONDS))
