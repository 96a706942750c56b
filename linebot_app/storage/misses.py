"""Texts that were not understood, as the work list of whoever teaches new words; how they come from the log lives in
figure_notes.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, select, update

from linebot_app.storage.database import Records, for_writing
from linebot_app.storage.figure_tables import misses
from linebot_app.storage.moments import utc
from linebot_app.storage.tables import cases, turns

PAGE = 50
OPEN, DONE = "open", "done"
MOST_COUNTED = 1_000
_SLICE = 500


@dataclass(frozen=True, slots=True)
class Miss:
    """`words`: empty when they were taken back; `case`: the row of the list, 0 where there is none; `names`: for
    masking alone."""

    id: int
    at: datetime
    stage: str
    question: str
    version: str
    state: str
    by: str
    case: int
    person: str
    words: str = field(repr=False)
    names: list[str] = field(repr=False)


class Misses(Records):
    """The operators' side."""

    def page(self, state: str = OPEN, question: str = "", version: str = "", before: int = 0) -> list[Miss]:
        """PAGE of them, the newest first; `before`: only those with a smaller id, for the next page."""
        return self._found(state, question, version, before, PAGE)

    def everything(self, state: str = OPEN, question: str = "", version: str = "") -> Iterator[Miss]:
        """The newest first, read in slices."""
        last = 0
        while found := self._found(state, question, version, last, _SLICE):
            yield from found
            last = found[-1].id

    def count(self, state: str = OPEN) -> int:
        """MOST_COUNTED + 1 for all that are more."""
        some = select(misses.c.id).where(misses.c.state == state).limit(MOST_COUNTED + 1).subquery()
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(some)).scalar_one())

    def mark(self, number: int, state: str, operator: str, now: datetime) -> bool:
        """False when there is none of that number. ValueError for a state that is none."""
        if state not in (OPEN, DONE):
            raise ValueError(state)
        at = utc(now) if state == DONE else ""
        values = {"state": state, "by": operator if state == DONE else "", "done_at": at}
        with for_writing(self._engine) as connection, connection.begin():
            changed = update(misses).where(misses.c.id == number).values(values)
            return connection.execute(changed).rowcount == 1

    def _found(self, state: str, question: str, version: str, before: int, most: int) -> list[Miss]:
        conditions: list[ColumnElement[bool]] = [misses.c.state == state] if state else []
        for column, value in ((misses.c.question, question), (misses.c.flow_version, version)):
            if value:
                conditions.append(column == value)
        if before:
            conditions.append(misses.c.id < before)
        newest = (
            select(func.max(cases.c.id))
            .where(cases.c.person == misses.c.person, cases.c.started_at <= misses.c.at)
            .correlate(misses)
            .scalar_subquery()
        )
        wanted = (
            select(misses, turns.c.input, cases.c.id.label("case"), cases.c.names)
            .join(turns, turns.c.turn == misses.c.turn)
            .outerjoin(cases, and_(cases.c.id == newest))
            .where(*conditions)
            .order_by(misses.c.id.desc())
            .limit(most)
        )
        with self._engine.connect() as connection:
            return [_miss(row) for row in connection.execute(wanted)]


def _miss(row: Row[Any]) -> Miss:
    words = "\n".join(part.get("text") or "" for part in row.input if part.get("kind") == "text").strip()
    return Miss(
        row.id,
        datetime.fromisoformat(row.at),
        row.stage,
        row.question,
        row.flow_version,
        row.state,
        row.by,
        row.case or 0,
        row.person,
        words,
        list(row.names or ()),
    )
