"""What operators write about a matter or one turn of it, and who is mentioned there; who may read it is known in
console."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update

from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.migrations import migrate
from linebot_app.storage.tables import cases, remark_mentions, remarks

PAGE = 50


@dataclass(frozen=True, slots=True)
class Remark:
    """`turn`: the name of the turn that it is about, empty for the whole matter. `fresh`: the mention of who asked has
    not been seen."""

    id: int
    case: int
    turn: str
    operator: str
    at: datetime
    text: str
    person: str = ""
    matter: int = 0
    fresh: bool = False


class Remarks(Records):
    """Removed with the matter; one about a turn goes with words of that turn that are taken back."""

    def add(
        self, case: int, operator: str, text: str, now: datetime, turn: str = "", mentioned: Iterable[str] = ()
    ) -> int:
        row = {"case_id": case, "turn": turn, "operator": operator, "at": now.astimezone(UTC).isoformat()}
        with for_writing(self._engine) as connection, connection.begin():
            number = connection.execute(insert(remarks).values({**row, "text": text}).returning(remarks.c.id))
            made = int(number.scalar_one())
            told = [{"remark_id": made, "operator": name, "seen_at": ""} for name in dict.fromkeys(mentioned)]
            if told:
                connection.execute(insert(remark_mentions), told)
        return made

    def remove(self, number: int, case: int, operator: str) -> bool:
        """Only one's own."""
        own = (remarks.c.id == number) & (remarks.c.case_id == case) & (remarks.c.operator == operator)
        with for_writing(self._engine) as connection, connection.begin():
            if connection.execute(select(remarks.c.id).where(own)).first() is None:
                return False
            connection.execute(delete(remark_mentions).where(remark_mentions.c.remark_id == number))
            return connection.execute(delete(remarks).where(own)).rowcount == 1

    def of_cases(self, numbers: Sequence[int]) -> list[Remark]:
        """The oldest first."""
        if not numbers:
            return []
        return self._found(select(remarks).where(remarks.c.case_id.in_(numbers)).order_by(remarks.c.id))

    def mentioning(self, operator: str, before: int = 0) -> list[Remark]:
        """The newest PAGE that name this operator."""
        wanted = (
            select(remarks, cases.c.person, cases.c.matter, (remark_mentions.c.seen_at == "").label("fresh"))
            .join(remark_mentions, remark_mentions.c.remark_id == remarks.c.id)
            .join(cases, cases.c.id == remarks.c.case_id)
            .where(remark_mentions.c.operator == operator)
            .order_by(remarks.c.id.desc())
            .limit(PAGE)
        )
        return self._found(wanted.where(remarks.c.id < before) if before else wanted)

    def unseen(self, operator: str) -> int:
        """How many mentions this operator has not seen."""
        fresh = (remark_mentions.c.operator == operator) & (remark_mentions.c.seen_at == "")
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).where(fresh)).scalar_one())

    def see(self, operator: str, case: int, now: datetime) -> None:
        """This operator has looked at the matter."""
        of_case = select(remarks.c.id).where(remarks.c.case_id == case)
        fresh = (remark_mentions.c.operator == operator) & (remark_mentions.c.seen_at == "")
        theirs = fresh & remark_mentions.c.remark_id.in_(of_case)
        with self._engine.connect() as connection:
            if connection.execute(select(remark_mentions.c.remark_id).where(theirs).limit(1)).first() is None:
                return
        with for_writing(self._engine) as connection, connection.begin():
            seen = now.astimezone(UTC).isoformat()
            connection.execute(update(remark_mentions).where(theirs).values(seen_at=seen))

    def _found(self, wanted: Select[Any]) -> list[Remark]:
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return [_remark(row) for row in rows]


def _remark(row: Row[Any]) -> Remark:
    values = dict(row._mapping)
    values["case"] = values.pop("case_id")
    values["at"] = datetime.fromisoformat(values["at"])
    values["fresh"] = bool(values.get("fresh", False))
    return Remark(**values)


def open_remarks(database_url: str) -> Remarks:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Remarks(open_engine(database_url))
