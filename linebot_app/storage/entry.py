"""What a log entry must look like, and what it makes of a turn's row; no SQL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Entry = Mapping[str, Any]
Row = dict[str, Any]

KINDS = ("turn", "delivery", "reveal", "withdraw", "discard", "enquiry", "erase")
ENQUIRIES = ("job_form", "interest")
_TEXTS = {
    "turn": ("turn", "person", "at"),
    "delivery": ("turn",),
    "reveal": ("turn",),
    "withdraw": ("person", "message_id"),
    "discard": ("person",),
    "enquiry": ("turn", "person", "at"),
    "erase": ("person",),
}
_LISTS = {"turn": ("event_ids", "input", "output"), "reveal": ("input", "output")}
_MEANING = "meant"  # flows/meant.py
_DELIVERY = ("outcome", "request_id", "detail", "message_ids", "at")


class Unwritable(ValueError):
    """An entry that can never be written, however often it is tried."""


def checked(entry: Any) -> Entry:
    """The entry, when it has what its kind must have; else Unwritable."""
    if not isinstance(entry, Mapping) or entry.get("kind") not in KINDS:
        raise Unwritable("An entry of no known kind.")
    kind = entry["kind"]
    for name in _TEXTS[kind]:
        value = entry.get(name)
        if not isinstance(value, str) or not value or "\0" in value:
            raise Unwritable(f"{kind} without {name}.")
    for name in _LISTS.get(kind, ()):
        value = entry.get(name)
        shape = str if name == "event_ids" else Mapping
        if not isinstance(value, list) or not all(isinstance(item, shape) for item in value):
            raise Unwritable(f"{kind} without {name}.")
    if kind == "enquiry":
        content = entry.get("content")
        if not isinstance(content, Mapping) or content.get("kind") not in ENQUIRIES:
            raise Unwritable("enquiry without content.")
    return entry


def row_of(entry: Entry) -> Row:
    """A turn's row. A withheld turn keeps no words, whoever left them in."""
    withheld = bool(entry.get("withheld"))
    row = {name: entry[name] for name in ("turn", "person", "at", "input", "output")}
    row |= {name: str(entry.get(name) or "") for name in ("stage", "question", "trigger", "flow_version")}
    row |= {name: list(entry.get(name) or ()) for name in ("understood", "effects")}
    row |= {"number": int(entry.get("number") or 0), "withheld": withheld, "delivery": None}
    row["event_ids"] = list(dict.fromkeys(entry["event_ids"]))
    row["holds"] = list((entry.get("digest") or {}).get("holds") or ())
    if withheld:
        row["input"] = [wordless_input(part) for part in row["input"]]
        row["output"] = [wordless_output(said) for said in row["output"]]
    return row


def delivery_of(entry: Entry) -> dict[str, Any]:
    return {name: entry.get(name) for name in _DELIVERY}


def reveal(row: Row, entry: Entry) -> bool:
    """Fills a withheld row in; False when that was done before (a later withdrawal must not be undone)."""
    if not row["withheld"]:
        return False
    row |= {"input": entry["input"], "output": entry["output"], "withheld": False}
    return True


def withdraw(rows: list[Row], message_id: str) -> list[Row]:
    """Takes a message back from one person's rows (oldest first) and what they repeated; returns the changed ones."""
    changed = []
    begun = False
    for row in rows:
        said_here = [part.get("message_id") == message_id for part in row["input"]]
        begun = begun or any(said_here)
        if not begun:
            continue
        before = (row["input"], row["output"], row["effects"])
        if any(said_here):
            row["effects"] = [_without_meaning(effect) for effect in row["effects"]]
        row["input"] = [
            withdrawn_input(part) if gone else part for part, gone in zip(row["input"], said_here, strict=True)
        ]
        row["output"] = [wordless_output(said) if said.get("personal") else said for said in row["output"]]
        if (row["input"], row["output"], row["effects"]) != before:
            changed.append(row)
    return changed


def _without_meaning(effect: Entry) -> dict[str, Any]:
    """A step of the flow that tells which strengths or options the words came to goes with them."""
    told = str(effect.get("value") or "").startswith(f"{_MEANING} ")
    return {**effect, "value": _MEANING} if told else dict(effect)


def withdrawn_input(part: Entry) -> dict[str, Any]:
    return {**{name: part[name] for name in ("event_id", "kind", "at") if name in part}, "withdrawn": True}


def wordless_input(part: Entry) -> dict[str, Any]:
    return {name: part[name] for name in ("event_id", "kind", "at", "withdrawn") if name in part}


def wordless_output(said: Entry) -> dict[str, Any]:
    return {**{name: said[name] for name in ("type", "personal") if name in said}, "lines": [], "choices": []}
