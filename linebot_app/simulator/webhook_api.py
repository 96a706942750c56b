"""The endpoints that set, show and test the webhook URL; carrying webhooks is in webhooks.py."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from flask import current_app

from linebot_app.simulator.api import api
from linebot_app.simulator.sending import Answered, said
from linebot_app.simulator.settings import is_loopback
from linebot_app.simulator.wire import Call

LONGEST = 500
_DETAILS = {"could_not_connect": "Failure to connect", "request_timeout": "Request timeout", "unclassified": "N/A"}


@api.endpoint("GET", "/v2/bot/channel/webhook/endpoint", "webhook_get")
def webhook_endpoint(call: Call) -> Answered:
    url = _url_set(call)
    return Answered(200, {"endpoint": url, "active": call.world.switches.webhook_used})


@api.endpoint("PUT", "/v2/bot/channel/webhook/endpoint", "webhook_set")
def set_webhook(call: Call) -> Answered:
    call.world.set_webhook(_right(call.body.get("endpoint") if isinstance(call.body, dict) else None))
    return Answered(200)


@api.endpoint("POST", "/v2/bot/channel/webhook/test", "webhook_test")
def webhook_test(call: Call) -> Answered:
    asked = call.body.get("endpoint") if isinstance(call.body, dict) else None
    url = _right(asked) if asked is not None else _url_set(call)
    tried = current_app.extensions["webhooks"].test(url)
    right = 200 <= tried["status"] < 300
    at = datetime.fromtimestamp(call.world.now_ms() / 1000, UTC).isoformat(timespec="milliseconds")
    answer = {
        "success": right,
        "timestamp": at.replace("+00:00", "Z"),
        "statusCode": tried["status"],
        "reason": "OK" if right else tried["error"].upper(),
        "detail": _DETAILS.get(tried["error"], str(tried["status"])),
    }
    return Answered(200, answer)


def _url_set(call: Call) -> str:
    if not call.world.webhook_url:
        raise said(404, "Webhook endpoint not found")
    return call.world.webhook_url


def _right(url: Any) -> str:
    """LINE takes https alone; beside the simulator the bot has no certificate, so this machine may be http."""
    if not isinstance(url, str) or len(url) > LONGEST or not re.fullmatch(r"[!-~]+", url) or not _is_reached(url):
        raise said(400, "Invalid webhook endpoint URL")
    return url


def _is_reached(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))
