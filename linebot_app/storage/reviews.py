"""Conversations whose quality is looked at: sampled, always when there was danger, marked, and summed up over time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from linebot_app.storage.case_notes import HUMAN
from linebot_app.storage.database import Records, for_writing
from linebot_app.storage.desk_tables import desk, handoffs
from linebot_app.storage.figure_tables import reviews
from linebot_app.storage.moments import utc
from linebot_app.storage.tables import alerts, cases

DIMENSIONS = ("empathy", "facts", "decision", "safety", "wording")
OPEN, DONE, LEFT = "open", "done", "left"
RISK, SAMPLE, ASKED = "risk", "sample", "asked"
PAGE = 50
USUAL_SHARE = 5  # per cent
_ROW = "review"
_AT_REST = timedelta(days=1)  # since the last word: what goes on is not judged yet
_LOOKS_BACK = timedelta(days=9)


@dataclass(frozen=True, slots=True)
class Review:
    """`case`: 0 where the conversation is gone. `operator`: whose work it is, "": the bot's alone."""

    id: int
    case: int
    person: str
    matter: int
    why: str
    added_at: datetime
    operator: str
    entry: str
    version: str
    state: str
    reviewer: str
    done_at: datetime | None
    marks: dict[str, int]
    comments: dict[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Result:
    """Means of one week (its Monday) or of one operator."""

    of: str
    count: int
    means: dict[str, float]


class Reviews(Records):
    """Threads may share it. `now` is aware."""

    def share(self) -> int:
        """Per cent of each week's conversations."""
        with self._engine.connect() as connection:
            kept = connection.scalar(select(desk.c.content).where(desk.c.name == _ROW))
        return int((kept or {}).get("share", USUAL_SHARE))

    def set_share(self, share: int, operator: str, now: datetime) -> None:
        with for_writing(self._engine) as connection, connection.begin():
            statement = self._insert(desk).values(name=_ROW, content={"share": share}, at=utc(now), by=operator)
            told = {name: statement.excluded[name] for name in ("content", "at", "by")}
            connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=told))

    def fill(self, now: datetime) -> int:
        """How many were added: of what came to rest in the last days all with danger, and the share of the others.
        Which these are is told by the conversation itself, so that doing it twice adds nothing."""
        share = self.share()
        alarmed = (
            select(alerts.c.id)
            .where(alerts.c.person == cases.c.person, alerts.c.matter == cases.c.matter, alerts.c.kind != HUMAN)
            .exists()
        )
        wanted = (
            select(cases.c.id, cases.c.person, cases.c.matter, (alarmed | (cases.c.danger != "")).label("risky"))
            .outerjoin(reviews, reviews.c.case_id == cases.c.id)
            .where(
                cases.c.last_at >= utc(now - _LOOKS_BACK),
                cases.c.last_at < utc(now - _AT_REST),
                reviews.c.id.is_(None),
            )
        )
        with self._engine.connect() as connection:
            found = [
                (row.id, RISK if row.risky else SAMPLE)
                for row in connection.execute(wanted)
                if row.risky or _lot(row.person, row.matter) < share
            ]
        found.sort(key=lambda pair: pair[1] == RISK)  # the newest are shown first
        return sum(self.add(case, why, now) for case, why in found)

    def add(self, case: int, why: str, now: datetime) -> bool:
        """False when it is in the queue, or was, or there is no such conversation."""
        with for_writing(self._engine) as connection, connection.begin():
            row = connection.execute(select(cases).where(cases.c.id == case)).one_or_none()
            if row is None:
                return False
            took = (
                select(handoffs.c.operator)
                .where(handoffs.c.person == row.person, handoffs.c.matter == row.matter)
                .order_by(handoffs.c.id.desc())
                .limit(1)
            )
            values: dict[str, Any] = {"case_id": case, "why": why, "added_at": utc(now), "state": OPEN}
            values |= {"operator": connection.scalar(took) or row.assignee, "entry": row.entry}
            values |= {"flow_version": row.flow_version, "reviewer": "", "done_at": "", "comments": {}}
            statement = self._insert(reviews).values(values).on_conflict_do_nothing(index_elements=["case_id"])
            return connection.execute(statement.returning(reviews.c.id)).first() is not None

    def queue(self, but_of: str, before: int = 0) -> list[Review]:
        """Open ones, the newest first, without those of this operator's own work ("": all)."""
        wanted = _joined().where(reviews.c.state == OPEN)
        if but_of:
            wanted = wanted.where(reviews.c.operator != but_of)
        if before:
            wanted = wanted.where(reviews.c.id < before)
        return self._found(wanted.order_by(reviews.c.id.desc()).limit(PAGE))

    def of_operator(self, operator: str) -> list[Review]:
        """What was said about one's own work, the newest first."""
        wanted = _joined().where(reviews.c.state == DONE, reviews.c.operator == operator)
        return self._found(wanted.order_by(reviews.c.done_at.desc()).limit(PAGE))

    def numbered(self, number: int) -> Review | None:
        found = self._found(_joined().where(reviews.c.id == number))
        return found[0] if found else None

    def mark(
        self, number: int, reviewer: str, marks: Mapping[str, int], comments: Mapping[str, str], now: datetime
    ) -> None:
        """ValueError unless every dimension has a mark of 1 to 5."""
        if set(marks) != set(DIMENSIONS) or not all(1 <= mark <= 5 for mark in marks.values()):
            raise ValueError("marks")
        values = {**marks, "comments": dict(comments), "state": DONE, "reviewer": reviewer, "done_at": utc(now)}
        self._change(number, values)

    def leave(self, number: int, reviewer: str, now: datetime) -> None:
        """Nothing to be learned from it."""
        self._change(number, {"state": LEFT, "reviewer": reviewer, "done_at": utc(now)})

    def by_week(self, since: str, until: str) -> list[Result]:
        """Of reviews done from `since` until before `until` (UTC moments), by the week; oldest first."""
        day = func.substr(reviews.c.done_at, 1, 10)
        sums: dict[str, list[float]] = {}
        for row in self._summed(day, since, until):
            told = date.fromisoformat(row.of)
            week = (told - timedelta(days=told.weekday())).isoformat()
            kept = sums.setdefault(week, [0.0] * (1 + len(DIMENSIONS)))
            for place, value in enumerate((row.total, *(row._mapping[name] for name in DIMENSIONS))):
                kept[place] += value
        return [_result(week, kept) for week, kept in sorted(sums.items())]

    def by_operator(self, since: str, until: str) -> list[Result]:
        """The same by whose work it was; "" for the bot's alone."""
        rows = self._summed(reviews.c.operator, since, until)
        found = [_result(row.of, [row.total, *(row._mapping[name] for name in DIMENSIONS)]) for row in rows]
        return sorted(found, key=lambda one: one.of)

    def _summed(self, by: Any, since: str, until: str) -> list[Row[Any]]:
        sums = [func.sum(reviews.c[name]).label(name) for name in DIMENSIONS]
        wanted = select(by.label("of"), func.count().label("total"), *sums).where(
            reviews.c.state == DONE, reviews.c.done_at >= since, reviews.c.done_at < until
        )
        with self._engine.connect() as connection:
            return list(connection.execute(wanted.group_by(by)).all())

    def _change(self, number: int, values: dict[str, Any]) -> None:
        with for_writing(self._engine) as connection, connection.begin():
            connection.execute(update(reviews).where(reviews.c.id == number).values(values))

    def _found(self, wanted: Any) -> list[Review]:
        with self._engine.connect() as connection:
            return [_review(row) for row in connection.execute(wanted)]

    def _insert(self, table: Any) -> Any:
        return (sqlite if self._engine.dialect.name == "sqlite" else postgresql).insert(table)


def _joined() -> Any:
    return select(reviews, cases.c.person, cases.c.matter).outerjoin(cases, and_(cases.c.id == reviews.c.case_id))


def _review(row: Row[Any]) -> Review:
    return Review(
        id=row.id,
        case=row.case_id or 0,
        person=row.person or "",
        matter=row.matter or 0,
        why=row.why,
        added_at=datetime.fromisoformat(row.added_at),
        operator=row.operator,
        entry=row.entry,
        version=row.flow_version,
        state=row.state,
        reviewer=row.reviewer,
        done_at=datetime.fromisoformat(row.done_at) if row.done_at else None,
        marks={name: row._mapping[name] for name in DIMENSIONS if row._mapping[name] is not None},
        comments=dict(row.comments or {}),
    )


def _result(of: str, sums: list[float]) -> Result:
    count = int(sums[0])
    return Result(of, count, {name: float(sums[1 + place]) / count for place, name in enumerate(DIMENSIONS)})


def _lot(person: str, matter: int) -> float:
    """0 to 100, the same for the same conversation for ever."""
    return int.from_bytes(hashlib.sha256(f"review {person} {matter}".encode()).digest()[:4]) / 2**32 * 100
