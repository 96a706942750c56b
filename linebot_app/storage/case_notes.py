"""Matters and alerts as the turns of the log tell them, in its own transaction; listing them lives in cases.py."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, case, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from linebot_app.storage.entry import Entry
from linebot_app.storage.moments import moment, utc
from linebot_app.storage.tables import alerts, case_tags, cases, remark_mentions, remarks

OPEN, WAITING, DONE = "open", "waiting", "done"
HUMAN = "human"
_RAISED = {"alert": "", "call_operator": HUMAN}
_TAKEN_BACK = "call_taken_back"
Key = tuple[str, int]  # person, number of the matter


def note_turns(connection: Connection, entries: Iterable[Entry]) -> None:
    """What new turns (entries of the log, oldest first) tell about their matters."""
    newest: dict[Key, dict[str, Any]] = {}
    asked: dict[Key, str] = {}
    for entry in entries:
        digest = entry.get("digest")
        if not digest:
            continue
        key = (entry["person"], int(digest["matter"]))
        turns = newest[key]["turns"] + 1 if key in newest else 1
        newest[key] = {**_row(entry, digest), "turns": turns}
        if any(effect.get("does") == _TAKEN_BACK for effect in entry.get("effects") or ()):
            asked.pop(key, None)
            _take_call_back(connection, key)
        for kind in _alerts_of(entry):
            _note_alert(connection, entry, key, kind)
            if kind == HUMAN:
                asked.setdefault(key, utc(moment(entry["at"])))
    if newest:
        _write(connection, list(newest.values()))
    for (person, matter), at in asked.items():
        waits = (cases.c.person == person) & (cases.c.matter == matter) & (cases.c.state == OPEN)
        connection.execute(update(cases).where(waits).values(state=WAITING, waiting_since=at))


def _take_call_back(connection: Connection, key: Key) -> None:
    """The person did not mean to call anybody: they wait no longer, and what nobody has looked at is off the list."""
    person, matter = key
    waits = (cases.c.person == person) & (cases.c.matter == matter) & (cases.c.state == WAITING)
    connection.execute(update(cases).where(waits).values(state=OPEN, waiting_since=""))
    unseen = (alerts.c.person == person) & (alerts.c.matter == matter) & (alerts.c.kind == HUMAN)
    connection.execute(delete(alerts).where(unseen & (alerts.c.seen_at == "")))


def erase(connection: Connection, person: str) -> None:
    """Everything about this person, alerts too."""
    theirs = select(cases.c.id).where(cases.c.person == person)
    remarked = select(remarks.c.id).where(remarks.c.case_id.in_(theirs))
    connection.execute(delete(remark_mentions).where(remark_mentions.c.remark_id.in_(remarked)))
    connection.execute(delete(remarks).where(remarks.c.case_id.in_(theirs)))
    connection.execute(delete(case_tags).where(case_tags.c.case_id.in_(theirs)))
    connection.execute(delete(cases).where(cases.c.person == person))
    connection.execute(delete(alerts).where(alerts.c.person == person))


def forget_remarks(connection: Connection, turn: str) -> None:
    """What operators wrote about this turn: its words were taken back, and a remark may repeat them."""
    of_turn = select(remarks.c.id).where(remarks.c.turn == turn)
    connection.execute(delete(remark_mentions).where(remark_mentions.c.remark_id.in_(of_turn)))
    connection.execute(delete(remarks).where(remarks.c.turn == turn))


def _write(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """A matter that was done is open again when the person goes on."""
    fresh = {"state": OPEN, "waiting_since": "", "assignee": ""}
    statement = _insert(connection)(cases)
    told: dict[str, Any] = {name: statement.excluded[name] for name in rows[0] if name not in ("person", "matter")}
    told |= {
        "turns": cases.c.turns + statement.excluded.turns,
        "state": case((cases.c.state == DONE, OPEN), else_=cases.c.state),
    }
    written = [
        {**row, **fresh} for row in rows
    ]  # not in the statement, which would be compiled for each number of them
    connection.execute(statement.on_conflict_do_update(index_elements=["person", "matter"], set_=told), written)


def _row(entry: Entry, digest: Mapping[str, Any]) -> dict[str, Any]:
    feelings = dict(digest.get("feelings") or {})
    return {
        "person": entry["person"],
        "matter": int(digest["matter"]),
        "started_at": utc(moment(str(digest["started"]))),
        "last_at": utc(moment(entry["at"])),
        "question": str(entry.get("question") or ""),
        "flow_version": str(entry.get("flow_version") or ""),
        "feelings": feelings,
        "strongest": max((int(before or 0) for before, _ in feelings.values()), default=0),
        "harassment": list(digest.get("harassment") or ()),
        "rating": digest.get("rating"),
        "names": list(digest.get("names") or ()),
        **{name: str(digest.get(name) or "") for name in ("entry", "place", "advised", "chosen", "danger")},
    }


def _alerts_of(entry: Entry) -> list[str]:
    """imminent, concern, human: the gravest first, each once."""
    effects = [effect for effect in entry.get("effects") or () if effect.get("does") in _RAISED]
    found = {_RAISED[effect["does"]] or str(effect.get("value") or "concern") for effect in effects}
    return sorted(found, key=lambda kind: (kind == HUMAN, kind != "imminent"))[:1]


def _note_alert(connection: Connection, entry: Entry, key: Key, kind: str) -> None:
    row = {"turn": entry["turn"], "person": key[0], "matter": key[1], "at": utc(moment(entry["at"])), "kind": kind}
    statement = _insert(connection)(alerts).values({**row, "seen_by": "", "seen_at": ""})
    connection.execute(statement.on_conflict_do_nothing(index_elements=["turn"]))


def _insert(connection: Connection) -> Any:
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert
