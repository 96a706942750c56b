"""Matters and alerts as operators' lists ask for them; how they come from the log lives in case_notes.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Text, and_, case, cast, delete, func, insert, or_, select, update

from linebot_app.ports import VISITOR
from linebot_app.storage.case_notes import DONE, HUMAN, OPEN, WAITING
from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.migrations import migrate
from linebot_app.storage.tables import alerts, case_tags, cases

__all__ = ["DONE", "HUMAN", "OPEN", "WAITING", "Alert", "Cases", "Filters", "Matter", "open_cases"]

PAGE = 50
MOST_COUNTED = 1_000  # beyond it a list says "more"
STATES = (WAITING, OPEN, DONE)
CHANNELS = ("line", "web")
SORTS = {
    "last": cases.c.last_at,
    "started": cases.c.started_at,
    "strongest": cases.c.strongest,
    "turns": cases.c.turns,
    "waiting": cases.c.waiting_since,  # only those that wait
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list shows. Empty: all. `danger`: any; `since`, `until`: ISO days of Japan's calendar, as UTC moments, of
    the last words; `begun_since`, `begun_until`: of the beginning; `channel`: CHANNELS."""

    state: str = ""
    place: str = ""
    entry: str = ""
    chosen: str = ""
    assignee: str = ""
    tag: str = ""
    version: str = ""
    channel: str = ""
    danger: bool = False
    harassment: bool = False
    strong: bool = False  # a feeling of 4 or 5
    since: str = ""
    until: str = ""
    begun_since: str = ""
    begun_until: str = ""

    def conditions(self) -> list[ColumnElement[bool]]:
        equal = {"state": cases.c.state, "place": cases.c.place, "entry": cases.c.entry, "chosen": cases.c.chosen}
        equal |= {"assignee": cases.c.assignee, "version": cases.c.flow_version}
        found: list[ColumnElement[bool]] = [
            column == getattr(self, name) for name, column in equal.items() if getattr(self, name)
        ]
        if self.tag:
            found.append(cases.c.id.in_(select(case_tags.c.case_id).where(case_tags.c.tag == self.tag)))
        if self.channel in CHANNELS:
            visitor = cases.c.person.startswith(VISITOR, autoescape=True)
            found.append(visitor if self.channel == "web" else ~visitor)
        if self.danger:
            found.append(cases.c.danger > "")  # as != would say, but found by the index
        if self.harassment:
            found.append(func.length(cast(cases.c.harassment, Text)) > len("[]"))
        if self.strong:
            found.append(cases.c.strongest >= 4)
        if self.since:
            found.append(cases.c.last_at >= self.since)
        if self.until:
            found.append(cases.c.last_at < self.until)
        if self.begun_since:
            found.append(cases.c.started_at >= self.begun_since)
        if self.begun_until:
            found.append(cases.c.started_at < self.begun_until)
        return found


@dataclass(frozen=True, slots=True)
class Matter:
    """One row of the list. `feelings`: name -> [before, after or None]; `danger`: "level kind" or empty."""

    id: int
    person: str
    matter: int
    started_at: datetime
    last_at: datetime
    entry: str
    place: str
    question: str
    advised: str
    chosen: str
    danger: str
    flow_version: str
    turns: int
    feelings: dict[str, list[int | None]]
    strongest: int
    harassment: list[str]
    rating: int | None
    state: str
    waiting_since: datetime | None
    assignee: str
    names: list[str] = field(default_factory=list, repr=False)  # for masking alone
    tags: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Alert:
    """`kind`: imminent, concern or human; `case`: the row of the list, 0 where there is none."""

    id: int
    case: int
    person: str
    kind: str
    at: datetime


