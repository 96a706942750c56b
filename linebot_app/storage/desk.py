"""What admins set about the desk, who is on duty, and the picture of it that conversations are handed; in SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from flows.desk import Desk, Hours
from linebot_app.storage.case_notes import WAITING
from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.desk_tables import desk, duty
from linebot_app.storage.handoffs import minutes_lately
from linebot_app.storage.migrations import migrate
from linebot_app.storage.moments import utc
from linebot_app.storage.tables import cases

_ROW = "desk"


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """`week`: hours of each day, Monday first; `closed`: ISO dates without any. The patience is in minutes without a
    word of the operator. `four_eyes`: what is said where danger was seen waits for a second operator."""

    organisation: str = ""
    contact: str = ""
    week: tuple[Hours, ...] = ((),) * 7
    closed: tuple[str, ...] = ()
    closed_on_holidays: bool = True
    patience: int = 15
    patience_in_danger: int = 3
    four_eyes: bool = False

    def as_desk(self) -> Desk:
        days = frozenset(date.fromisoformat(day) for day in self.closed)
        return Desk(self.organisation, self.contact, self.week, days, self.closed_on_holidays)


@dataclass(frozen=True, slots=True)
class OnDuty:
    operator: str
    since: datetime
    until: datetime


class Desks(Records):
    """Threads may share it."""

    def settings(self) -> DeskSettings:
        """As they were saved last; the usual ones where nobody has saved any."""
        return self._kept() or DeskSettings()

    def save(self, settings: DeskSettings, operator: str, now: datetime) -> None:
        row = {"name": _ROW, "content": asdict(settings), "at": utc(now), "by": operator}
        with for_writing(self._engine) as connection, connection.begin():
            statement = self._insert(desk).values(row)
            told = {name: statement.excluded[name] for name in ("content", "at", "by")}
            connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=told))

    def on_duty(self, now: datetime) -> list[OnDuty]:
        with self._engine.connect() as connection:
            rows = connection.execute(select(duty).where(duty.c.until > utc(now)).order_by(duty.c.operator)).all()
        return [OnDuty(row.operator, *map(datetime.fromisoformat, (row.since, row.until))) for row in rows]

    def come(self, operator: str, now: datetime, until: datetime) -> None:
        row = {"operator": operator, "since": utc(now), "until": utc(until)}
        with for_writing(self._engine) as connection, connection.begin():
            statement = self._insert(duty).values(row)
            told = {"until": statement.excluded["until"]}
            connection.execute(statement.on_conflict_do_update(index_elements=["operator"], set_=told))

    def go(self, operator: str) -> None:
        with for_writing(self._engine) as connection, connection.begin():
            connection.execute(delete(duty).where(duty.c.operator == operator))

    def picture(self, now: datetime) -> Desk | None:
        """What a conversation is told; None where nobody has set anything and nobody is on duty."""
        kept, here = self._kept(), len(self.on_duty(now))
        if kept is None and not here:
            return None
        with self._engine.connect() as connection:
            waiting = connection.execute(select(func.count()).where(cases.c.state == WAITING)).scalar_one()
            minutes = minutes_lately(connection, now)
        return replace((kept or DeskSettings()).as_desk(), on_duty=here, waiting=int(waiting), minutes=minutes)

    def _kept(self) -> DeskSettings | None:
        with self._engine.connect() as connection:
            content = connection.execute(select(desk.c.content).where(desk.c.name == _ROW)).scalar()
        return _settings(content) if isinstance(content, Mapping) else None

    def _insert(self, table: Any) -> Any:
        return (sqlite if self._engine.dialect.name == "sqlite" else postgresql).insert(table)


def _settings(content: Mapping[str, Any]) -> DeskSettings:
    known = {field.name for field in fields(DeskSettings)}
    values = {name: value for name, value in content.items() if name in known}
    week = tuple(tuple((begins, ends) for begins, ends in hours) for hours in values.pop("week", ((),) * 7))
    return DeskSettings(**{**values, "closed": tuple(values.get("closed", ())), "week": week})


def open_desks(database_url: str) -> Desks:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Desks(open_engine(database_url))
