"""Turns what a person sent into what is committed: session, messages, log entries; nothing is stored or sent here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import orjson

from flows.turn import Incoming, Kind, Part, Raises, Say, Turn
from linebot_app.conversation import entries
from linebot_app.conversation.records import MOST_MESSAGES, Outgoing, SessionRecord, Shown
from linebot_app.conversation.visit import Visit
from linebot_app.logs import place_of

log = logging.getLogger(__name__)

TRIES = 2
GETS_NO_ANSWER = {Kind.UNSEND, Kind.UNFOLLOW}
Render = Callable[[Turn], list[dict[str, Any]]]


class Flow(Protocol):
    """The public face of `flows`; the package itself fits."""

    FLOW_VERSION: str

    def new_session(self, now: datetime) -> Any: ...
    def take_turn(self, session: Any, incoming: Incoming, now: datetime) -> Turn: ...
    def dump(self, session: Any) -> dict[str, Any]: ...
    def load(self, data: dict[str, Any]) -> Any: ...
    def gather(self, parts: Iterable[Part]) -> list[Incoming]: ...
    def replay(self, pairs: Iterable[tuple[Incoming, datetime]]) -> Any: ...


@dataclass(slots=True)
class Answered:
    """What one commit takes. `session` None deletes it, `taken` events leave the inbox, `outgoing` None: silence."""

    session: bytes | None
    taken: int
    outgoing: Outgoing | None
    log: list[bytes]


class Answering:
    """One turn. `wording`: a sentence by key. `rebuild`: a session made from the log, None when the log has nothing."""

    def __init__(
        self,
        flow: Flow,
        render: Render,
        wording: Callable[[str], str],
        rebuild: Callable[[str], bytes | None] | None = None,
    ) -> None:
        self._flow = flow
        self._render = render
        self._wording = wording
        self._rebuild = rebuild

    def next_incoming(self, visit: Visit) -> Incoming:
        """What the next turn answers: the oldest of what waits, with the bubbles that belong to it."""
        if visit.unreadable:  # what was consumed out of order cannot be noted, so nothing may be
            return Incoming((visit.inbox[0].part,))
        parts = [arrival.part for arrival in visit.waiting()]
        try:
            return self._flow.gather(parts)[0]
        except Exception as error:  # noqa: BLE001
            _complain("gathering failed", parts[0], error)
            return Incoming((min(parts, key=lambda part: part.at),))

    def answer(self, visit: Visit, incoming: Incoming, now: datetime, hopeless: bool = False) -> Answered:
        """Never raises for what the flow or the content of a message does: what fails twice (or is `hopeless`) is
        answered with an apology, and the session stays as it was."""
        for _ in range(0 if hopeless else TRIES):
            try:
                self._open(visit, now)
                turn = self._flow.take_turn(visit.session, incoming, now)
                messages = self._render(turn) if turn.bubbles else []
                visit.record.flow = self._flow.dump(visit.session)
                visit.record.withheld = turn.withheld
                return self._answered(visit, incoming, turn, messages, now)
            except Exception as error:  # noqa: BLE001
                _complain("turn failed", incoming.parts[0], error)
                visit.start_over()
        visit.session = None
        bubbles = () if incoming.kind in GETS_NO_ANSWER else (Say(self._wording("channel.trouble")),)
        turn = Turn(bubbles=bubbles, trigger="failed", withheld=visit.record.withheld)
        answered = self._answered(visit, incoming, turn, self.apology() if bubbles else [], now)
        if visit.unreadable:
            answered.session = visit.saved
        return answered

    def apology(self) -> list[dict[str, Any]]:
        text = self._wording("channel.trouble")
        try:
            return self._render(Turn(bubbles=(Say(text),)))
        except Exception as error:  # noqa: BLE001
            log.error("apology not drawn", extra={"error": type(error).__name__, "place": place_of(error)})
            return [{"type": "text", "text": text}]

    def group_note(self) -> list[dict[str, Any]]:
        return self._render(Turn(bubbles=(Say(self._wording("channel.group_note")),)))

    # The session

    def _open(self, visit: Visit, now: datetime) -> None:
        if visit.unreadable:
            log.error("session unreadable", extra={"rebuilding": self._rebuild is not None})
            visit.record = self._rebuilt(visit.person) or SessionRecord(contact=visit.record.contact)
            visit.unreadable = False
        if visit.session is None:
            visit.session = self._loaded(visit, now)

    def _loaded(self, visit: Visit, now: datetime) -> Any:
        if visit.record.flow is None:
            return self._flow.new_session(now)
        try:
            return self._flow.load(visit.record.flow)
        except Exception as error:  # noqa: BLE001
            log.error("snapshot unreadable", extra={"error": type(error).__name__, "place": place_of(error)})
        rebuilt = self._rebuilt(visit.person)
        if rebuilt is None or rebuilt.flow is None:
            return self._flow.new_session(now)
        visit.record.withheld = rebuilt.withheld
        return self._flow.load(rebuilt.flow)

    def _rebuilt(self, person: str) -> SessionRecord | None:
        raw = self._rebuild(person) if self._rebuild else None
        return None if raw is None else SessionRecord.from_bytes(raw)

    # The commit

    def _answered(
        self, visit: Visit, incoming: Incoming, turn: Turn, messages: list[dict[str, Any]], now: datetime
    ) -> Answered:
        record = visit.record
        record.number += 1
        record.attempts = {}
        _note_contact(record, incoming)
        written = self._entries(visit, incoming, turn, now)
        personal = any(bubble.personal for bubble in turn.bubbles)
        out = self._outgoing(visit, incoming, messages, personal) if messages else None
        taken = visit.consume([part.event_id for part in incoming.parts])
        if any(turn.asks_for(Raises.ERASE)):
            done = record.done
            visit.record, visit.session = SessionRecord(done=done), None
            if out:
                out.silent = True
            return Answered(visit.record.to_bytes() if done else None, taken, out, written)
        return Answered(record.to_bytes(), taken, out, written)

    def _entries(self, visit: Visit, incoming: Incoming, turn: Turn, now: datetime) -> list[bytes]:
        record, person = visit.record, visit.person
        for level in turn.asks_for(Raises.ALERT):
            log.warning("alert", extra={"turn": incoming.parts[0].event_id, "level": level})
        if any(turn.asks_for(Raises.ERASE)):
            return [orjson.dumps(entries.erase_entry(person, now))]
        entry = entries.turn_entry(person, record.number, incoming, turn, self._flow.FLOW_VERSION, now)
        written: list[entries.Entry] = []
        withdrawn = dict.fromkeys(turn.asks_for(Raises.WITHDRAW))
        if incoming.kind is Kind.UNSEND:
            withdrawn.update(dict.fromkeys(part.message_id for part in incoming.parts))
        withdrawn.pop("", None)
        for message_id in withdrawn:
            entries.blank(entry, message_id)
        if any(turn.asks_for(Raises.REVEAL)):
            written.extend(entries.reveal_entries(record.held))
            record.held = []
        if any(turn.asks_for(Raises.DISCARD)):
            record.held = []
        elif turn.withheld:
            record.hold(entry)
        written.append(entries.without_words(entry) if turn.withheld else entry)
        for message_id in withdrawn:
            record.forget(message_id)
            written.append(entries.withdraw_entry(person, message_id, now))
        return [orjson.dumps(one) for one in written]

    def _outgoing(
        self, visit: Visit, incoming: Incoming, messages: list[dict[str, Any]], personal: bool
    ) -> Outgoing:
        new = [Shown(message, personal) for message in messages]
        shown = [*visit.record.carry, *new][-MOST_MESSAGES:]
        visit.record.carry = []
        out = Outgoing(
            turn=incoming.parts[0].event_id,
            messages=[one.message for one in shown],
            personal=any(one.personal for one in shown),
            blocked=visit.record.blocked,
        )
        give_token(out, visit, incoming.parts)
        return out


def give_token(out: Outgoing, visit: Visit, parts: Iterable[Part]) -> None:
    """The newest token of the turn's events; without one the only way is a push."""
    event_ids = {part.event_id for part in parts}
    having = [one for one in visit.inbox if one.token and one.part.event_id in event_ids]
    newest = max(having, key=lambda arrival: arrival.received, default=None)
    if newest is None:
        out.pushing = True
    else:
        out.token, out.received = newest.token, newest.received


def _note_contact(record: SessionRecord, incoming: Incoming) -> None:
    """Whether the person can be written to, told by the latest event that shows it, in whatever order they came."""
    for part in incoming.parts:
        at = int(part.at.timestamp() * 1000)
        if part.kind is not Kind.UNSEND and at >= record.contact:
            record.contact, record.blocked = at, part.kind is Kind.UNFOLLOW


def _complain(what: str, part: Part, error: Exception) -> None:
    log.error(what, extra={"turn": part.event_id, "error": type(error).__name__, "place": place_of(error)})
