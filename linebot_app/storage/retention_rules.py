"""How long each class of data is kept, as admins set it; what is done about it lives in retention.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from linebot_app.storage.database import Records, for_writing
from linebot_app.storage.desk_tables import desk
from linebot_app.storage.moments import utc

_ROW = "retention"
SHORTEST, LONGEST = 1, 3650  # days
# What the law of this house allows: people are told 180 days of enquiries, and the audit cannot be emptied sooner.
BOUNDS = {"enquiries": (SHORTEST, 180), "audit": (365, LONGEST), "search": (0, LONGEST), "grace": (0, 365)}


@dataclass(frozen=True, slots=True)
class RetentionRules:
    """Days. `conversations`: words, sessions and the list, after the last word. `search`: how long words are found,
    0: as long as they are kept. `notes`: notes and drafts of operators, comments of reviews. `alerts`: seen ones.
    `exports`: the record that a file was taken. `grace`: after somebody blocked the account."""

    conversations: int = 365
    search: int = 0
    notes: int = 365
    alerts: int = 365
    enquiries: int = 180
    audit: int = 1095
    exports: int = 365
    grace: int = 30

    @classmethod
    def read(cls, told: Mapping[str, object]) -> RetentionRules:
        """ValueError naming the class of data whose days make no sense."""
        found: dict[str, int] = {}
        for one in fields(cls):
            text = str(told.get(one.name, "")).strip()
            least, most = bounds(one.name)
            if not (text.isascii() and text.isdecimal() and len(text) < 6 and least <= int(text) <= most):
                raise ValueError(one.name)
            found[one.name] = int(text)
        return cls(**found)


def bounds(name: str) -> tuple[int, int]:
    return BOUNDS.get(name, (SHORTEST, LONGEST))


class RetentionSettings(Records):
    def rules(self) -> RetentionRules:
        """As they were saved last; the usual ones where nobody has saved any."""
        with self._engine.connect() as connection:
            kept = connection.scalar(select(desk.c.content).where(desk.c.name == _ROW))
        known = {one.name for one in fields(RetentionRules)}
        return RetentionRules(**{name: value for name, value in (kept or {}).items() if name in known})

    def save(self, rules: RetentionRules, operator: str, now: datetime) -> None:
        at = utc(now)
        with for_writing(self._engine) as connection, connection.begin():
            insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert
            statement = insert(desk).values(name=_ROW, content=asdict(rules), at=at, by=operator)
            told = {name: statement.excluded[name] for name in ("content", "at", "by")}
            connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=told))
