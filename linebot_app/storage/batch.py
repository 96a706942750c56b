"""A batch of log entries on its way into the tables; when it is written, and by whom, is not known here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from linebot_app.storage import case_notes, enquiries, figure_notes, handoffs, search
from linebot_app.storage.entry import Entry, Row, delivery_of, reveal, row_of, withdraw, wordless_input, wordless_output
from linebot_app.storage.farewell import erase_person
from linebot_app.storage.tables import events, turns

_WORDS = ("id", "turn", "withheld", "input", "output", "effects")


class Batch:
    """Entries in order, within one transaction that nobody else's writing can disturb. New turns are kept aside and
    inserted at the end, so that a turn whose delivery comes along is written once."""

    def __init__(self, connection: Connection, entries: Sequence[Entry]) -> None:
        self._connection = connection
        self._entries = entries
        self._new: dict[str, Row] = {}
        self._delivered: list[Entry] = []  # of turns that had no delivery before
        self._removed = False

    def apply(self) -> bool:
        """True when words were removed from rows."""
        ids = [entry["turn"] for entry in self._entries if entry["kind"] == "turn"]
        known = self._existing(turns.c.turn, ids)
        for entry in self._entries:
            match entry["kind"]:
                case "turn":
                    if entry["turn"] not in known:
                        self._new.setdefault(entry["turn"], row_of(entry))
                case "delivery":
                    self._deliver(entry)
                case "reveal":
                    self._reveal(entry)
                case "withdraw":
                    self._withdraw(entry)
                case "discard":
                    self._discard(entry["person"])
                case "enquiry":
                    enquiries.add(self._connection, entry)
                case "erase":
                    self._erase(entry["person"], str(entry.get("at") or ""))
        self._insert()
        # Not those that an erasure in this very batch has taken along.
        fresh = {one["turn"]: one for one in self._entries if one["kind"] == "turn" and one["turn"] in self._new}
        case_notes.note_turns(self._connection, fresh.values())
        handoffs.note(self._connection, fresh.values())
        figure_notes.note_turns(self._connection, fresh.values())
        figure_notes.note_deliveries(self._connection, self._delivered)
        return self._removed

    def _existing(self, column: Any, values: Sequence[str]) -> set[str]:
        if not values:
            return set()
        asked = select(column).where(column.in_(bindparam("values", expanding=True)))
        return set(self._connection.scalars(asked, {"values": values}))

    def _deliver(self, entry: Entry) -> None:
        if row := self._new.get(entry["turn"]):
            is_first = row["delivery"] is None
            row["delivery"] = delivery_of(entry)
        else:
            changed = update(turns).where(turns.c.turn == entry["turn"]).values(delivery=delivery_of(entry))
            is_first = self._connection.execute(changed.where(turns.c.delivery.is_(None))).rowcount == 1
            if not is_first:
                self._connection.execute(changed)
        if is_first:
            self._delivered.append(entry)

    def _reveal(self, entry: Entry) -> None:
        if row := self._new.get(entry["turn"]):
            reveal(row, entry)
            return
        for stored in self._rows(turns.c.turn == entry["turn"]):
            if reveal(stored, entry):
                self._store(stored)

    def _withdraw(self, entry: Entry) -> None:
        person = entry["person"]
        rows = self._rows(turns.c.person == person) + [row for row in self._new.values() if row["person"] == person]
        for row in withdraw(rows, entry["message_id"]):
            self._store(row)
            case_notes.forget_remarks(self._connection, row["turn"])
        self._removed = enquiries.withdraw(self._connection, person, entry["message_id"]) or self._removed

    def _discard(self, person: str) -> None:
        withheld = self._rows((turns.c.person == person) & turns.c.withheld)
        for row in withheld:
            row["input"] = [wordless_input(part) for part in row["input"]]
            row["output"] = [wordless_output(said) for said in row["output"]]
            self._store(row)

    def _erase(self, person: str, at: str) -> None:
        self._new = {turn: row for turn, row in self._new.items() if row["person"] != person}
        erase_person(self._connection, person, at)
        self._removed = True

    def _rows(self, which: Any) -> list[Row]:
        wanted = select(*(turns.c[name] for name in _WORDS)).where(which).order_by(turns.c.id)
        return [dict(row) for row in self._connection.execute(wanted).mappings()]

    def _store(self, row: Row) -> None:
        if "id" not in row:  # one of this batch: not inserted yet
            return
        values = {name: row[name] for name in ("withheld", "input", "output", "effects")}
        self._connection.execute(update(turns).where(turns.c.id == row["id"]).values(values))
        search.reindex(self._connection, row["id"], row)
        self._removed = True

    def _insert(self) -> None:
        if not self._new:
            return
        rows = list(self._new.values())
        taken = self._existing(events.c.event_id, [id_ for row in rows for id_ in row["event_ids"]])
        for row in rows:  # an event has one turn, the first that named it
            row["event_ids"] = [id_ for id_ in row["event_ids"] if id_ not in taken]
            taken.update(row["event_ids"])
        self._connection.execute(insert(turns), rows)
        wanted = select(turns.c.turn, turns.c.id).where(turns.c.turn.in_(bindparam("values", expanding=True)))
        ids = {row.turn: row.id for row in self._connection.execute(wanted, {"values": list(self._new)})}
        search.index(self._connection, ((ids[row["turn"]], row) for row in rows))
        belonging = [{"event_id": id_, "turn_id": ids[row["turn"]]} for row in rows for id_ in row["event_ids"]]
        if belonging:
            self._connection.execute(insert(events), belonging)
