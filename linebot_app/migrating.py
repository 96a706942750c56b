"""`sessions migrate`: tries every live session with the flow that is installed here, and writes old ones anew."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import flows
from flows.snapshot import SNAPSHOT_VERSION
from flows.turn import Incoming, Kind, Part
from linebot_app.conversation.records import SessionRecord, Unreadable
from linebot_app.logs import place_of
from linebot_app.ports import SessionStore

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Outcome:
    """How many sessions were of this version, of an older one, of nobody yet; `broken`: whose cannot go on here."""

    counts: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def migrate_sessions(store: SessionStore, now: datetime, *, write: bool) -> Outcome:
    """Every session is loaded, and answers a message that is no answer, on a copy: what would fail at somebody's next
    message fails here. With `write` those of older versions are stored as this one writes them; whoever is being served
    at this moment is left alone. Raises StoreUnavailable."""
    outcome = Outcome()
    for person in store.people():
        _try(store, person, now, outcome, write=write)
    return outcome


def _try(store: SessionStore, person: str, now: datetime, outcome: Outcome, *, write: bool) -> None:
    raw = store.session(person)
    if raw is None:  # gone meanwhile
        return
    try:
        version = _version(raw)
        anew = _anew(raw, now)
    except Exception as error:  # noqa: BLE001 - whatever it is, this session cannot go on as it is
        log.error("not migrated", extra={"person": person, "error": type(error).__name__, "place": place_of(error)})
        outcome.broken.append(person)
        return
    if version in (SNAPSHOT_VERSION, ""):
        outcome.counts["current" if version else "empty"] += 1
        return
    outcome.counts["older"] += 1
    if write and store.rewrite_session(person, raw, anew):
        outcome.counts["written"] += 1


def _version(raw: bytes) -> str:
    flow = _record(raw).flow
    return str(flow.get("v")) if flow is not None else ""


def _anew(raw: bytes, now: datetime) -> bytes:
    """The same session as this flow writes it. Raises what loading or a turn raises."""
    record = _record(raw)
    if record.flow is None:
        return raw
    record.flow = flows.dump(flows.load(record.flow))
    copy: Any = flows.load(record.flow)
    flows.take_turn(copy, Incoming((Part("migrating", Kind.OTHER, now),)), now)
    flows.dump(copy)
    return record.to_bytes()


def _record(raw: bytes) -> SessionRecord:
    """Raises Unreadable."""
    record = SessionRecord.from_bytes(raw)
    if record.flow is not None and not isinstance(record.flow, dict):
        raise Unreadable("a flow that is no object")
    return record
