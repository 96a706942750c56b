"""The log in SQL: entries in, each exactly once; turns out. What an entry means for a row is in entry.py."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Select, bindparam, delete, insert, select, text, update

from linebot_app.ports import Transcripts
from linebot_app.storage.database import for_writing, open_engine
from linebot_app.storage.entry import (
    Entry,
    Row,
    checked,
    delivery_of,
    reveal,
    row_of,
    withdraw,
    wordless_input,
    wordless_output,
)
from linebot_app.storage.migrations import migrate
from linebot_app.storage.tables import events, turns

__all__ = ["SqlTranscripts", "migrate", "open_transcripts"]

_SLICE = 500
_SHOWN = [column for column in turns.c if column.name != "id"]
_WRITERS_LOCK = 0x6B696B6A
_WORDS = ("id", "turn", "withheld", "input", "output")


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
                if _Batch(connection, [checked(entry) for entry in entries]).apply():
                    self._held.removed = True

    @contextmanager
    def exclusively(self) -> Iterator[None]:
        """Nobody else writes meanwhile; what this thread writes is committed at the end, or not at all when it raises."""
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

    def everything(self) -> Iterator[dict[str, Any]]:
        return self._slices(select(turns))

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
    busy: int = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return busy == 0


class _Batch:
    """Entries in order, within one transaction that nobody else's writing can disturb. New turns are kept aside and
    inserted at the end, so that a turn whose delivery comes along is written once."""

    def __init__(self, connection: Connection, entries: Sequence[Entry]) -> None:
        self._connection = connection
        self._entries = entries
        self._new: dict[str, Row] = {}
        self._removed = False

    def apply(self) -> bool:
        """True when words were removed from rows."""
        ids = [entry["turn"] for entry in self._entries if entry["kind"] == "turn"]
        known = self._existing(turns.c.turn, ids)
        for entry in self._entries:
            match entry["kind"]:
                case "turn":
                    if entry["turn"] not in known:
                        self._new.setdefault(entry["turn"], row_of(entry))
                case "delivery":
                    self._deliver(entry)
                case "reveal":
                    self._reveal(entry)
                case "withdraw":
                    self._withdraw(entry)
                case "discard":
                    self._discard(entry["person"])
                case "erase":
                    self._erase(entry["person"])
        self._insert()
        return self._removed

    def _existing(self, column: Any, values: Sequence[str]) -> set[str]:
        if not values:
            return set()
        asked = select(column).where(column.in_(bindparam("values", expanding=True)))
        return set(self._connection.scalars(asked, {"values": values}))

    def _deliver(self, entry: Entry) -> None:
        if row := self._new.get(entry["turn"]):
            row["delivery"] = delivery_of(entry)
        else:
            changed = update(turns).where(turns.c.turn == entry["turn"]).values(delivery=delivery_of(entry))
            self._connection.execute(changed)

    def _reveal(self, entry: Entry) -> None:
        if row := self._new.get(entry["turn"]):
            reveal(row, entry)
            return
        for stored in self._rows(turns.c.turn == entry["turn"]):
            if reveal(stored, entry):
                self._store(stored)

    def _withdraw(self, entry: Entry) -> None:
        person = entry["person"]
        rows = self._rows(turns.c.person == person) + [row for row in self._new.values() if row["person"] == person]
        for row in withdraw(rows, entry["message_id"]):
            self._store(row)

    def _discard(self, person: str) -> None:
        withheld = self._rows((turns.c.person == person) & turns.c.withheld)
        for row in withheld:
            row["input"] = [wordless_input(part) for part in row["input"]]
            row["output"] = [wordless_output(said) for said in row["output"]]
            self._store(row)

    def _erase(self, person: str) -> None:
        self._new = {turn: row for turn, row in self._new.items() if row["person"] != person}
        theirs = select(turns.c.id).where(turns.c.person == person)
        self._connection.execute(delete(events).where(events.c.turn_id.in_(theirs)))
        self._connection.execute(delete(turns).where(turns.c.person == person))
        self._removed = True

    def _rows(self, which: Any) -> list[Row]:
        wanted = select(*(turns.c[name] for name in _WORDS)).where(which).order_by(turns.c.id)
        return [dict(row) for row in self._connection.execute(wanted).mappings()]

    def _store(self, row: Row) -> None:
        if "id" not in row:  # one of this batch: not inserted yet
            return
        values = {name: row[name] for name in ("withheld", "input", "output")}
        self._connection.execute(update(turns).where(turns.c.id == row["id"]).values(values))
        self._removed = True

    def _insert(self) -> None:
        if not self._new:
            return
        rows = list(self._new.values())
        taken = self._existing(events.c.event_id, [id_ for row in rows for id_ in row["event_ids"]])
        for row in rows:  # an event has one turn, the first that named it
            row["event_ids"] = [id_ for id_ in row["event_ids"] if id_ not in taken]
            taken.update(row["event_ids"])
        self._connection.execute(insert(turns), rows)
        wanted = select(turns.c.turn, turns.c.id).where(turns.c.turn.in_(bindparam("values", expanding=True)))
        ids = {turn: id_ for turn, id_ in self._connection.execute(wanted, {"values": list(self._new)})}
        belonging = [{"event_id": id_, "turn_id": ids[row["turn"]]} for row in rows for id_ in row["event_ids"]]
        if belonging:
            self._connection.execute(insert(events), belonging)


def open_transcripts(database_url: str) -> Transcripts:
    """The log behind `sqlite:///path` or `postgresql://…`, migrated before (`migrate`). ValueError for another URL."""
    return SqlTranscripts(open_engine(database_url))
