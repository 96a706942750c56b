"""Raw LINE events: which ones are accepted into an inbox, and how they are read back; nothing is answered here."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

import orjson

from flows.turn import Kind, Part
from linebot_app.conversation.arrival import Arrival
from linebot_app.ports import Accepted

TOKYO = timezone(timedelta(hours=9), "Asia/Tokyo")  # no summer time there since 1951
MOST_UNITS = 5_000  # UTF-16 units of a text
TOKEN_DIES_AFTER_EVENT_MS = 19 * 60_000  # LINE: 20 minutes after the event, however new the redelivery is
FURTHEST_AHEAD_MS = 400 * 86_400_000
NAME = re.compile(r"[A-Za-z0-9_.:-]{1,64}")  # no braces: these become parts of Redis keys
MESSAGE_KINDS = {
    "text": Kind.TEXT,
    "sticker": Kind.STICKER,
    "image": Kind.IMAGE,
    "video": Kind.VIDEO,
    "audio": Kind.AUDIO,
    "file": Kind.FILE,
    "location": Kind.LOCATION,
}
EVENT_KINDS = {"postback": Kind.TAP, "follow": Kind.FOLLOW, "unfollow": Kind.UNFOLLOW, "unsend": Kind.UNSEND}
GREETED_IN_GROUPS = {"join", "memberJoined"}


def admit(event: Any, received: int) -> Accepted | None:
    """The inbox entry for one raw event (any JSON value), or None when it must stay without an answer. Never raises.

    Only what a turn needs is taken along: no place names, file names, sticker keywords; of a group nothing.
    """
    if not isinstance(event, dict) or event.get("mode") == "standby":
        return None
    source = event.get("source")
    kind = event.get("type")
    if not isinstance(source, dict) or not isinstance(kind, str):
        return None
    slim: dict[str, Any] = {"type": kind}
    match source.get("type"):
        case "user":
            person = source.get("userId")
            if kind == "message":
                slim["message"] = _message(event.get("message"))
            elif kind == "postback":
                slim["postback"] = _postback(event.get("postback"))
            elif kind == "unsend":
                slim["message"] = {"id": _name(_inside(event, "unsend", "messageId"))}
            elif kind not in EVENT_KINDS:
                return None
        case "group" | "room" as place:
            person = source.get(f"{place}Id")
            if kind not in GREETED_IN_GROUPS and not (kind == "message" and _mentions_the_bot(event)):
                return None
            slim["group"] = True
        case _:
            return None
    if not _name(person):
        return None
    event_id = _name(event.get("webhookEventId")) or _fingerprint(event)
    slim["webhookEventId"] = event_id
    at = event.get("timestamp")
    # A clock far off would make later texts look earlier than the question they answer.
    slim["timestamp"] = at if type(at) is int and 0 < at < received + FURTHEST_AHEAD_MS else received
    token = event.get("replyToken")
    if isinstance(token, str) and token.isascii() and 0 < len(token) <= 200:
        slim["replyToken"] = token
    return Accepted(str(person), event_id, orjson.dumps({"received": received, "event": slim}))


def tapped_elsewhere(person: str, data: str, at: int) -> Accepted:
    """The inbox entry for a tap that LINE knows nothing of, made on a page of ours; `at`: ms since 1970."""
    event = {"type": "postback", "webhookEventId": f"page-{uuid4()}", "timestamp": at, "postback": {"data": data}}
    return Accepted(person, str(event["webhookEventId"]), orjson.dumps({"received": at, "event": event}))


def ordered(person: str, order_id: str, order: str, said: str, at: int) -> Accepted:
    """The inbox entry for an operator's order (flows/orders.py); `said`: words for the person; `at`: ms since 1970. The
    same `order_id` is taken once."""
    event = {"type": "operator", "webhookEventId": f"order-{order_id}", "timestamp": at, "order": order, "said": said}
    return Accepted(person, str(event["webhookEventId"]), orjson.dumps({"received": at, "event": event}))


def read(body: bytes) -> Arrival:
    """The event that `admit` wrote. Raises nothing on bodies written by it."""
    entry = orjson.loads(body)
    received: int = entry["received"]
    event = entry["event"]
    token = event.get("replyToken", "")
    if received - event["timestamp"] > TOKEN_DIES_AFTER_EVENT_MS:
        token = ""
    return Arrival(_part(event), received, token, event.get("group", False))


def _part(event: dict[str, Any]) -> Part:
    event_id = event["webhookEventId"]
    at = datetime.fromtimestamp(event["timestamp"] / 1000, TOKYO)
    message = event.get("message") or {}
    message_id = message.get("id", "")
    if event.get("group"):
        return Part(event_id, Kind.OTHER, at)
    match event["type"]:
        case "message":
            kind = MESSAGE_KINDS.get(message.get("type", ""), Kind.OTHER)
            return Part(event_id, kind, at, text=message.get("text", ""), message_id=message_id)
        case "postback":
            postback = event["postback"]
            return Part(event_id, Kind.TAP, at, text=postback.get("data", ""), picked=postback.get("picked", ""))
        case "operator":
            return Part(event_id, Kind.OPERATOR, at, text=event["order"], said=event["said"])
        case name:
            return Part(event_id, EVENT_KINDS.get(name, Kind.OTHER), at, message_id=message_id)


def _message(message: Any) -> dict[str, str]:
    if not isinstance(message, dict):
        return {}
    slim = {"id": _name(message.get("id"))}
    kind = message.get("type")
    if kind == "text":
        text = made_safe(message.get("text"))
        if text.strip():
            slim["type"], slim["text"] = "text", text
    elif isinstance(kind, str) and kind in MESSAGE_KINDS:
        slim["type"] = kind
    return slim


def _postback(postback: Any) -> dict[str, str]:
    if not isinstance(postback, dict):
        return {}
    slim = {"data": made_safe(postback.get("data"))[:300]}
    params = postback.get("params")
    if isinstance(params, dict):
        for name in ("datetime", "date", "time"):
            if isinstance(params.get(name), str):
                slim["picked"] = made_safe(params[name])[:20]
                break
    return slim


def made_safe(value: Any) -> str:
    """`value` as any store and any regular expression can take it: "" for what is no text, no NUL, no half surrogate
    pairs, at most 5,000 UTF-16 units."""
    if not isinstance(value, str):
        return ""
    text = value.replace("\0", "")
    try:
        units = text.encode("utf-16-le")
    except UnicodeEncodeError:
        units = text.encode("utf-16-le", "surrogatepass")
        text = units.decode("utf-16-le", "replace")
        units = text.encode("utf-16-le")
    if len(units) > 2 * MOST_UNITS:
        text = units[: 2 * MOST_UNITS].decode("utf-16-le", "ignore")
    return text


def _name(value: Any) -> str:
    return value if isinstance(value, str) and NAME.fullmatch(value) else ""


def _inside(event: dict[str, Any], outer: str, inner: str) -> Any:
    value = event.get(outer)
    return value.get(inner) if isinstance(value, dict) else None


def _mentions_the_bot(event: dict[str, Any]) -> bool:
    mention = _inside(event, "message", "mention")
    mentionees = mention.get("mentionees") if isinstance(mention, dict) else None
    if not isinstance(mentionees, list):
        return False
    return any(isinstance(one, dict) and one.get("isSelf") is True for one in mentionees)


def _fingerprint(event: dict[str, Any]) -> str:
    """The same for every delivery of the event: a redelivery differs in its deliveryContext alone."""
    kept = {key: value for key, value in event.items() if key != "deliveryContext"}
    return "h-" + hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:40]
