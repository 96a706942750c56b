"""Reading conversations out, however many, in little memory; and the record of who took what. No file is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from linebot_app.storage.cases import Filters
from linebot_app.storage.database import Records, for_writing
from linebot_app.storage.figure_tables import exported_people, exports
from linebot_app.storage.moments import moment, utc
from linebot_app.storage.tables import case_tags, cases, turns

RUNNING, DONE, BROKEN = "running", "done", "broken"
_SLICE = 50  # conversations
_TURNS = 500


@dataclass(frozen=True, slots=True)
class Export:
    """`total`, `done`: conversations; `rows`: lines of the file. `outdated`: people in it who were deleted since."""

    id: int
    at: datetime
    operator: str
    form: str
    filters: dict[str, Any]
    masked: bool
    reason: str
    total: int
    done: int
    rows: int
    state: str
    outdated: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which conversations: those with these ids, or all that fit the filters."""

    ids: tuple[int, ...] = ()
    filters: Filters = field(default_factory=Filters)

    def conditions(self) -> list[ColumnElement[bool]]:
        return [cases.c.id.in_(self.ids)] if self.ids else self.filters.conditions()


class Exports(Records):
    """The operators' side. Threads may share it."""

    def count(self, chosen: Chosen) -> int:
        wanted = select(func.count()).select_from(cases).where(*chosen.conditions())
        with self._engine.connect() as connection:
            return int(connection.execute(wanted).scalar_one())

    def slices(self, chosen: Chosen) -> Iterator[list[Row[Any]]]:
        """Rows of cases, a handful at a time, each with `tags`; every slice is a short transaction of its own."""
        last = 0
        while True:
            wanted = select(cases).where(*chosen.conditions(), cases.c.id > last).order_by(cases.c.id).limit(_SLICE)
            with self._engine.connect() as connection:
                rows = list(connection.execute(wanted).all())
            if not rows:
                return
            yield rows
            last = rows[-1].id

    def tags_of(self, rows: Sequence[Row[Any]]) -> dict[int, list[str]]:
        wanted = select(case_tags).where(case_tags.c.case_id.in_([row.id for row in rows])).order_by(case_tags.c.tag)
        found: dict[int, list[str]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(wanted):
                found.setdefault(row.case_id, []).append(row.tag)
        return found

    def turns_of(self, rows: Sequence[Row[Any]]) -> Iterator[tuple[Row[Any], Row[Any]]]:
        """Every turn of these cases with the case it belongs to: person by person, the oldest first."""
        people = sorted({row.person for row in rows})
        with self._engine.connect() as connection:
            all_ = connection.execute(
                select(cases.c.id, cases.c.person, cases.c.started_at)
                .where(cases.c.person.in_(people))
                .order_by(cases.c.matter)
            ).all()
        begun: dict[str, list[tuple[datetime, int]]] = {}
        for one in all_:
            begun.setdefault(one.person, []).append((datetime.fromisoformat(one.started_at), one.id))
        chosen = {row.id: row for row in rows}
        for turn in self._turns(people):
            number = _belongs_to(begun.get(turn.person, []), moment(turn.at))
            if number in chosen:
                yield chosen[number], turn

    def _turns(self, people: list[str]) -> Iterator[Row[Any]]:
        last = ("", 0)
        while True:
            onward = or_(turns.c.person > last[0], and_(turns.c.person == last[0], turns.c.id > last[1]))
            wanted = select(turns).where(turns.c.person.in_(people), onward).order_by(turns.c.person, turns.c.id)
            with self._engine.connect() as connection:
                found = connection.execute(wanted.limit(_TURNS)).all()
            yield from found
            if len(found) < _TURNS:
                return
            last = (found[-1].person, found[-1].id)

    # The record

    def begin(
        self, operator: str, form: str, filters: dict[str, Any], masked: bool, reason: str, total: int, now: datetime
    ) -> int:
        row = {"at": utc(now), "operator": operator, "form": form, "filters": filters, "masked": masked}
        row |= {"reason": reason, "total": total, "done": 0, "rows": 0, "state": RUNNING, "ended_at": "", "outdated": 0}
        with for_writing(self._engine) as connection, connection.begin():
            # One that was running when its process died.
            lost = (exports.c.state == RUNNING) & (exports.c.at < utc(now - timedelta(days=1)))
            connection.execute(update(exports).where(lost).values(state=BROKEN))
            (number,) = connection.execute(insert(exports).values(row)).inserted_primary_key or (0,)
            return int(number)

    def go_on(self, number: int, people: Sequence[str], done: int, rows: int) -> None:
        """Whose words are in it now, and how far it is."""
        with for_writing(self._engine) as connection, connection.begin():
            if people:
                add = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert
                statement = add(exported_people).on_conflict_do_nothing(index_elements=["export_id", "person"])
                connection.execute(statement, [{"export_id": number, "person": person} for person in people])
            connection.execute(update(exports).where(exports.c.id == number).values(done=done, rows=rows))

    def end(self, number: int, state: str, now: datetime) -> None:
        with for_writing(self._engine) as connection, connection.begin():
            values = {"state": state, "ended_at": utc(now)}
            connection.execute(update(exports).where(exports.c.id == number).values(values))

    def made(self, operator: str = "", most: int = 30) -> list[Export]:
        """The newest; of everybody for ""."""
        wanted = select(exports).order_by(exports.c.id.desc()).limit(most)
        if operator:
            wanted = wanted.where(exports.c.operator == operator)
        with self._engine.connect() as connection:
            return [_export(row) for row in connection.execute(wanted)]


def _export(row: Row[Any]) -> Export:
    told = {name: getattr(row, name) for name in Export.__slots__ if name not in ("at", "rows")}
    return Export(**told, at=datetime.fromisoformat(row.at), rows=row._mapping["rows"])


def _belongs_to(begun: list[tuple[datetime, int]], at: datetime) -> int:
    """The last matter that had begun; what was said before the first belongs to that."""
    found = begun[0][1] if begun else 0
    for began, number in begun:
        if began <= at:
            found = number
    return found
