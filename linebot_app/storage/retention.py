"""Deletes what has been kept as long as the rules say, a slice at a time; how long that is lives in retention_rules.py.

People who are gone for good are not deleted here but listed: their session goes first (flows/forgetting.py), and the
log's own erasure follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from linebot_app.storage import search
from linebot_app.storage.database import Records, for_writing
from linebot_app.storage.desk_tables import drafts, handoffs
from linebot_app.storage.farewell import keep_marks_alone, note_deletion
from linebot_app.storage.figure_tables import deletions, exports, farewells, journeys, misses, reviews
from linebot_app.storage.moments import moment, utc
from linebot_app.storage.retention_rules import RetentionRules
from linebot_app.storage.tables import (
    alerts,
    audit,
    case_tags,
    cases,
    enquiries,
    events,
    remark_mentions,
    remarks,
    turns,
)

_SLICE = 500
AGE, UNFOLLOW = "age", "unfollow"


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody to be forgotten who has not written after `until`."""

    person: str
    until: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """What the record of a deletion holds."""

    at: datetime
    why: str
    counts: dict[str, int]


class Retention(Records):
    """Threads may share it. `now` is aware."""

    def leaving(self, rules: RetentionRules, now: datetime, most: int = 1_000) -> list[Leaving]:
        """Who blocked the account a grace ago, who has been silent for as long as conversations are kept, and who was
        to leave before and is still here."""
        gone = (farewells.c.at < _before(now, rules.grace)) | (farewells.c.why != UNFOLLOW)
        noted = select(farewells).where(gone).limit(most)
        silent = (
            select(cases.c.person, func.max(cases.c.last_at).label("at"))
            .group_by(cases.c.person)
            .having(func.max(cases.c.last_at) < _before(now, rules.conversations))
            .limit(most)
        )
        with self._engine.connect() as connection:
            found = {row.person: Leaving(row.person, moment(row.at), row.why) for row in connection.execute(noted)}
            for row in connection.execute(silent):
                found.setdefault(row.person, Leaving(row.person, moment(row.at) + timedelta(minutes=1), AGE))
        return list(found.values())[:most]

    def note_leaving(self, leaving: Leaving, now: datetime) -> None:
        """So that the record of the deletion tells why."""
        if leaving.why == UNFOLLOW:
            return
        row = {"person": leaving.person, "at": utc(now), "why": leaving.why}
        with for_writing(self._engine) as connection, connection.begin():
            insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert
            connection.execute(insert(farewells).values(row).on_conflict_do_nothing(index_elements=["person"]))

    def count(self, rules: RetentionRules, now: datetime) -> dict[str, int]:
        """How many rows of each class would go; nothing is changed."""
        found = {"people": len(self.leaving(rules, now))}
        with self._engine.connect() as connection:
            for name, table, which in _old(rules, now):
                counted = select(func.count()).select_from(table).where(which)
                found[name] = int(connection.execute(counted).scalar_one())
            found["turns"] = _count_turns(connection, _before(now, rules.conversations))
            if rules.search:
                found["search"] = _count_turns(connection, _before(now, rules.search))
        return found

    def run(self, rules: RetentionRules, now: datetime) -> dict[str, int]:
        """How many rows of each class went. Every slice is a transaction of its own: it may be stopped at any time."""
        found = {name: self._delete(table, which) for name, table, which in _old(rules, now)}
        found["turns"] = self._in_slices(_before(now, rules.conversations), _delete_turns)
        if rules.search:
            found["search"] = self._in_slices(_before(now, rules.search), search.forget)
        self._blank_comments(_before(now, rules.notes))
        if any(found.values()):
            with for_writing(self._engine) as connection, connection.begin():
                note_deletion(connection, utc(now), AGE, found)
        self._empty_log()
        return found

    def done(self, most: int = 50) -> list[Deleted]:
        """The newest records of deletions."""
        wanted = select(deletions).order_by(deletions.c.id.desc()).limit(most)
        with self._engine.connect() as connection:
            return [Deleted(moment(row.at), row.why, row.counts) for row in connection.execute(wanted)]

    def _delete(self, table: Any, which: ColumnElement[bool]) -> int:
        total = 0
        while True:
            with for_writing(self._engine) as connection, connection.begin():
                ids = connection.scalars(select(table.c.id).where(which).limit(_SLICE)).all()
                if not ids:
                    return total
                for first in _FIRST.get(table.name, ()):
                    first(connection, ids)
                total += connection.execute(delete(table).where(table.c.id.in_(ids))).rowcount

    def _in_slices(self, before: str, forget: Callable[[Connection, list[int]], object]) -> int:
        total = 0
        with self._engine.connect() as reading:
            slices = list(_old_turns(reading, before))
        for ids in slices:
            with for_writing(self._engine) as connection, connection.begin():
                forget(connection, ids)
            total += len(ids)
        return total

    def _blank_comments(self, before: str) -> None:
        with for_writing(self._engine) as connection, connection.begin():
            old = (reviews.c.done_at < before) & (reviews.c.done_at != "")
            connection.execute(update(reviews).where(old).values(comments={}))

    def _empty_log(self) -> None:
        """SQLite's write-ahead log still has what was deleted; a reader may keep it until the next time."""
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect() as connection:
                driver: Any = connection.connection.driver_connection
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _old(rules: RetentionRules, now: datetime) -> Iterator[tuple[str, Any, ColumnElement[bool]]]:
    """Class of data, its table, which rows are too old. Conversations of people who are still here go as a whole."""
    yield "conversations", cases, cases.c.last_at < _before(now, rules.conversations)
    yield "notes", remarks, remarks.c.at < _before(now, rules.notes)
    yield "drafts", drafts, drafts.c.at < _before(now, rules.notes)
    yield "alerts", alerts, (alerts.c.at < _before(now, rules.alerts)) & (alerts.c.seen_at != "")
    yield "enquiries", enquiries, enquiries.c.at < _before(now, rules.enquiries)
    yield "exports", exports, exports.c.at < _before(now, rules.exports)
    # The database looks at its own clock and refuses what is younger than a year (migration 0009).
    yield "audit", audit, audit.c.at < _before(min(now, datetime.now(UTC)), rules.audit + 1)


