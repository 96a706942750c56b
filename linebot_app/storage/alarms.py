"""Which alerts must go out now, each way by itself, until somebody has seen them; how they go out is not known here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.desk_tables import alarms
from linebot_app.storage.migrations import migrate
from linebot_app.storage.moments import utc
from linebot_app.storage.tables import alerts, cases

OLDEST = timedelta(days=2)  # what nobody has seen for so long is on every page; nobody is called any more
_MOST = 50


@dataclass(frozen=True, slots=True)
class Alarm:
    """`kind`: imminent, concern, human. `case`: the row of the list, 0 for none. `sent`: how often it went out before
    this way."""

    alert: int
    way: str
    kind: str
    person: str
    case: int
    at: datetime
    sent: int
    failed: int


class Alarms(Records):
    def take(self, way: str, now: datetime, hold: timedelta) -> list[Alarm]:
        """Those that are due this way, each for this caller alone during `hold`."""
        told, later = utc(now), utc(now + hold)
        belongs = and_(cases.c.person == alerts.c.person, cases.c.matter == alerts.c.matter)
        sent_so = and_(alarms.c.alert == alerts.c.id, alarms.c.way == way)
        due = (alarms.c.next_at.is_(None)) | (alarms.c.next_at <= told)
        columns = (func.coalesce(cases.c.id, 0).label("case"), alarms.c.sent, alarms.c.failed, alarms.c.next_at)
        wanted = (
            select(alerts, *columns)
            .outerjoin(cases, belongs)
            .outerjoin(alarms, sent_so)
            .where(alerts.c.seen_at == "", alerts.c.at > utc(now - OLDEST), due)
            .order_by(alerts.c.id)
            .limit(_MOST)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return [_alarm(row, way) for row in rows if self._claim(row, way, later)]

    def sent(self, alarm: Alarm, now: datetime, again: timedelta) -> None:
        values = {"sent": alarms.c.sent + 1, "failed": 0, "last_at": utc(now), "problem": ""}
        self._note(alarm, {**values, "next_at": utc(now + again)})

    def failed(self, alarm: Alarm, problem: str, now: datetime, again: timedelta) -> None:
        values = {"failed": alarms.c.failed + 1, "problem": problem, "next_at": utc(now + again)}
        self._note(alarm, values)

    def problems(self) -> dict[str, str]:
        """Of each way that could not be gone lately: the name of the error."""
        asked = select(alarms.c.way, alarms.c.problem).where(alarms.c.problem != "").order_by(alarms.c.alert)
        with self._engine.connect() as connection:
            return {row.way: row.problem for row in connection.execute(asked)}

    def forget(self, kept: Iterable[str] = ()) -> None:
        """What is known of ways that are no more."""
        with for_writing(self._engine) as connection, connection.begin():
            connection.execute(delete(alarms).where(alarms.c.way.not_in(list(kept))))

    def _claim(self, row: Any, way: str, later: str) -> bool:
        with for_writing(self._engine) as connection, connection.begin():
            if row.next_at is None:
                fresh = {
                    "alert": row.id,
                    "way": way,
                    "sent": 0,
                    "failed": 0,
                    "next_at": later,
                    "last_at": "",
                    "problem": "",
                }
                insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert
                statement = insert(alarms).values(fresh).on_conflict_do_nothing(index_elements=["alert", "way"])
                return connection.execute(statement.returning(alarms.c.alert)).first() is not None
            mine = (alarms.c.alert == row.id) & (alarms.c.way == way) & (alarms.c.next_at == row.next_at)
            return connection.execute(update(alarms).where(mine).values(next_at=later)).rowcount == 1

    def _note(self, alarm: Alarm, values: dict[str, Any]) -> None:
        this = (alarms.c.alert == alarm.alert) & (alarms.c.way == alarm.way)
        with for_writing(self._engine) as connection, connection.begin():
            connection.execute(update(alarms).where(this).values(values))


def _alarm(row: Any, way: str) -> Alarm:
    at = datetime.fromisoformat(row.at)
    return Alarm(row.id, way, row.kind, row.person, row.case, at, row.sent or 0, row.failed or 0)


def open_alarms(database_url: str) -> Alarms:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Alarms(open_engine(database_url))
