"""Operators' own checks of facts, in SQL; which facts there are, and when they are old, is not known here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert, select

from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.migrations import migrate
from linebot_app.storage.tables import confirmations


@dataclass(frozen=True, slots=True)
class Confirmation:
    """`fact`: its id (windows.police). `operator`: who checked it, by name."""

    fact: str
    checked_on: date
    operator: str


class Confirmations(Records):
    """Nothing is overwritten: every check stays."""

    def add(self, made: Confirmation, now: datetime) -> None:
        row = {
            "fact": made.fact,
            "checked_on": made.checked_on.isoformat(),
            "operator": made.operator,
            "noted_at": now.isoformat(),
        }
        with for_writing(self._engine) as connection, connection.begin():
            connection.execute(insert(confirmations), [row])

    def newest(self) -> dict[str, Confirmation]:
        """The latest check of each fact that was ever checked; of two on one day the one noted later."""
        table = confirmations.c
        wanted = select(table.fact, table.checked_on, table.operator).order_by(table.checked_on, table.id)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return {row.fact: Confirmation(row.fact, date.fromisoformat(row.checked_on), row.operator) for row in rows}


def open_confirmations(database_url: str) -> Confirmations:
    """The checks in the log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Confirmations(open_engine(database_url))
