"""What operators did and read, noted once and never changed; who may see it is known in console."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select

from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.migrations import migrate
from linebot_app.storage.tables import audit

PAGE = 100


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

    def find(self, *, operator: str = "", did: str = "", about: str = "", before: int = 0) -> list[Noted]:
        """The newest PAGE that fit; `before`: only those with a smaller number, for the next page."""
        wanted = select(audit).order_by(audit.c.id.desc()).limit(PAGE)
        for column, value in ((audit.c.operator, operator), (audit.c.did, did), (audit.c.about, about)):
            if value:
                wanted = wanted.where(column == value)
        if before:
            wanted = wanted.where(audit.c.id < before)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return [
            Noted(row.id, datetime.fromisoformat(row.at), row.operator, row.did, row.about, row.details) for row in rows
        ]


def open_audit(database_url: str) -> Audit:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Audit(open_engine(database_url))
