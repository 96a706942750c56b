"""Who has a conversation now and what may be said there, as a page shows it; nothing is sent here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import flows
from flows.desk import Desk
from linebot_app.console.house import JAPAN, House
from linebot_app.conversation.records import SessionRecord, Unreadable
from linebot_app.line.render import TEXT
from linebot_app.line.split import clean
from linebot_app.storage.canned import Canned
from linebot_app.storage.cases import Matter
from linebot_app.storage.desk import DeskSettings
from linebot_app.storage.drafts import Draft
from linebot_app.storage.operators import Operator

BLANKS = ("operator", "organisation", "contact", "hours")


@dataclass(frozen=True, slots=True)
class Talk:
    """`holder`: the operator's name, "" for the bot. `until`: when the bot takes it back by itself. `agreed`: the
    person lets what they say be kept and read. `waits`: the operator's words wait for a second one's look."""

    agreed: bool
    blocked: bool
    holder: str = ""
    shown: str = ""
    until: datetime | None = None
    token: bool = False
    waits: bool = False
    quota: int | None = None
    drafts: tuple[Draft, ...] = ()

    @property
    def mark(self) -> str:
        """Another one as soon as the page has to show something else."""
        told = repr(
            (self.agreed, self.blocked, self.holder, self.until, self.token, self.quota, self.drafts, self.waits)
        )
        return hashlib.sha256(told.encode()).hexdigest()[:12]


def talk_of(house: House, found: Matter, clock: float, settings: DeskSettings) -> Talk:
    """Raises StoreUnavailable."""
    raw = house.session_of(found.person)
    try:
        record = SessionRecord.from_bytes(raw) if raw is not None else SessionRecord()
    except Unreadable:
        record = SessionRecord()
    held: Mapping[str, Any] = (record.flow or {}).get("attended") or {}
    drafts = tuple(house.at_desk.drafts.waiting(found.id)) if house.at_desk is not None else ()
    return Talk(
        agreed=record.flow is not None and not record.withheld,
        blocked=record.blocked,
        holder=str(held.get("operator") or ""),
        shown=record.attended,
        until=datetime.fromtimestamp(record.due / 1000, JAPAN) if held and record.due else None,
        token=any(received > (clock - 45) * 1000 for _, received in record.tokens),
        waits=settings.four_eyes and bool(found.danger),
        quota=house.pushes_left() if held else None,
        drafts=drafts,
    )


def problem_of_words(text: str) -> str:
    """empty, too_long or "": LINE counts UTF-16 units."""
    words = clean(text)
    if not words.strip():
        return "empty"
    return "too_long" if len(words.encode("utf-16-le", "surrogatepass")) // 2 > TEXT else ""


def filled(canned: Canned, operator: Operator, settings: DeskSettings) -> str:
    """With what is known in the blanks ({operator}, {organisation}, {contact}, {hours}); others stay as they are."""
    known = (operator.shown, settings.organisation, settings.contact, hours_in_words(settings.as_desk()))
    text = canned.body
    for blank, value in zip(BLANKS, known, strict=True):
        text = text.replace(f"{{{blank}}}", value)
    return text


def hours_in_words(desk: Desk) -> str:
    from flows.desk import hours_in_words as told
    from flows.reply import Reply

    return told(Reply(flows.new_session(), datetime.now(JAPAN)), desk)
