"""Figures and not-understood texts as the turns of the log tell them, in its own transaction; asking for them lives in
figures.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from linebot_app.storage.entry import Entry
from linebot_app.storage.figure_tables import farewells, figures, journeys, misses
from linebot_app.storage.journey import EVERY, JAPAN, MISSED, Journey, Key
from linebot_app.storage.moments import moment, utc

SENT = "sent"  # kind of figure: deliveries by outcome, by the day they were made
_BY_THE_HOUSE = {"due", "operator"}  # kinds of input that are no sign of the person
_MOST_ASKED_FOR = 400


def note_turns(connection: Connection, entries: Iterable[Entry]) -> None:
    """What new turns (entries of the log, oldest first) add."""
    new = list(entries)
    _note_farewells(connection, new)
    _note_misses(connection, new)
    _note_journeys(connection, [entry for entry in new if entry.get("digest")])


def note_deliveries(connection: Connection, deliveries: Sequence[Mapping[str, Any]]) -> None:
    """`deliveries`: of turns that had none before."""
    changes: Counter[Key] = Counter()
    for one in deliveries:
        at = _moment(one.get("at"))
        if at is not None:
            day = at.astimezone(JAPAN).date().isoformat()
            for span in (day, f"M{day[:7]}"):
                changes[EVERY, span, "", SENT, str(one.get("outcome") or "")] += 1
    _add(connection, changes)


def erase(connection: Connection, person: str) -> None:
    """What is kept of this person. What they added to the sums stays: it tells of nobody."""
    for table in (journeys, misses, farewells):
        connection.execute(delete(table).where(table.c.person == person))


def _note_journeys(connection: Connection, entries: Sequence[Entry]) -> None:
    kept: dict[tuple[str, int], Journey] = {}
    people = sorted({entry["person"] for entry in entries})
    for start in range(0, len(people), _MOST_ASKED_FOR):
        wanted = select(journeys).where(journeys.c.person.in_(bindparam("people", expanding=True)))
        for row in connection.execute(wanted, {"people": people[start : start + _MOST_ASKED_FOR]}):
            kept[row.person, row.matter] = Journey.from_dict(row.content)
    touched: dict[tuple[str, int], Journey] = {}
    changes: Counter[Key] = Counter()
    for entry in entries:
        key = (entry["person"], int(entry["digest"]["matter"]))
        if key not in touched:
            journey = kept.get(key)
            if journey is None:
                journey = Journey.begun(entry["digest"])
            else:
                changes.subtract(journey.keyed())
            touched[key] = journey
        touched[key].follow(entry)
    if not touched:
        return
    for journey in touched.values():
        changes.update(journey.keyed())
    rows = [{"person": key[0], "matter": key[1], "content": one.to_dict()} for key, one in touched.items()]
    statement = _insert(connection)(journeys)
    told = {"content": statement.excluded.content}
    connection.execute(statement.on_conflict_do_update(index_elements=["person", "matter"], set_=told), rows)
    _add(connection, changes)


def _add(connection: Connection, changes: Counter[Key]) -> None:
    names = ("entry", "span", "version", "kind", "name")
    # In one order always: whoever else adds to the same sums cannot stand in the way of both.
    rows = [dict(zip(names, key, strict=True)) | {"count": count} for key, count in sorted(changes.items()) if count]
    if not rows:
        return
    statement = _insert(connection)(figures)
    told = {"count": figures.c.count + statement.excluded.count}
    connection.execute(statement.on_conflict_do_update(index_elements=list(names), set_=told), rows)


def _note_misses(connection: Connection, entries: Sequence[Entry]) -> None:
    rows = [
        {
            "turn": entry["turn"],
            "person": entry["person"],
            "at": _utc(entry["at"]),
            **{name: str(entry.get(name) or "") for name in ("stage", "question", "flow_version")},
            "state": "open",
            "by": "",
            "done_at": "",
        }
        for entry in entries
        if entry.get("trigger") == MISSED and not entry.get("withheld")
    ]
    if rows:
        connection.execute(_insert(connection)(misses).on_conflict_do_nothing(index_elements=["turn"]), rows)


def _note_farewells(connection: Connection, entries: Sequence[Entry]) -> None:
    """The latest turn of each person tells whether they are gone."""
    gone: dict[str, str] = {}
    for entry in entries:
        kinds = {part.get("kind") for part in entry["input"]} - _BY_THE_HOUSE
        if kinds:
            gone[entry["person"]] = _utc(entry["at"]) if kinds == {"unfollow"} else ""
    back = [{"who": person} for person, at in gone.items() if not at]
    if back:
        connection.execute(delete(farewells).where(farewells.c.person == bindparam("who")), back)
    rows = [{"person": person, "at": at, "why": "unfollow"} for person, at in gone.items() if at]
    if rows:
        statement = _insert(connection)(farewells)
        told = {"at": statement.excluded.at, "why": statement.excluded.why}
        connection.execute(statement.on_conflict_do_update(index_elements=["person"], set_=told), rows)


def _insert(connection: Connection) -> Any:
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert


def _moment(at: object) -> datetime | None:
    try:
        return moment(str(at))
    except ValueError:
        return None


def _utc(at: str) -> str:
    found = _moment(at)
    return utc(found) if found else ""
