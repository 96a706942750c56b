"""What operators want to say and a second one looks at first, in SQL; it goes with its case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Row, insert, select, update

from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.desk_tables import drafts
from linebot_app.storage.migrations import migrate

WAITING, RELEASED, REFUSED = "waiting", "released", "refused"
_MOST = 100


@dataclass(frozen=True, slots=True)
class Draft:
    id: int
    case: int
    author: str
    body: str
    at: datetime
    state: str
    decided_by: str


class Drafts(Records):
    def add(self, case: int, author: str, body: str, now: datetime) -> int:
        row = {"case_id": case, "author": author, "body": body, "at": now.astimezone(UTC).isoformat()}
        row |= {"state": WAITING, "decided_by": "", "decided_at": ""}
        with for_writing(self._engine) as connection, connection.begin():
            made = connection.execute(insert(drafts).values(row)).inserted_primary_key
        assert made is not None  # noqa: S101 - the table has a key
        return int(made[0])

    def waiting(self, case: int = 0) -> list[Draft]:
        """Oldest first; `case`: only those of one."""
        wanted = select(drafts).where(drafts.c.state == WAITING).order_by(drafts.c.id).limit(_MOST)
        if case:
            wanted = wanted.where(drafts.c.case_id == case)
        with self._engine.connect() as connection:
            return [_draft(row) for row in connection.execute(wanted).all()]

    def numbered(self, number: int) -> Draft | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(drafts).where(drafts.c.id == number)).first()
        return _draft(row) if row is not None else None

    def decide(self, number: int, state: str, operator: str, now: datetime) -> bool:
        """True once, and never for the author: two at the same time do not both decide."""
        which = (drafts.c.id == number) & (drafts.c.state == WAITING) & (drafts.c.author != operator)
        values = {"state": state, "decided_by": operator, "decided_at": now.astimezone(UTC).isoformat()}
        with for_writing(self._engine) as connection, connection.begin():
            return connection.execute(update(drafts).where(which).values(values)).rowcount == 1


def _draft(row: Row[tuple[object, ...]]) -> Draft:
    told = row._mapping
    at = datetime.fromisoformat(told["at"])
    return Draft(told["id"], told["case_id"], told["author"], told["body"], at, told["state"], told["decided_by"])


def open_drafts(database_url: str) -> Drafts:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Drafts(open_engine(database_url))