def _old_turns(connection: Connection, before: str) -> Iterator[list[int]]:
    """Ids in the order of writing, which is that of time: the first slice without an old one ends it."""
    until, last = moment(before), 0
    while True:
        wanted = select(turns.c.id, turns.c.at).where(turns.c.id > last).order_by(turns.c.id).limit(_SLICE)
        rows = connection.execute(wanted).all()
        old = [row.id for row in rows if moment(row.at) < until]
        if not old:
            return
        yield old
        last = rows[-1].id


def _count_turns(connection: Connection, before: str) -> int:
    """The same, without reading them all: halves the ids until the last old one is found."""
    until = moment(before)
    first, last = connection.execute(select(func.min(turns.c.id), func.max(turns.c.id))).one()
    low, high = (first or 0) - 1, last or 0  # what is up to `low` is old, what is beyond `high` is not
    while low < high:
        middle = (low + high + 1) // 2
        wanted = select(turns.c.id, turns.c.at).where(turns.c.id >= middle).order_by(turns.c.id).limit(1)
        row = connection.execute(wanted).one()
        if moment(row.at) < until:
            low = row.id
        else:
            high = middle - 1
    counted = select(func.count()).select_from(turns).where(turns.c.id <= low)
    return int(connection.execute(counted).scalar_one())


def _delete_turns(connection: Connection, ids: list[int]) -> None:
    search.forget(connection, ids)
    names = select(turns.c.turn).where(turns.c.id.in_(ids))
    connection.execute(delete(misses).where(misses.c.turn.in_(names)))
    connection.execute(delete(events).where(events.c.turn_id.in_(ids)))
    connection.execute(delete(turns).where(turns.c.id.in_(ids)))


def _leave_cases(connection: Connection, ids: Any) -> None:
    keep_marks_alone(connection, select(cases.c.id).where(cases.c.id.in_(ids)))
    matters = connection.execute(select(cases.c.person, cases.c.matter).where(cases.c.id.in_(ids))).all()
    for person, matter in matters:
        connection.execute(delete(journeys).where(journeys.c.person == person, journeys.c.matter == matter))
        connection.execute(delete(handoffs).where(handoffs.c.person == person, handoffs.c.matter == matter))
    theirs = select(remarks.c.id).where(remarks.c.case_id.in_(ids))
    connection.execute(delete(remark_mentions).where(remark_mentions.c.remark_id.in_(theirs)))
    connection.execute(delete(remarks).where(remarks.c.case_id.in_(ids)))
    connection.execute(delete(drafts).where(drafts.c.case_id.in_(ids)))
    connection.execute(delete(case_tags).where(case_tags.c.case_id.in_(ids)))


def _leave_remarks(connection: Connection, ids: Any) -> None:
    connection.execute(delete(remark_mentions).where(remark_mentions.c.remark_id.in_(ids)))


_FIRST: dict[str, tuple[Callable[[Connection, Any], None], ...]] = {
    "cases": (_leave_cases,),
    "remarks": (_leave_remarks,),
}


def _before(now: datetime, days: int) -> str:
    return utc(now - timedelta(days=days))
