"""The log in SQL: entries in, each exactly once; turns out. What they mean for rows is in batch.py."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, select, text

from linebot_app.ports import Transcripts
from linebot_app.storage.batch import Batch
from linebot_app.storage.database import BUSY_SECONDS, for_writing, open_engine
from linebot_app.storage.entry import checked
from linebot_app.storage.migrations import migrate
from linebot_app.storage.tables import turns

__all__ = ["SqlTranscripts", "migrate", "open_transcripts"]

_SLICE = 500
_SHOWN = [column for column in turns.c if column.name != "id"]
_WRITERS_LOCK = 0x6B696B6A


class SqlTranscripts:
    """Threads may share it. Every method raises what SQLAlchemy raises when the database is away."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sqlite = engine.dialect.name == "sqlite"
        self._held = threading.local()
        self._traces = False  # SQLite's write-ahead log still has words that were removed

    def write(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """All or nothing. entry.Unwritable when one of them is malformed."""
        if not entries:
            return
        with self.exclusively():
            connection: Connection = self._held.connection
            with connection.begin_nested():
                if Batch(connection, [checked(entry) for entry in entries]).apply():
                    self._held.removed = True

    @contextmanager
    def exclusively(self) -> Iterator[None]:
        """Nobody else writes meanwhile; what this thread writes is committed at the end, or not at all if it raises."""
        if getattr(self._held, "connection", None) is not None:
            yield
            return
        with for_writing(self._engine) as connection:
            self._held.connection, self._held.removed = connection, False
            try:
                with connection.begin():
                    if not self._sqlite:  # BEGIN IMMEDIATE has done the same there
                        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS_LOCK})
                    yield
                self._traces = self._traces or self._held.removed
                if self._traces and self._sqlite:
                    self._traces = not _emptied_wal(connection)
            finally:
                self._held.connection = None

    def of_person(self, person: str) -> Iterator[dict[str, Any]]:
        return self._slices(select(turns).where(turns.c.person == person))

    def latest_of(self, person: str, most: int, before: int = 0) -> list[dict[str, Any]]:
        """The newest turns of one person, oldest first, each with its `id`; `before`: only those with a smaller one."""
        wanted = select(turns).where(turns.c.person == person).order_by(turns.c.id.desc()).limit(most)
        if before:
            wanted = wanted.where(turns.c.id < before)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).mappings().all()
        return [dict(row) for row in reversed(rows)]

    def newest_of(self, person: str) -> int:
        """The id of the newest turn of one person, 0 for none."""
        wanted = select(func.max(turns.c.id)).where(turns.c.person == person)
        with self._engine.connect() as connection:
            return int(connection.execute(wanted).scalar() or 0)

    def turn_id(self, person: str, turn: str) -> int | None:
        """The id of the turn with this name, None where this person has none."""
        wanted = select(turns.c.id).where((turns.c.turn == turn) & (turns.c.person == person))
        with self._engine.connect() as connection:
            return connection.execute(wanted).scalar()

    def everything(self) -> Iterator[dict[str, Any]]:
        return self._slices(select(turns))

    def not_understood(self) -> Iterator[dict[str, Any]]:
        return self._slices(select(turns).where(turns.c.trigger == "not_understood"))

    def ping(self) -> None:
        with self._engine.connect() as connection:
            connection.execute(text("SELECT 1"))

    def close(self) -> None:
        self._engine.dispose()

    def _slices(self, wanted: Select[Any]) -> Iterator[dict[str, Any]]:
        last = 0
        while True:
            # A short transaction for each slice: an export of an hour must not hold back writers or the checkpoint.
            with self._engine.connect() as connection:
                rows = connection.execute(wanted.where(turns.c.id > last).order_by(turns.c.id).limit(_SLICE)).all()
            for row in rows:
                yield {column.name: getattr(row, column.name) for column in _SHOWN}
            if len(rows) < _SLICE:
                return
            last = rows[-1].id


def _emptied_wal(connection: Connection) -> bool:
    """False while a reader needs the old pages: the next write tries again."""
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA busy_timeout=50")  # writers need not wait with us
    try:
        busy: int = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        driver.execute(f"PRAGMA busy_timeout={round(BUSY_SECONDS * 1000)}")
    return busy == 0


def open_transcripts(database_url: str) -> Transcripts:
    """The log behind `sqlite:///path` or `postgresql://…`, migrated before (`migrate`). ValueError for another URL."""
    return SqlTranscripts(open_engine(database_url))
