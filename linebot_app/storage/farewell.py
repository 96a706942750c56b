"""Deleting everything about one person in SQL, and the record that it was done; when it is done is known elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, delete, func, insert, select, update

from linebot_app.storage import case_notes, enquiries, figure_notes, handoffs, search
from linebot_app.storage.figure_tables import deletions, exported_people, exports, farewells, misses, reviews
from linebot_app.storage.moments import moment, utc
from linebot_app.storage.tables import alerts, cases, events, remarks, turns
from linebot_app.storage.tables import enquiries as enquiry_rows

WISH = "wish"


def erase_person(connection: Connection, person: str, at: str) -> None:
    """Of `person` nothing is left but sums, marks without comments and the audit, which knows pseudonyms alone."""
    why = connection.scalar(select(farewells.c.why).where(farewells.c.person == person)) or WISH
    theirs = select(turns.c.id).where(turns.c.person == person)
    matters = select(cases.c.id).where(cases.c.person == person)
    counts = {
        "turns": _count(connection, turns, turns.c.person == person),
        "conversations": _count(connection, cases, cases.c.person == person),
        "notes": _count(connection, remarks, remarks.c.case_id.in_(matters)),
        "alerts": _count(connection, alerts, alerts.c.person == person),
        "enquiries": _count(connection, enquiry_rows, enquiry_rows.c.person == person),
        "misses": _count(connection, misses, misses.c.person == person),
        "exports": _outdate_exports(connection, person),
    }
    search.forget(connection, list(connection.scalars(theirs)))
    connection.execute(delete(events).where(events.c.turn_id.in_(theirs)))
    connection.execute(delete(turns).where(turns.c.person == person))
    enquiries.erase(connection, person)
    keep_marks_alone(connection, matters)
    case_notes.erase(connection, person)
    handoffs.erase(connection, person)
    figure_notes.erase(connection, person)
    if any(counts.values()):
        note_deletion(connection, at, why, counts)


def keep_marks_alone(connection: Connection, matters: Select[Any] | ScalarSelect[Any]) -> None:
    """Before these matters go: reviews lose their comments and what they were about; open ones go too."""
    about = reviews.c.case_id.in_(matters)
    connection.execute(delete(reviews).where(about, reviews.c.state != "done"))
    connection.execute(update(reviews).where(about).values(case_id=None, comments={}))


def note_deletion(connection: Connection, at: str, why: str, counts: Mapping[str, int]) -> None:
    told = {name: count for name, count in counts.items() if count}
    connection.execute(insert(deletions).values(at=_as_kept(at), why=why, counts=told))


def _outdate_exports(connection: Connection, person: str) -> int:
    """Files that were taken away are out of reach: who took them is told that they must go."""
    having = select(exported_people.c.export_id).where(exported_people.c.person == person)
    changed = update(exports).where(exports.c.id.in_(having)).values(outdated=exports.c.outdated + 1)
    found = connection.execute(changed).rowcount
    connection.execute(delete(exported_people).where(exported_people.c.person == person))
    return found


def _count(connection: Connection, table: Any, which: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(which)).scalar_one())


def _as_kept(at: str) -> str:
    try:
        return utc(moment(at))
    except ValueError:
        return at
