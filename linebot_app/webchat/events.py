"""What is done on the page as entries of the inbox, and read back from there; nothing is answered here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import orjson

from flows.turn import Kind, Part
from linebot_app.conversation.arrival import Arrival
from linebot_app.ports import Accepted

TOKYO = timezone(timedelta(hours=9), "Asia/Tokyo")


def came(person: str, sent_id: str, at: int) -> Accepted:
    """Somebody begins. For all of these: `sent_id` was made by the browser, the same one is taken once; `at`: ms."""
    return _accepted(person, sent_id, Kind.FOLLOW, at)


def said(person: str, sent_id: str, text: str, at: int) -> Accepted:
    return _accepted(person, sent_id, Kind.TEXT, at, text=text, message=sent_id)


def tapped(person: str, sent_id: str, data: str, picked: str, at: int) -> Accepted:
    """`data`: of a choice that was offered; `picked`: a day, where one was asked for."""
    return _accepted(person, sent_id, Kind.TAP, at, text=data, picked=picked)


def taken_back(person: str, sent_id: str, message_id: str, at: int) -> Accepted:
    """`message_id`: the `sent_id` of what is no longer said."""
    return _accepted(person, sent_id, Kind.UNSEND, at, message=message_id)


def read(body: bytes, otherwise: Callable[[bytes], Arrival]) -> Arrival:
    """`otherwise` reads what the house put into the same inbox: orders of operators, taps on other pages."""
    entry = orjson.loads(body)
    event = entry.get("web")
    if event is None:
        return otherwise(body)
    at = datetime.fromtimestamp(entry["received"] / 1000, TOKYO)
    part = Part(event["id"], Kind(event["kind"]), at, event["text"], event["message"], event["picked"])
    return Arrival(part, entry["received"])


def _accepted(
    person: str, sent_id: str, kind: Kind, at: int, text: str = "", message: str = "", picked: str = ""
) -> Accepted:
    # Of this person alone: nobody can use up another one's ids.
    event_id = "web-" + sha256(f"{person} {sent_id}".encode()).hexdigest()[:40]
    event: dict[str, Any] = {"kind": str(kind), "id": event_id, "text": text, "message": message, "picked": picked}
    return Accepted(person, event_id, orjson.dumps({"received": at, "web": event}))
