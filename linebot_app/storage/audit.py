"""What operators did and read, noted once and never changed; who may see it is known in console."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select

from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.migrations import migrate
from linebot_app.storage.tables import audit

PAGE = 100
_SLICE = 500
_MOST_MATTERS = 100  # of one person


@dataclass(frozen=True, slots=True)
class Noted:
    """`about`: what it was done to, as kind:id (operator:hana); `details` hold no words of anybody."""

    id: int
    at: datetime
    operator: str
    did: str
    about: str
    details: dict[str, Any]


class Audit(Records):
    """Append-only: the database itself refuses every change."""

    def note(
        self, now: datetime, operator: str, did: str, about: str = "", details: Mapping[str, Any] | None = None
    ) -> None:
        row = {"at": now.astimezone(UTC).isoformat(), "operator": operator, "did": did, "about": about}
        with for_writing(self._engine) as connection, connection.begin():
            connection.execute(insert(audit).values({**row, "details": dict(details or {})}))

    def find(
        self,
        *,
        operator: str = "",
        did: str = "",
        about: str = "",
        person: str = "",
        since: str = "",
        until: str = "",
        before: int = 0,
    ) -> list[Noted]:
        """The newest PAGE that fit; `before`: only those with a smaller number, for the next page. `person`: a
        pseudonym, for all of their conversations. `since`, `until`: UTC moments."""
        conditions = _conditions(operator, did, about, person, since, until)
        return self._slice(conditions, before, PAGE)

    def everything(
        self, *, operator: str = "", did: str = "", about: str = "", person: str = "", since: str = "", until: str = ""
    ) -> Iterator[Noted]:
        """The newest first, read in slices: as many as there are, in little memory."""
        conditions, last = _conditions(operator, did, about, person, since, until), 0
        while found := self._slice(conditions, last, _SLICE):
            yield from found
            last = found[-1].id

    def deeds(self) -> list[str]:
        """Everything that was ever done, by name. Jumps from one to the next in the index."""
        found: list[str] = []
        with self._engine.connect() as connection:
            while True:
                after = select(func.min(audit.c.did)).where(audit.c.did > (found[-1] if found else ""))
                one = connection.scalar(after)
                if one is None:
                    return found
                found.append(one)

    def _slice(self, conditions: list[ColumnElement[bool]], before: int, most: int) -> list[Noted]:
        wanted = select(audit).where(*conditions).order_by(audit.c.id.desc()).limit(most)
        if before:
            wanted = wanted.where(audit.c.id < before)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return [
            Noted(row.id, datetime.fromisoformat(row.at), row.operator, row.did, row.about, row.details) for row in rows
        ]


def _conditions(operator: str, did: str, about: str, person: str, since: str, until: str) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for column, value in ((audit.c.operator, operator), (audit.c.did, did)):
        if value:
            found.append(column == value)
    if about:
        found.append(audit.c.about == about)
    if person:
        found.append(audit.c.about.in_([f"case:{person}", *(f"case:{person}-{n}" for n in range(1, _MOST_MATTERS))]))
    if since:
        found.append(audit.c.at >= since)
    if until:
        found.append(audit.c.at < until)
    return found


def open_audit(database_url: str) -> Audit:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Audit(open_engine(database_url))
