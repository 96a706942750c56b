"""Sums over matters as pages ask for them; how they come from the log lives in figure_notes.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select

from linebot_app.storage.database import Records, open_engine
from linebot_app.storage.figure_notes import SENT
from linebot_app.storage.figure_tables import figures
from linebot_app.storage.journey import EVERY
from linebot_app.storage.migrations import migrate

MOST_DAYS = 62  # of a range that is shown day by day

Sums = dict[str, dict[str, int]]  # kind -> name -> count


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which matters are summed up: begun from `since` to `until` (days in Japan, both included; None: no bound), of
    one entry and one version ("": all)."""

    since: date | None = None
    until: date | None = None
    entry: str = ""
    version: str = ""

    def conditions(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = [figures.c.entry == (self.entry or EVERY), or_(*self._spans())]
        if self.version:
            found.append(figures.c.version == self.version)
        return found

    @property
    def is_short(self) -> bool:
        return self.since is not None and self.until is not None and (self.until - self.since).days < MOST_DAYS

    def _spans(self) -> Iterator[ColumnElement[bool]]:
        """Whole months where there are some, days at both ends."""
        since, until = self.since or date(2000, 1, 1), self.until or date(2999, 12, 31)
        first = since if since.day == 1 else _next_month(since)
        after = _next_month(until) if _next_month(until) - timedelta(days=1) == until else until.replace(day=1)
        if first >= after:
            yield _between(since.isoformat(), until.isoformat())
            return
        yield _between(f"M{first:%Y-%m}", f"M{after - timedelta(days=1):%Y-%m}")
        if since < first:
            yield _between(since.isoformat(), (first - timedelta(days=1)).isoformat())
        if until >= after:
            yield _between(after.isoformat(), until.isoformat())


class Figures(Records):
    """The operators' side."""

    def read(self, chosen: Chosen) -> Sums:
        wanted = (
            select(figures.c.kind, figures.c.name, func.sum(figures.c.count).label("total"))
            .where(*chosen.conditions())
            .where(figures.c.kind != SENT)
            .group_by(figures.c.kind, figures.c.name)
        )
        found: Sums = {}
        with self._engine.connect() as connection:
            for row in connection.execute(wanted):
                if row.total:
                    found.setdefault(row.kind, {})[row.name] = int(row.total)
        return found

    def begun(self, chosen: Chosen) -> list[tuple[str, int]]:
        """How many matters began on each day of a short range, else in each month; oldest first."""
        by_day = chosen.is_short
        spans = (
            _between(str(chosen.since), str(chosen.until))
            if by_day
            else _between(
                f"M{chosen.since:%Y-%m}" if chosen.since else "M", f"M{chosen.until:%Y-%m}" if chosen.until else "N"
            )
        )
        wanted = select(figures.c.span, func.sum(figures.c.count).label("total")).where(
            figures.c.entry == (chosen.entry or EVERY), spans, figures.c.kind == "matter"
        )
        if chosen.version:
            wanted = wanted.where(figures.c.version == chosen.version)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted.group_by(figures.c.span).order_by(figures.c.span)).all()
        return [(row.span.removeprefix("M"), int(row.total)) for row in rows if row.total]

    def sent(self, month: date) -> dict[str, int]:
        """Deliveries of the month of this day (in Japan) by outcome."""
        wanted = select(figures.c.name, figures.c.count).where(
            figures.c.entry == EVERY,
            figures.c.span == f"M{month:%Y-%m}",
            figures.c.version == "",
            figures.c.kind == SENT,
        )
        with self._engine.connect() as connection:
            return {row.name: int(row._mapping["count"]) for row in connection.execute(wanted)}

    def choices(self) -> tuple[list[str], list[str]]:
        """Entries and versions that there are. Entries are jumped to in the index, one after the other."""
        entries: list[str] = []
        versions = (
            select(figures.c.version)
            .where(figures.c.entry == EVERY, figures.c.span >= "M", figures.c.kind == "matter", figures.c.count > 0)
            .distinct()
        )
        with self._engine.connect() as connection:
            last = EVERY  # sorts before every letter
            while one := connection.scalar(select(func.min(figures.c.entry)).where(figures.c.entry > last)):
                entries.append(one)
                last = one
            return entries, sorted(connection.scalars(versions))


def _between(first: str, last: str) -> ColumnElement[bool]:
    return and_(figures.c.span >= first, figures.c.span <= last)


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def open_figures(database_url: str) -> Figures:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Figures(open_engine(database_url))
