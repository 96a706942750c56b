"""The index of what was said: kept in the log's transaction, asked by operators' pages; removed words leave it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, text

from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.grams import asked, grams, has_all, words_of
from linebot_app.storage.migrations import migrate

PAGE = 30
_LOOKED_AT = 200  # candidates fetched at a time: pairs of letters may stand apart
_MOST_LOOKED_AT = 4_000
_PAGES_A_STEP = 500
_NOTHING_MERGED = 2  # changes: as SQLite's documents say how to know that there was nothing to do


@dataclass(frozen=True, slots=True)
class Hit:
    """A turn with all the words of a query. `case`: the row of the list that it belongs to, 0 where there is none."""

    turn_id: int
    person: str
    case: int
    at: datetime
    words: str


Fits = Callable[[list[int]], set[int]]

# Kept with the log


def index(connection: Connection, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Takes (id, row) of new turns into the index; those without words are left out."""
    told = [(number, sorted(grams(words_of(row)))) for number, row in rows]
    new = [(number, found) for number, found in told if found]
    if not new:
        return
    if connection.dialect.name == "sqlite":
        statement = "INSERT INTO turn_words(rowid, grams) VALUES (:id, :grams)"
        values: list[dict[str, Any]] = [{"id": number, "grams": " ".join(found)} for number, found in new]
    else:
        statement = "INSERT INTO turn_words(turn_id, grams) VALUES (:id, array_to_tsvector(:grams))"
        values = [{"id": number, "grams": found} for number, found in new]
    connection.execute(text(statement), values)


def reindex(connection: Connection, number: int, row: Mapping[str, Any]) -> None:
    """After words were taken out of a turn, or revealed."""
    forget(connection, [number])
    index(connection, [(number, row)])


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    if numbers:
        is_sqlite = connection.dialect.name == "sqlite"
        of_turn = (
            "DELETE FROM turn_words WHERE rowid = :id" if is_sqlite else "DELETE FROM turn_words WHERE turn_id = :id"
        )
        connection.execute(text(of_turn), [{"id": number} for number in numbers])


# Asked by operators


class Search(Records):
    """The operators' side."""

    def find(self, query: str, before: int = 0, fits: Fits | None = None) -> list[Hit]:
        """At most PAGE turns with every word of the query (spaces part words), the newest first. A word is found inside
        longer ones, of one letter on. `before`: only turns with a smaller id, for the next page. `fits`: of these rows
        of the list those that may be shown; a turn that belongs to none is left out then."""
        words, needed = asked(query)
        if not needed:
            return []
        found: list[Hit] = []
        with self._engine.connect() as connection:
            known: dict[int, bool] = {}
            for hit in self._candidates(connection, needed, before):
                if not has_all(hit.words, words):
                    continue
                if fits is not None and hit.case not in known:
                    known[hit.case] = bool(fits([hit.case]))
                if fits is None or known[hit.case]:
                    found.append(hit)
                    if len(found) == PAGE:
                        break
        return found

    def drop_traces(self) -> int:
        """How many steps it took until the index holds nothing of what was removed (SQLite only marks that at first;
        PostgreSQL's VACUUM does the same by itself). Each step holds the write lock for a moment."""
        if self._engine.dialect.name != "sqlite":
            return 0
        pages, steps = -_PAGES_A_STEP, 0  # negative: everything is to become one segment
        while True:
            with for_writing(self._engine) as connection, connection.begin():
                driver: Any = connection.connection.driver_connection
                before = driver.total_changes
                statement = text("INSERT INTO turn_words(turn_words, rank) VALUES ('merge', :pages)")
                connection.execute(statement, {"pages": pages})
                worked = driver.total_changes - before
            if worked < _NOTHING_MERGED:
                return steps
            pages, steps = _PAGES_A_STEP, steps + 1

    def _candidates(self, connection: Connection, needed: list[str], before: int) -> Iterator[Hit]:
        looked = 0
        last = before or 2**62
        statement = text(_SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL)
        if connection.dialect.name != "sqlite":
            # As on any disk of today: else the newest turns are read one by one until enough hold a rare word.
            connection.execute(text("SET LOCAL random_page_cost = 1.1"))
        while looked < _MOST_LOOKED_AT:
            values = {"wanted": _wanted(needed, connection.dialect.name), "before": last, "most": _LOOKED_AT}
            rows = connection.execute(statement, values).mappings().all()
            for row in rows:
                told = {name: _read(row[name]) for name in ("input", "output")}
                at = datetime.fromisoformat(row["at"])
                yield Hit(row["id"], row["person"], row["case_id"] or 0, at, words_of(told))
            looked += len(rows)
            if len(rows) < _LOOKED_AT:
                return
            last = rows[-1]["id"]


_SHOWN = """SELECT turns.id, turns.person, turns.at, turns.input, turns.output,
  (SELECT max(cases.id) FROM cases WHERE cases.person = turns.person AND cases.started_at <= turns.at) AS case_id
"""
_SQLITE = f"""{_SHOWN} FROM turn_words JOIN turns ON turns.id = turn_words.rowid
WHERE turn_words MATCH :wanted AND turn_words.rowid < :before ORDER BY turn_words.rowid DESC LIMIT :most"""
_POSTGRESQL = f"""{_SHOWN} FROM turn_words JOIN turns ON turns.id = turn_words.turn_id
WHERE turn_words.grams @@ CAST(:wanted AS tsquery) AND turn_words.turn_id < :before
ORDER BY turn_words.turn_id DESC LIMIT :most"""


def _wanted(needed: list[str], dialect: str) -> str:
    """All of them, as the database writes it; grams are letters and digits only, nothing in them can be an operator."""
    if dialect == "sqlite":
        return " AND ".join(f'"{one[:-1]}"*' if one.endswith("*") else f'"{one}"' for one in needed)
    return " & ".join(f"'{one[:-1]}':*" if one.endswith("*") else f"'{one}'" for one in needed)


def _read(value: Any) -> Any:
    """JSON of a raw statement: text on SQLite, read already on PostgreSQL."""
    return orjson.loads(value) if isinstance(value, str | bytes) else value


def open_search(database_url: str) -> Search:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Search(open_engine(database_url))
