"""Who may use the console, in SQL; how a password or a code is judged is known in console."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.migrations import migrate
from linebot_app.storage.tables import operators


@dataclass(frozen=True, slots=True)
class Operator:
    """`password`: an argon2 hash, `totp`: an encrypted secret; each empty where there is none. `locked_until` None:
    not locked. `generation` is part of every session: raised, all of them end."""

    id: int
    name: str
    shown: str
    role: str
    language: str = ""
    password: str = field(default="", repr=False)
    totp: str = field(default="", repr=False)
    totp_step: int = 0
    subject: str = ""
    failures: int = 0
    locked_until: datetime | None = None
    added_at: datetime | None = None
    seen_at: datetime | None = None
    generation: int = 1
    active: bool = True

    def is_locked(self, now: datetime) -> bool:
        return self.locked_until is not None and self.locked_until > now


class NameTaken(ValueError):
    """Somebody has this name already."""


class Operators(Records):
    """Names are compared in lower case."""

    def add(self, name: str, shown: str, role: str, now: datetime, password: str = "", subject: str = "") -> Operator:
        """Raises NameTaken."""
        row = {
            "name": name.lower(),
            "shown": shown,
            "role": role,
            "language": "",
            "password": password,
            "totp": "",
            "totp_step": 0,
            "subject": subject,
            "failures": 0,
            "locked_until": "",
            "added_at": _utc(now),
            "seen_at": "",
            "generation": 1,
            "active": True,
        }
        try:
            with for_writing(self._engine) as connection, connection.begin():
                connection.execute(insert(operators).values(row))
        except IntegrityError:
            raise NameTaken(name) from None
        added = self.named(name)
        assert added is not None  # noqa: S101 - it was written just now
        return added

    def all(self) -> Iterator[Operator]:
        with self._engine.connect() as connection:
            rows = connection.execute(select(operators).order_by(operators.c.name)).all()
        yield from map(_operator, rows)

    def named(self, name: str) -> Operator | None:
        return self._one(operators.c.name == name.lower())

    def numbered(self, operator_id: int) -> Operator | None:
        return self._one(operators.c.id == operator_id)

    def of_subject(self, subject: str) -> Operator | None:
        return self._one(operators.c.subject == subject) if subject else None

    def change(self, operator_id: int, **values: Any) -> None:
        """Columns by name; a datetime becomes text, None an empty one."""
        told = {name: _utc(value) if isinstance(value, datetime) else value for name, value in values.items()}
        told = {name: "" if value is None else value for name, value in told.items()}
        with for_writing(self._engine) as connection, connection.begin():
            connection.execute(update(operators).where(operators.c.id == operator_id).values(told))

    def end_sessions(self, operator_id: int) -> None:
        raised = {"generation": operators.c.generation + 1}
        with for_writing(self._engine) as connection, connection.begin():
            connection.execute(update(operators).where(operators.c.id == operator_id).values(raised))

    def count_failure(self, operator_id: int) -> int:
        """How many there are in a row now; two at once are two."""
        with for_writing(self._engine) as connection, connection.begin():
            raised = {"failures": operators.c.failures + 1}
            connection.execute(update(operators).where(operators.c.id == operator_id).values(raised))
            found = connection.execute(select(operators.c.failures).where(operators.c.id == operator_id))
            return int(found.scalar_one())

    def use_code(self, operator_id: int, step: int) -> bool:
        """False when this code, or a later one, was used before."""
        fresh = (operators.c.id == operator_id) & (operators.c.totp_step < step)
        with for_writing(self._engine) as connection, connection.begin():
            return connection.execute(update(operators).where(fresh).values(totp_step=step)).rowcount == 1

    def _one(self, which: Any) -> Operator | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(operators).where(which)).first()
        return None if row is None else _operator(row)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _operator(row: Row[Any]) -> Operator:
    values = dict(row._mapping)
    for name in ("locked_until", "added_at", "seen_at"):
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    return Operator(**values)


def open_operators(database_url: str) -> Operators:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Operators(open_engine(database_url))
