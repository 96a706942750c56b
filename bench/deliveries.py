"""Webhook deliveries as LINE sends them, signed, as ready HTTP requests: what building them costs is spent before."""

from __future__ import annotations

import base64
import hmac
from typing import Any

import orjson

from bench.people import Script, Step
from bench.processes import SECRET
from flows.turn import Kind

_STICKER = {
    "type": "sticker",
    "stickerId": "52002734",
    "packageId": "11537",
    "stickerResourceType": "ANIMATION",
    "keywords": ["Sorry", "Bow", "please"],
}


def request(script: Script, number: int, token: str, *, echo: bool = False) -> bytes:
    """Step `number` of a script. `echo`: as a text message, all that the sample answers; a tap as its label then."""
    step = script.steps[number]
    message_id = script.part(number).message_id or "0"
    event: dict[str, Any] = {
        "type": "message",
        "webhookEventId": script.event_id(number),
        "deliveryContext": {"isRedelivery": False},
        "timestamp": int(step.at.timestamp() * 1000),
        "source": {"type": "user", "userId": script.person},
        "replyToken": token,
        "mode": "active",
    }
    if step.kind is Kind.TAP and not echo:
        event["type"] = "postback"
        event["postback"] = {"data": step.text} | _params(step)
    elif step.kind is Kind.STICKER and not echo:
        event["message"] = {"id": message_id, **_STICKER}
    else:
        event["message"] = {"type": "text", "id": message_id, "quoteToken": "q" * 60, "text": step.label}
    return _http(orjson.dumps({"destination": "U" + "b" * 32, "events": [event]}))


def forged(raw: bytes) -> bytes:
    """The same from somebody who does not know the secret."""
    before, name, rest = raw.partition(b"X-Line-Signature: ")
    return before + name + base64.b64encode(bytes(32)) + rest[rest.index(b"\r\n") :]


def _params(step: Step) -> dict[str, Any]:
    if not step.picked:
        return {}
    return {"params": {"datetime" if "T" in step.picked else "date": step.picked}}


def _http(body: bytes) -> bytes:
    signature = base64.b64encode(hmac.digest(SECRET.encode(), body, "sha256"))
    return (
        b"POST /callback HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; charset=utf-8\r\n"
        b"User-Agent: LineBotWebhook/2.0\r\nX-Line-Signature: %s\r\nContent-Length: %d\r\n\r\n%s"
        % (signature, len(body), body)
    )
