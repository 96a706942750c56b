"""Canned answers of the operators, in SQL; what stands in their blanks is filled in by the console."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.desk_tables import canned
from linebot_app.storage.migrations import migrate

MOST = 50


@dataclass(frozen=True, slots=True)
class Canned:
    id: int
    place: int
    title: str
    body: str
    by: str


class CannedAnswers(Records):
    def all(self) -> list[Canned]:
        """In their order."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(canned).order_by(canned.c.place, canned.c.id)).all()
        return [Canned(**row._mapping) for row in rows]

    def add(self, title: str, body: str, by: str) -> bool:
        """Behind the others; False where there are MOST."""
        with for_writing(self._engine) as connection, connection.begin():
            count, last = connection.execute(select(func.count(), func.max(canned.c.place)).select_from(canned)).one()
            if count < MOST:
                row = {"place": (last or 0) + 1, "title": title, "body": body, "by": by}
                connection.execute(insert(canned).values(row))
            return bool(count < MOST)

    def change(self, number: int, *, place: int, title: str, body: str, by: str) -> bool:
        values = {"place": place, "title": title, "body": body, "by": by}
        with for_writing(self._engine) as connection, connection.begin():
            return connection.execute(update(canned).where(canned.c.id == number).values(values)).rowcount == 1

    def remove(self, number: int) -> bool:
        with for_writing(self._engine) as connection, connection.begin():
            return connection.execute(delete(canned).where(canned.c.id == number)).rowcount == 1


def open_canned(database_url: str) -> CannedAnswers:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return CannedAnswers(open_engine(database_url))
