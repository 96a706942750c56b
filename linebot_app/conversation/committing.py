"""What one turn leaves behind in one atomic step: session, messages, log entries; nothing is stored or sent here."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from flows.followup_times import DESK
from flows.orders import takes_over
from flows.turn import Incoming, Kind, Part, Raises, Turn
from linebot_app.conversation import entries
from linebot_app.conversation.menu import OF_ALL, note_menu
from linebot_app.conversation.records import MOST_MESSAGES, TOKEN_LIVES, Outgoing, SessionRecord, Shown
from linebot_app.conversation.visit import Visit
from linebot_app.metrics import TALLY
from linebot_app.metrics.catalogue import ALERTS

BY_THE_HOUSE = (Kind.DUE, Kind.OPERATOR)  # no sign of the person
MOST_TOKENS = 10

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Answered:
    """What one commit takes. `session` None deletes it, `taken` events leave the inbox, `outgoing` None: silence."""

    session: bytes | None
    taken: int
    outgoing: Outgoing | None
    log: list[bytes]
    outgoing_bytes: bytes | None = None
    menu: str = ""  # the rich menu that has to be brought to the person; "": none


def answered(
    visit: Visit,
    incoming: Incoming,
    turn: Turn,
    messages: list[dict[str, Any]],
    flow_version: object,
    now: datetime,
    since: int,
) -> Answered:
    """Notes the turn in the visit's record, whose `flow` and `withheld` are up to date. `since`: ms, our own clock."""
    record = visit.record
    record.number += 1
    record.attempts = {}
    _note_contact(record, incoming)
    if turn.attended or record.attended:
        _note_operator(visit, incoming, turn, spent=bool(messages))
    if not record.withheld or _asks(turn, Raises.DISCARD):
        record.told = 0
    elif incoming.kind is Kind.TEXT:
        record.told = record.told or since
    written = _log(visit, incoming, turn, flow_version, now)
    out = _outgoing(visit, incoming, turn, messages, since) if messages else None
    is_due = incoming.kind is Kind.DUE  # no event of the inbox
    taken = 0 if is_due else visit.consume([part.event_id for part in incoming.parts])
    if _asks(turn, Raises.ERASE):
        menu = OF_ALL if record.menu else ""
        visit.record, visit.session = SessionRecord(done=record.done), None
        session = visit.record.to_bytes() if record.done else None
        if out:
            out.silent = True
    else:
        menu = note_menu(record, turn)
        session = record.to_bytes()
    return Answered(session, taken, out, written, out.to_bytes() if out else None, menu)


def _log(visit: Visit, incoming: Incoming, turn: Turn, flow_version: object, now: datetime) -> list[bytes]:
    record, person = visit.record, visit.person
    for level in turn.asks_for(Raises.ALERT):
        TALLY.count(ALERTS.name, level)
        log.warning("alert", extra={"turn": incoming.parts[0].event_id, "danger": level})
    if _asks(turn, Raises.ERASE):
        return [orjson.dumps(entries.erase_entry(person, now))]
    entry = entries.turn_entry(person, record.number, incoming, turn, flow_version, now)
    withdrawn = dict.fromkeys(turn.asks_for(Raises.WITHDRAW))
    if incoming.kind is Kind.UNSEND:
        withdrawn.update(dict.fromkeys(part.message_id for part in incoming.parts))
    withdrawn.pop("", None)
    for message_id in withdrawn:
        entries.blank(entry, message_id)
    written: list[entries.Entry] = []
    if _asks(turn, Raises.REVEAL):
        written.extend(entries.reveal_entries(record.held))
        record.held = []
    if _asks(turn, Raises.DISCARD):
        record.held = []
    elif turn.withheld:
        record.hold(entry)
    written.append(entries.without_words(entry) if turn.withheld else entry)
    sent = map(orjson.loads, () if turn.withheld else turn.asks_for(Raises.ENQUIRE))
    written += (entries.enquiry_entry(person, incoming.parts[0].event_id, content, now) for content in sent)
    for message_id in withdrawn:
        record.forget(message_id)
        written.append(entries.withdraw_entry(person, message_id, now))
    return [orjson.dumps(one) for one in written]


def _outgoing(visit: Visit, incoming: Incoming, turn: Turn, messages: list[dict[str, Any]], since: int) -> Outgoing:
    personal = any(bubble.personal for bubble in turn.bubbles)
    shown = [Shown(message, personal) for message in messages][-MOST_MESSAGES:]
    is_due = incoming.kind is Kind.DUE
    if not is_due:  # what may have been seen is never pushed
        shown = [*visit.record.carry, *shown][-MOST_MESSAGES:]
        visit.record.carry = []
    out = Outgoing(
        turn=incoming.parts[0].event_id,
        messages=[one.message for one in shown],
        personal=any(one.personal for one in shown),
        blocked=visit.record.blocked,
        since=since,
        # An operator's silence is told at any hour, and with the next answer where it cannot be pushed.
        due=incoming.text if is_due and not incoming.text.startswith(DESK) else "",
    )
    give_token(out, visit, incoming.parts)
    if not out.token and visit.record.tokens:
        out.token, out.received = _kept_token(visit.record, since)
        out.pushing = not out.token
    return out


def give_token(out: Outgoing, visit: Visit, parts: Iterable[Part]) -> None:
    """The newest token of the turn's events that still lives; without one the only way is a push.

    A dead one is not even noted: whoever finds the record after a crash must not wonder whether it was used.
    """
    event_ids = {part.event_id for part in parts}
    oldest = out.since - TOKEN_LIVES * 1000
    having = [one for one in visit.inbox if one.token and one.received > oldest and one.part.event_id in event_ids]
    newest = max(having, key=lambda arrival: arrival.received, default=None)
    if newest is None:
        out.pushing = True
    else:
        out.token, out.received = newest.token, newest.received


def _asks(turn: Turn, wanted: Raises) -> bool:
    return any(effect.does is wanted for effect in turn.effects)


def _note_operator(visit: Visit, incoming: Incoming, turn: Turn, spent: bool) -> None:
    """Who has the conversation now. Meanwhile tokens of what is not answered at once are kept for the operator's words;
    what the bot may still have had to say is not said."""
    record = visit.record
    if turn.attended and incoming.kind is Kind.OPERATOR and takes_over(incoming.text):
        record.carry = []
    record.attended = turn.attended
    event_ids = {part.event_id for part in incoming.parts}
    if not turn.attended:
        record.tokens = record.tokens if spent and incoming.kind in BY_THE_HOUSE else []
    elif not spent:
        fresh = [[one.token, one.received] for one in visit.inbox if one.token and one.part.event_id in event_ids]
        record.tokens = [*record.tokens, *fresh][-MOST_TOKENS:]


def _kept_token(record: SessionRecord, since: int) -> tuple[str, int]:
    """The oldest that still lives, no longer kept; "" for none."""
    alive = [one for one in record.tokens if one[1] > since - TOKEN_LIVES * 1000]
    record.tokens = alive[1:]
    return (str(alive[0][0]), int(alive[0][1])) if alive else ("", 0)


def _note_contact(record: SessionRecord, incoming: Incoming) -> None:
    """Whether the person can be written to, told by the latest event that shows it, in whatever order they came."""
    for part in incoming.parts:
        at = int(part.at.timestamp() * 1000)
        if part.kind not in (Kind.UNSEND, *BY_THE_HOUSE) and at >= record.contact:
            record.contact, record.blocked = at, part.kind is Kind.UNFOLLOW
