"""Alarms to another system: a signed POST for each, without anybody's words."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from datetime import UTC, datetime

import orjson
import requests

from linebot_app.alarm_settings import HookAt
from linebot_app.storage.alarms import Alarm

PATIENCE = (3.0, 7.0)  # seconds to connect, for the answer


class NotTaken(OSError):
    """It answered, with something else than 2xx."""


class Hook:
    """`page`: the address of the console, None where it is not known."""

    way, together = "hook", False

    def __init__(self, at: HookAt, page: str | None) -> None:
        self._at, self._page = at, page

    def tell(self, alarms: Sequence[Alarm], now: datetime) -> None:
        """Raises OSError (those of requests are such) when it was not taken."""
        stamp = str(int(now.timestamp()))
        for alarm in alarms:
            body = self.body(alarm)
            headers = {
                "Content-Type": "application/json",
                "X-Kikiyaku-Timestamp": stamp,
                "X-Kikiyaku-Signature": f"sha256={signature(self._at.secret, stamp, body)}",
                "X-Kikiyaku-Delivery": f"{alarm.alert}-{alarm.sent + 1}",
            }
            answer = requests.post(self._at.url, data=body, headers=headers, timeout=PATIENCE, allow_redirects=False)
            if not 200 <= answer.status_code < 300:
                raise NotTaken(answer.status_code)

    def body(self, alarm: Alarm) -> bytes:
        url = f"{self._page}/cases/{alarm.case}" if self._page and alarm.case else self._page
        told = {"type": "alert", "id": alarm.alert, "kind": alarm.kind, "case": alarm.case or None, "url": url}
        told |= {"since": alarm.at.astimezone(UTC).isoformat(timespec="seconds"), "times": alarm.sent + 1}
        return orjson.dumps(told)


def signature(secret: str, stamp: str, body: bytes) -> str:
    """HMAC-SHA256 of `<timestamp>.<body>`, hexadecimal."""
    return hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
