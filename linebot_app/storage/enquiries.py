"""What people sent to the operators, in SQL: written with the log and gone with it; what an enquiry says is not known
here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.entry import Entry
from linebot_app.storage.migrations import migrate
from linebot_app.storage.moments import moment
from linebot_app.storage.tables import enquiries

KEPT = timedelta(days=180)
STATES = NEW, PROGRESS, ANSWERED, CLOSED = "new", "progress", "answered", "closed"
WITHDRAWN = "withdrawn"
PAGE = 50


@dataclass(frozen=True, slots=True)
class Kept:
    """`content`: as flows/jobs/enquiry.py writes it; empty once the person has taken words of it back."""

    id: int
    person: str
    at: datetime
    kind: str
    state: str
    content: dict[str, Any]
    assignee: str = ""


def add(connection: Connection, entry: Entry) -> None:
    """Once a turn, however often the entry comes. Those that are too old go at the same time."""
    at = moment(entry["at"]).astimezone(UTC)
    row = {"turn": entry["turn"], "person": entry["person"], "at": at.isoformat(), "state": STATES[0]}
    row |= {"kind": entry["content"]["kind"], "content": dict(entry["content"])}
    insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert
    connection.execute(insert(enquiries).values(row).on_conflict_do_nothing(index_elements=["turn"]))
    forget_old(connection, at)


def withdraw(connection: Connection, person: str, message_id: str) -> bool:
    """Empties what rests on a message that was taken back; True when there was something."""
    mine = select(enquiries.c.id, enquiries.c.content).where(enquiries.c.person == person)
    resting = [row.id for row in connection.execute(mine) if message_id in row.content.get("rests_on", ())]
    if resting:
        gone = update(enquiries).where(enquiries.c.id.in_(resting)).values(content={}, state=WITHDRAWN)
        connection.execute(gone)
    return bool(resting)


def erase(connection: Connection, person: str) -> None:
    connection.execute(delete(enquiries).where(enquiries.c.person == person))


def forget_old(connection: Connection, now: datetime) -> int:
    """How many were older than KEPT."""
    since = (now.astimezone(UTC) - KEPT).isoformat()
    return connection.execute(delete(enquiries).where(enquiries.c.at < since)).rowcount


class Enquiries(Records):
    """The operators' side."""

    def open(self, *states: str) -> Iterator[Kept]:
        """Those in the given states (default: new and in progress), oldest first."""
        wanted = select(enquiries).where(enquiries.c.state.in_(states or STATES[:2])).order_by(enquiries.c.id)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        yield from map(_kept, rows)

    def page(self, state: str = "", assignee: str = "", before: int = 0) -> list[Kept]:
        """PAGE of them, the newest first. `before`: only those with a smaller number, for the next page."""
        wanted = select(enquiries).order_by(enquiries.c.id.desc()).limit(PAGE)
        for column, value in ((enquiries.c.state, state), (enquiries.c.assignee, assignee)):
            if value:
                wanted = wanted.where(column == value)
        if before:
            wanted = wanted.where(enquiries.c.id < before)
        with self._engine.connect() as connection:
            return [_kept(row) for row in connection.execute(wanted).all()]

    def count(self, state: str) -> int:
        asked = select(func.count()).select_from(enquiries).where(enquiries.c.state == state)
        with self._engine.connect() as connection:
            return int(connection.execute(asked).scalar_one())

    def numbered(self, enquiry: int) -> Kept | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(enquiries).where(enquiries.c.id == enquiry)).first()
        return _kept(row) if row is not None else None

    def assign(self, enquiry: int, operator: str) -> bool:
        """False when there is none of that number. `operator`: "" for nobody."""
        which = enquiries.c.id == enquiry
        with for_writing(self._engine) as connection, connection.begin():
            return connection.execute(update(enquiries).where(which).values(assignee=operator)).rowcount == 1

    def forget_old(self, now: datetime) -> int:
        """How many were older than KEPT; new enquiries and imports of openings do it too."""
        with for_writing(self._engine) as connection, connection.begin():
            return forget_old(connection, now)

    def mark(self, enquiry: int, state: str) -> bool:
        """False when there is none of that number, or the person has taken it back."""
        if state not in STATES:
            raise ValueError(f"{state!r} is none of {', '.join(STATES)}.")
        which = (enquiries.c.id == enquiry) & (enquiries.c.state != WITHDRAWN)
        with for_writing(self._engine) as connection, connection.begin():
            return connection.execute(update(enquiries).where(which).values(state=state)).rowcount == 1


def _kept(row: Row[Any]) -> Kept:
    at = datetime.fromisoformat(row.at)
    return Kept(row.id, row.person, at, row.kind, row.state, row.content, row.assignee)


def open_enquiries(database_url: str) -> Enquiries:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Enquiries(open_engine(database_url))
