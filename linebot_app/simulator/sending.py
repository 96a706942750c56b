"""Reply and push: tokens, retry keys, quota, what then appears on phones; checks of the messages are in checks/."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from linebot_app.simulator import ids
from linebot_app.simulator.checks import check_messages, error_body
from linebot_app.simulator.world import Doc, World

MINUTE_MS, DAY_MS = 60_000, 24 * 3600 * 1000
QUOTABLE = {"text", "textV2", "sticker", "image", "video"}
MONTHLY_LIMIT = "You have reached your monthly limit."


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of the API before it is put on the wire. `chat`: whom it concerned, for the record."""

    status: int
    body: Any = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    chat: str = ""


class Objection(Exception):
    """A 4xx answer."""

    def __init__(self, status: int, body: Doc, **headers: str) -> None:
        self.answer = Answered(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


def said(status: int, message: str) -> Objection:
    return Objection(status, {"message": message})


def reply(world: World, body: Any, request_id: str) -> Answered:
    body = _object(body)
    _check(body, "replyToken", {"replyToken", "messages", "notificationDisabled"})
    with world.change():
        found = world.store.row("SELECT chat, happened, received, used FROM tokens WHERE token = ?", body["replyToken"])
        if found is None or not _token_lives(world.now_ms(), *found[1:]):
            raise said(400, "Invalid reply token")
        chat = found[0]
        _quotes_belong(world, chat, body["messages"])
        world.store.write("UPDATE tokens SET used = ? WHERE token = ?", world.now_ms(), body["replyToken"])
        sent = _appear(world, chat, body, via="reply", token=body["replyToken"], request_id=request_id)
        _count(world, "replied", "%Y%m%d")
    return Answered(200, {"sentMessages": sent}, chat=chat)


def push(world: World, body: Any, retry_key: str | None, request_id: str) -> Answered:
    body = _object(body)
    key = _uuid(retry_key)
    _check(body, "to", {"to", "messages", "notificationDisabled", "customAggregationUnits"})
    chat = body["to"]
    if not re.fullmatch(r"[UCR][0-9a-f]{32}", chat):
        raise said(400, "The property, 'to', in the request body is invalid (line: -, column: -)")
    with world.change():
        if key and (again := _accepted_before(world, key, body)):
            return again
        known = world.person(chat) if chat.startswith("U") else world.group(chat)
        if known is None or (not known["joined"] if "joined" in known else not known["known"]):
            raise said(400, "Failed to send messages")
        arrives = "joined" in known or world.reachable(known)
        _quotes_belong(world, chat, body["messages"])
        quota = world.switches.quota
        cost = len(known.get("members", [chat])) if arrives else 0
        if arrives and quota >= 0 and used_quota(world) + cost > quota:
            raise said(429, MONTHLY_LIMIT)
        sent = _appear(world, chat, body, via="push", retry_key=key or "", request_id=request_id, delivered=arrives)
        _count(world, "pushed", "%Y%m", cost)
        answer = {"sentMessages": sent}
        if key:
            sql = "INSERT OR REPLACE INTO retry_keys VALUES (?, ?, ?, ?, ?)"
            world.store.write(sql, key, world.now_ms(), _digest(body), request_id, json.dumps(answer))
    return Answered(200, answer, chat=chat)


def validate(body: Any) -> Answered:
    problems = check_messages(_object(body).get("messages"))
    if problems:
        raise Objection(400, error_body(problems.found))
    return Answered(200)


def used_quota(world: World) -> int:
    return int(world.store.meta("pushed:" + _day(world, "%Y%m"), 0))


def replies_on(world: World, day: str) -> int:
    return int(world.store.meta("replied:" + day, 0))


def _object(body: Any) -> Doc:
    if not isinstance(body, dict):
        raise said(400, "The request body could not be parsed as JSON (line: 1, column: 1)")
    return body


def _check(body: Doc, whom: str, known: set[str]) -> None:
    problems = check_messages(body.get("messages"))
    target = body.get(whom)
    if not isinstance(target, str) or not target:
        problems.add(whom, "May not be empty")
    for name, value in body.items():
        if name not in known:
            problems.add(name, "unknown field")
        elif name == "notificationDisabled" and not isinstance(value, bool):
            problems.add(name, "must be a boolean")
    if problems:
        raise Objection(400, error_body(problems.found))


def _token_lives(now: int, happened: int, received: int | None, used: int | None) -> bool:
    """Single use, within a minute of being received, and never later than 20 minutes after the event."""
    return used is None and received is not None and now - received <= MINUTE_MS and now - happened <= 20 * MINUTE_MS


def _uuid(key: str | None) -> str | None:
    if key is None:
        return None
    try:
        if not re.fullmatch(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", key):
            raise ValueError
        return str(UUID(key))
    except ValueError:
        raise said(400, "The retry key is invalid: it must be a UUID") from None


def _digest(body: Doc) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _accepted_before(world: World, key: str, body: Doc) -> Answered | None:
    found = world.store.row("SELECT at, digest, request_id, answer FROM retry_keys WHERE key = ?", key)
    if found is None or world.now_ms() - found[0] > DAY_MS:
        return None
    if found[1] != _digest(body):
        raise said(400, "The retry key was used with another request")
    repeated = {"message": "The retry key is already accepted", **json.loads(found[3])}
    return Answered(409, repeated, {"x-line-accepted-request-id": found[2]}, chat=body["to"])


def _quotes_belong(world: World, chat: str, messages: list[Doc]) -> None:
    for index, message in enumerate(messages):
        token = message.get("quoteToken")
        if token and not world.store.row(
            "SELECT 1 FROM entries WHERE chat = ? AND instr(doc, ?)", chat, json.dumps(token)
        ):
            body = {
                "message": "Invalid quote token",
                "details": [{"message": "invalid", "property": f"messages[{index}].quoteToken"}],
            }
            raise Objection(400, body)


def _appear(world: World, chat: str, body: Doc, *, delivered: bool | None = None, **how: str) -> list[Doc]:
    if delivered is None:
        person = world.person(chat) if chat.startswith("U") else None
        delivered = not (person and person["blocked"])
    sent: list[Doc] = []
    for message in body["messages"]:
        one: Doc = {"id": ids.new_message()}
        if message["type"] in QUOTABLE:
            one["quoteToken"] = ids.new_quote_token()
        world.add_entry(
            chat,
            "bot",
            id=one["id"],
            kind="message",
            message=message,
            delivered=delivered,
            quote_token=one.get("quoteToken", ""),
            **how,
        )
        sent.append(one)
    world.loading.pop(chat, None)
    return sent


def _day(world: World, form: str) -> str:
    return (datetime.fromtimestamp(world.now_ms() / 1000, UTC) + timedelta(hours=9)).strftime(form)


def _count(world: World, what: str, form: str, more: int = 1) -> None:
    name = f"{what}:{_day(world, form)}"
    world.store.set_meta(name, int(world.store.meta(name, 0)) + more)
