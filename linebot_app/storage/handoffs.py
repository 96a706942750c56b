"""Hand-offs as the turns of the log tell them, in its own transaction: who took a conversation, first words, end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from linebot_app.storage.case_notes import HUMAN, OPEN, WAITING
from linebot_app.storage.desk_tables import handoffs
from linebot_app.storage.entry import Entry
from linebot_app.storage.moments import moment, utc
from linebot_app.storage.tables import alerts, cases

TAKEN, SPOKE, SILENCE = "attended", "operator", "silence"  # triggers of turns, see flows/attending.py
_ENDS = {"given_back": "given_back", SILENCE: "silence", "left_operator": "left"}
LATELY = timedelta(days=30)
_COUNTED = 20
_CLOCKS_DIFFER = timedelta(seconds=5)  # ours and LINE's


def note(connection: Connection, entries: Iterable[Entry]) -> None:
    """What new turns (entries of the log, oldest first) tell about operators."""
    for entry in entries:
        trigger, digest = entry.get("trigger"), entry.get("digest")
        if not digest or (trigger not in (TAKEN, SPOKE) and trigger not in _ENDS):
            continue
        person, matter, at = entry["person"], int(digest["matter"]), utc(moment(str(entry["at"])))
        going_on = (handoffs.c.person == person) & (handoffs.c.ended == "")
        if trigger == TAKEN:
            ended = update(handoffs).where(going_on).values(ended="handed_on", ended_at=at)
            connection.execute(ended)
            _taken(connection, entry, person, matter, at)
        elif trigger == SPOKE:
            connection.execute(update(handoffs).where(going_on, handoffs.c.spoke_at == "").values(spoke_at=at))
        else:
            connection.execute(update(handoffs).where(going_on).values(ended=_ENDS[str(trigger)], ended_at=at))
            if trigger == SILENCE:
                _waits_again(connection, entry, person, matter, at)


def erase(connection: Connection, person: str) -> None:
    connection.execute(delete(handoffs).where(handoffs.c.person == person))


def minutes_lately(connection: Connection, now: datetime) -> int | None:
    """How long people waited for the first words after they had asked for somebody: the median of the last ones; None
    where there were none lately."""
    since = utc(now - LATELY)
    waited = (handoffs.c.asked_at != "") & (handoffs.c.spoke_at != "") & (handoffs.c.taken_at > since)
    asked = (
        select(handoffs.c.asked_at, handoffs.c.spoke_at).where(waited).order_by(handoffs.c.id.desc()).limit(_COUNTED)
    )
    times = [
        (datetime.fromisoformat(row.spoke_at) - datetime.fromisoformat(row.asked_at)).total_seconds()
        for row in connection.execute(asked)
    ]
    return round(median(times) / 60) if times else None


def _taken(connection: Connection, entry: Entry, person: str, matter: int, at: str) -> None:
    this = (cases.c.person == person) & (cases.c.matter == matter)
    asked_at = connection.execute(select(cases.c.waiting_since).where(this)).scalar() or ""
    operator = [*str(entry["input"][0].get("text") or "").split(" "), ""][1]
    row: dict[str, Any] = {"turn": entry["turn"], "person": person, "matter": matter, "operator": operator}
    row |= {"asked_at": asked_at, "taken_at": at, "spoke_at": "", "ended_at": "", "ended": ""}
    connection.execute(insert(handoffs).values(row))
    connection.execute(update(cases).where(this).values(assignee=operator))
    latest = utc(moment(at) + _CLOCKS_DIFFER)
    before = this & (cases.c.waiting_since <= latest)  # who asks again after this waits again
    connection.execute(update(cases).where(before).values(state=OPEN, waiting_since=""))


def _waits_again(connection: Connection, entry: Entry, person: str, matter: int, at: str) -> None:
    """Somebody was promised an operator and heard no more: others must see it."""
    this = (cases.c.person == person) & (cases.c.matter == matter)
    connection.execute(update(cases).where(this).values(state=WAITING, waiting_since=at))
    row = {"turn": entry["turn"], "person": person, "matter": matter, "at": at, "kind": HUMAN}
    connection.execute(insert(alerts).values({**row, "seen_by": "", "seen_at": ""}))
