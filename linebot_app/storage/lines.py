"""Connections to one Redis, kept at hand between scripts: what redis-py does around each costs more than the call."""

from __future__ import annotations

import os
from collections import deque
from typing import Any

import hiredis
from redis.connection import ConnectionPool
from redis.exceptions import (
    ConnectionError,  # noqa: A004 - the library's, not Python's
    ResponseError,
    TimeoutError,  # noqa: A004
)


class Lines:
    """Threads may share it; as many connections as threads ask at the same time. A forked process opens its own."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool
        self._idle: deque[Any] = deque()  # the pool counts them as in use, and closes them with its own
        self._process = os.getpid()

    def ask(self, *command: bytes | str | int) -> Any:
        """One command, sent once. The answer as it came, without what redis-py makes of the answers of some commands.
        Raises what redis-py raises."""
        connection = self._taken()
        try:
            connection.send_packed_command((hiredis.pack_command(command),))  # type: ignore[arg-type]
            answer = connection.read_response()
        except ResponseError:
            self._idle.append(connection)
            raise
        except BaseException:
            self._given_up(connection)  # an answer that comes after all must not be taken for that of the next command
            raise
        self._idle.append(connection)
        return answer

    def _taken(self) -> Any:
        if self._process != os.getpid():
            self._process, self._idle = os.getpid(), deque()
        try:
            connection = self._idle.pop()
        except IndexError:
            return self._pool.get_connection()
        try:
            usable = not connection.can_read()  # nothing can be waiting there but the end of the connection
        except (ConnectionError, TimeoutError, OSError):
            usable = False
        if usable:
            return connection
        self._given_up(connection)
        return self._pool.get_connection()

    def _given_up(self, connection: Any) -> None:
        connection.disconnect()
        self._pool.release(connection)