class Cases(Records):
    """The operators' side."""

    def page(
        self, filters: Filters, sort: str = "last", descending: bool = True, after: tuple[Any, int] | None = None
    ) -> list[Matter]:
        """PAGE matters. `after`: value of the sorted column and id of the row that the page before ended with."""
        column = SORTS.get(sort, cases.c.last_at)
        wanted = select(cases).where(*filters.conditions())
        if column is cases.c.waiting_since:
            wanted = wanted.where(column != "")
        if after is not None:
            value, last = after
            onward = (column < value, cases.c.id < last) if descending else (column > value, cases.c.id > last)
            wanted = wanted.where(or_(onward[0], and_(column == value, onward[1])))
        order = (column.desc(), cases.c.id.desc()) if descending else (column, cases.c.id)
        return self._matters(wanted.order_by(*order).limit(PAGE))

    def count(self, filters: Filters) -> int:
        """How many fit; MOST_COUNTED + 1 for all that are more."""
        some = select(cases.c.id).where(*filters.conditions()).limit(MOST_COUNTED + 1).subquery()
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(some)).scalar_one())

    def among(self, numbers: Sequence[int], filters: Filters) -> list[Matter]:
        """Those of these rows that fit."""
        return self._matters(select(cases).where(cases.c.id.in_(numbers), *filters.conditions())) if numbers else []

    def versions(self) -> list[str]:
        """Of the flow, the newest words first."""
        newest = func.max(cases.c.last_at).desc()
        with self._engine.connect() as connection:
            found = connection.execute(
                select(cases.c.flow_version).where(cases.c.flow_version != "").group_by(cases.c.flow_version)
                .order_by(newest).limit(20)
            )  # fmt: skip
            return list(found.scalars())

    def numbered(self, number: int) -> Matter | None:
        found = self._matters(select(cases).where(cases.c.id == number))
        return found[0] if found else None

    def of_person(self, person: str) -> list[Matter]:
        """All matters of one person, the newest first."""
        return self._matters(select(cases).where(cases.c.person == person).order_by(cases.c.matter.desc()))

    def change(self, number: int, *, state: str | None = None, assignee: str | None = None) -> None:
        """ValueError for a state that is none."""
        values: dict[str, Any] = {}
        if state is not None:
            if state not in STATES:
                raise ValueError(state)
            values |= {"state": state}
            if state != WAITING:
                values["waiting_since"] = ""
        if assignee is not None:
            values["assignee"] = assignee
        with for_writing(self._engine) as connection, connection.begin():
            connection.execute(update(cases).where(cases.c.id == number).values(values))

    def set_tags(self, number: int, tags: Sequence[str]) -> None:
        with for_writing(self._engine) as connection, connection.begin():
            connection.execute(delete(case_tags).where(case_tags.c.case_id == number))
            if tags:
                rows = [{"case_id": number, "tag": tag} for tag in dict.fromkeys(tags)]
                connection.execute(insert(case_tags), rows)

    def tags(self) -> list[str]:
        with self._engine.connect() as connection:
            return list(connection.scalars(select(case_tags.c.tag).distinct().order_by(case_tags.c.tag)))

    def unseen_alerts(self, most: int = 20) -> list[Alert]:
        """The gravest first, of each kind the oldest first."""
        grave = case({"imminent": 0, "concern": 1}, value=alerts.c.kind, else_=2)
        # The few first, then whose they are: joined at once, every case would be read on every page.
        first = select(alerts, grave.label("grave")).where(alerts.c.seen_at == "").order_by(grave, alerts.c.id)
        few = first.limit(most).subquery()
        belongs = and_(cases.c.person == few.c.person, cases.c.matter == few.c.matter)
        wanted = select(few, func.coalesce(cases.c.id, 0).label("case")).outerjoin(cases, belongs)
        wanted = wanted.order_by(few.c.grave, few.c.id)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return [Alert(row.id, row.case, row.person, row.kind, datetime.fromisoformat(row.at)) for row in rows]

    def alerts_open(self, now: datetime) -> tuple[int, float]:
        """How many nobody has seen, and the seconds since the oldest."""
        with self._engine.connect() as connection:
            wanted = select(func.count(), func.min(alerts.c.at)).where(alerts.c.seen_at == "")
            count, oldest = connection.execute(wanted).one()
        return count, max(0.0, (now - datetime.fromisoformat(oldest)).total_seconds()) if oldest else 0.0

    def see_alerts(self, person: str, operator: str, now: datetime) -> int:
        """How many of this person nobody had seen."""
        unseen = (alerts.c.person == person) & (alerts.c.seen_at == "")
        noted = {"seen_by": operator, "seen_at": now.astimezone(UTC).isoformat()}
        with for_writing(self._engine) as connection, connection.begin():
            return connection.execute(update(alerts).where(unseen).values(noted)).rowcount

    def _matters(self, wanted: Select[Any]) -> list[Matter]:
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
            tagged = (
                select(case_tags).where(case_tags.c.case_id.in_([row.id for row in rows])).order_by(case_tags.c.tag)
            )
            tags = connection.execute(tagged).all() if rows else []
        of: dict[int, tuple[str, ...]] = {}
        for tag in tags:
            of[tag.case_id] = (*of.get(tag.case_id, ()), tag.tag)
        return [_matter(row, of.get(row.id, ())) for row in rows]


def _matter(row: Row[Any], tags: tuple[str, ...]) -> Matter:
    values = dict(row._mapping)
    for name in ("started_at", "last_at", "waiting_since"):
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    return Matter(**values, tags=tags)


def open_cases(database_url: str) -> Cases:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Cases(open_engine(database_url))
