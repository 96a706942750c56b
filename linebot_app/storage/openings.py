"""The operators' listing in SQL: imports in, what can be shown out; what goes with whose wishes is not known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from flows.jobs.index import Entry
from flows.jobs.opening import TYPES, Opening, as_dict, from_dict
from flows.jobs.words import searched
from linebot_app.storage import enquiries
from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.migrations import migrate
from linebot_app.storage.tables import opening_changes, openings

BATCH = 500
KEPT_WHEN_OVER = timedelta(days=90)  # so long it is still known that an operator has closed it
MISSING, BY_OPERATOR = "missing", "operator"
_NO_END = "9999-12-31T23:59+00:00"
_WRITERS_LOCK = 0x6B696B6B
_KEY = ("source", "identifier")


@dataclass(slots=True)
class Figures:
    """How many rows an import has added, changed, left as they were, and closed because they were not in it."""

    added: int = 0
    changed: int = 0
    same: int = 0
    closed: int = 0
    kept_closed: int = field(default=0)  # closed by an operator: an import does not open them


@dataclass(frozen=True, slots=True)
class Listed:
    """One opening as operators see it in a list."""

    id: int
    identifier: str
    closed: str
    opening: Opening


def _minute(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="minutes")


def _row(identifier: str, opening: Opening) -> dict[str, Any]:
    title, keywords = searched(opening)
    salary = opening.salary
    return {
        "source": opening.source,
        "identifier": identifier,
        "posted": opening.posted.isoformat() if opening.posted else "",
        "valid_through": _minute(opening.valid_through) if opening.valid_through else _NO_END,
        "title": title,
        "keywords": "\n".join(keywords),
        "prefectures": sum(1 << code for code in opening.prefectures),
        "types": sum(1 << TYPES.index(kind) for kind in set(opening.types)),
        "remote": opening.remote,
        "inexperienced": bool(opening.inexperienced),
        "year_least": salary.year_least if salary else 0,
        "year_most": salary.year_most if salary else 0,
        "start_day": opening.start_day,
        "content": as_dict(opening),
    }


def _bits(number: int) -> Iterator[int]:
    return (place for place in range(number.bit_length()) if number >> place & 1)


class Openings(Records):
    """Threads may share it."""

    # Operators

    def take_in(
        self,
        source: str,
        found: Iterable[tuple[str, Opening]],
        now: datetime,
        *,
        full: bool = False,
        spared: Sequence[str] = (),
    ) -> Figures:
        """Writes (identifier, opening) pairs, all or nothing. `full`: what the source had before and is not in it is
        closed, but for identifiers in `spared`."""
        figures = Figures()
        with for_writing(self._engine) as connection, connection.begin():
            self._alone(connection)
            change = self._note(connection, source, "full" if full else "import", now)
            pairs = iter(found)
            while batch := list(islice(pairs, BATCH)):
                self._write(connection, source, change, dict(batch), figures)
            if full:
                figures.closed = _close_missing(connection, source, change, spared)
            _tidy(connection, now)
            told = {name: getattr(figures, name) for name in Figures.__slots__}
            connection.execute(update(opening_changes).where(opening_changes.c.id == change).values(figures=told))
        return figures

    def mark(self, opening_id: int, closed: bool, now: datetime) -> bool:
        """Closes one by hand (no import opens it again), or opens it; False when there is none of that number."""
        changed = update(openings).where(openings.c.id == opening_id).values(closed=BY_OPERATOR if closed else "")
        with for_writing(self._engine) as connection, connection.begin():
            self._alone(connection)
            if not connection.execute(changed).rowcount:
                return False
            self._note(connection, "", "close" if closed else "open", now)
        return True

    def listed(self, source: str | None, now: datetime | None, most: int) -> Iterator[Listed]:
        """Newest first; with `now` only those that people may be shown then."""
        wanted = select(openings).order_by(openings.c.posted.desc(), openings.c.id).limit(most)
        if source is not None:
            wanted = wanted.where(openings.c.source == source)
        if now is not None:
            wanted = wanted.where(openings.c.closed == "", openings.c.valid_through > _minute(now))
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        for row in rows:
            yield Listed(row.id, row.identifier, row.closed, from_dict(row.content, str(row.id)))

    def count(self, now: datetime) -> int:
        wanted = select(func.count()).where(openings.c.closed == "", openings.c.valid_through > _minute(now))
        with self._engine.connect() as connection:
            return int(connection.execute(wanted).scalar_one())

    # People

    def version(self) -> int:
        """Grows with every change of the listing."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.max(opening_changes.c.id))).scalar() or 0)

    def entries(self, now: datetime) -> Iterator[Entry]:
        """What can be shown at `now`, newest first, for an index."""
        names = "id title keywords prefectures remote types year_least year_most inexperienced start_day"
        wanted = (
            select(*(openings.c[name] for name in names.split()))
            .where(openings.c.closed == "", openings.c.valid_through > _minute(now))
            .order_by(openings.c.posted.desc(), openings.c.id)
        )
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=2_000).execute(wanted):
                yield Entry(
                    row.id,
                    row.title,
                    tuple(row.keywords.split("\n")) if row.keywords else (),
                    tuple(_bits(row.prefectures)),
                    row.remote,
                    tuple(TYPES[place] for place in _bits(row.types)),
                    row.year_least,
                    row.year_most,
                    row.inexperienced,
                    row.start_day,
                )

    def fetch(self, ids: Sequence[int], now: datetime) -> list[Opening]:
        """Those of `ids` that can be shown at `now`, in no order."""
        wanted = select(openings.c.id, openings.c.content).where(
            openings.c.id.in_(ids), openings.c.closed == "", openings.c.valid_through > _minute(now)
        )
        with self._engine.connect() as connection:
            return [from_dict(row.content, str(row.id)) for row in connection.execute(wanted)]

    # Within a transaction

    def _alone(self, connection: Connection) -> None:
        if connection.dialect.name != "sqlite":  # BEGIN IMMEDIATE has done the same there
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS_LOCK})

    def _note(self, connection: Connection, source: str, what: str, now: datetime) -> int:
        row = {"at": now.astimezone(UTC).isoformat(), "source": source, "what": what, "figures": {}}
        made = connection.execute(insert(opening_changes).values(row).returning(opening_changes.c.id))
        return int(made.scalar_one())

    def _write(
        self, connection: Connection, source: str, change: int, batch: dict[str, Opening], figures: Figures
    ) -> None:
        wanted = select(openings.c.identifier, openings.c.closed, openings.c.content).where(
            openings.c.source == source, openings.c.identifier.in_(list(batch))
        )
        known = {row.identifier: row for row in connection.execute(wanted)}
        rows = []
        for identifier, opening in batch.items():
            row = _row(identifier, opening) | {"source": source, "change": change, "closed": ""}
            before = known.get(identifier)
            if before is None:
                figures.added += 1
            elif before.closed == BY_OPERATOR:
                row["closed"] = BY_OPERATOR
                figures.kept_closed += 1
            elif before.content == row["content"] and not before.closed:
                figures.same += 1
            else:
                figures.changed += 1
            rows.append(row)
        statement = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(openings)
        newer = {name: statement.excluded[name] for name in rows[0] if name not in _KEY}
        connection.execute(statement.on_conflict_do_update(index_elements=_KEY, set_=newer), rows)


def _close_missing(connection: Connection, source: str, change: int, spared: Sequence[str]) -> int:
    which = (openings.c.source == source) & (openings.c.change != change) & (openings.c.closed == "")
    ids = [
        row.id
        for row in connection.execute(select(openings.c.id, openings.c.identifier).where(which))
        if row.identifier not in set(spared)
    ]
    for start in range(0, len(ids), BATCH):
        gone = openings.c.id.in_(ids[start : start + BATCH])
        connection.execute(update(openings).where(gone).values(closed=MISSING))
    return len(ids)


def _tidy(connection: Connection, now: datetime) -> None:
    """What is over or closed for long goes for good, and enquiries that are too old."""
    since = now - KEPT_WHEN_OVER
    old = select(func.max(opening_changes.c.id)).where(opening_changes.c.at < since.astimezone(UTC).isoformat())
    last = connection.execute(old).scalar() or 0
    over = (openings.c.valid_through < _minute(since)) | ((openings.c.closed != "") & (openings.c.change <= last))
    connection.execute(delete(openings).where(over))
    enquiries.forget_old(connection, now)


def open_openings(database_url: str) -> Openings:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Openings(open_engine(database_url))
