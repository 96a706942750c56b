"""Who looks at which matter just now, in Redis, forgotten within a minute; it helps, and nothing rests on it."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any, Protocol

from redis.exceptions import RedisError

from linebot_app.logs import place_of
from linebot_app.storage.address import read_address
from linebot_app.storage.connect import connect

LASTS = 40  # seconds since the last sign
_REPLY_SECONDS = 0.3  # a page does not wait for it

log = logging.getLogger(__name__)


class Looking(Protocol):
    def look(self, case: int, operator: str, now: datetime, /) -> list[str]:
        """Notes that this operator looks at it; the names of the others who do."""

    def leave(self, case: int, operator: str, /) -> None: ...


class Nobody:
    """Where there is no Redis."""

    def look(self, _case: int, _operator: str, _now: datetime, /) -> list[str]:
        return []

    def leave(self, _case: int, _operator: str, /) -> None:
        return None


class Presence:
    """Threads may share it. When Redis is away nobody is seen."""

    def __init__(self, client: Any, prefix: str = "kikiyaku") -> None:
        self._client = client
        self._prefix = prefix

    def look(self, case: int, operator: str, now: datetime, /) -> list[str]:
        key, at = self._key(case), now.timestamp()
        try:
            pipe = self._client.pipeline(transaction=False)
            pipe.zadd(key, {operator: at})
            pipe.zremrangebyscore(key, 0, at - LASTS)
            pipe.zrange(key, 0, 20)
            pipe.expire(key, 2 * LASTS)
            found = pipe.execute()[2]
        except RedisError as error:
            log.warning("presence not known", extra={"error": type(error).__name__, "place": place_of(error)})
            return []
        return [name for one in found if (name := one.decode()) != operator]

    def leave(self, case: int, operator: str, /) -> None:
        try:
            self._client.zrem(self._key(case), operator)
        except RedisError as error:
            log.warning("presence not known", extra={"error": type(error).__name__, "place": place_of(error)})

    def _key(self, case: int) -> str:
        return f"{self._prefix}:looking:{case}"


def open_presence(url: str) -> Presence:
    """Raises what redis-py raises: a cluster is asked for its map of slots."""
    return Presence(connect(read_address(url), _REPLY_SECONDS))
