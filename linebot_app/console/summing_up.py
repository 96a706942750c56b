"""The summary and the drafts of a matter as the person has them on their printable page, for operators to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import flows
from flows import sheet
from flows.content import content
from flows.session import Session
from flows.turn import Card, as_lines
from linebot_app.console.house import JAPAN, House
from linebot_app.console.matters import Found
from linebot_app.conversation.rebuild import pairs_of
from linebot_app.conversation.records import SessionRecord, Unreadable
from linebot_app.ports import StoreUnavailable


@dataclass(frozen=True, slots=True)
class Part:
    """One section as plain lines, masked."""

    key: str
    title: str
    lines: list[str]


def summary_of(house: House, found: Found, turns: Iterable[Mapping[str, Any]]) -> list[Part]:
    """Empty when nothing was told yet. From the stored session, else from the log."""
    turns = list(turns)
    session = _stored(house, found.person) or flows.replay((incoming, at) for _, incoming, at in pairs_of(turns))
    matter = next((one for one in session.consultations if one.number == found.matter.matter), None)
    if matter is None:
        return []
    veil = found.veil(turns)
    made = sheet.make(matter, house.clock().astimezone(JAPAN), content(session.language))
    return [
        Part(one.key, one.title, [veil(line) for line in as_lines(Card("summary", "", one.blocks))])
        for one in made.sections
    ]


def _stored(house: House, person: str) -> Session | None:
    try:
        raw = house.session_of(person)
        if raw is None:
            return None
        record = SessionRecord.from_bytes(raw)
        return flows.load(record.flow) if record.flow is not None else None
    except (Unreadable, StoreUnavailable, flows.UnknownVersion):
        return None
