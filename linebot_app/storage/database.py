"""How the log's database is opened: SQLite, set up to be safe and quick, or PostgreSQL; no table is known here."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

BUSY_SECONDS = 5.0
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "secure_delete=ON",  # what is deleted is overwritten
)


def open_engine(database_url: str) -> Engine:
    """ValueError when the URL is neither `sqlite:///path` nor `postgresql://…`. Connects at the first use."""
    try:
        url = make_url(database_url)
    except ArgumentError:
        raise ValueError(
            "DATABASE_URL is no URL such as sqlite:////var/lib/log.sqlite3 or postgresql://host/name."
        ) from None
    kind = url.drivername.partition("+")[0]
    if kind in ("postgresql", "postgres"):
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            json_serializer=_dumped,
            json_deserializer=orjson.loads,
            pool_pre_ping=True,
            pool_size=2,
            connect_args={"connect_timeout": 5, "tcp_user_timeout": 10_000},
        )
    if kind != "sqlite" or not url.database or url.database == ":memory:":
        raise ValueError("DATABASE_URL must be sqlite:///path (a file) or postgresql://….")
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        json_serializer=_dumped,
        json_deserializer=orjson.loads,
        connect_args={"timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


class Records:
    """Some tables of one database, for a `with`: at its end the connections are closed. Raises what SQLAlchemy
    raises when the database is away."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()


def for_writing(engine: Engine) -> Connection:
    """A connection whose transactions take the write lock at once: one that read first would be refused later."""
    return engine.connect().execution_options(writes=True)


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _dumped(value: Any) -> str:
    return orjson.dumps(value).decode()
