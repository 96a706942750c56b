"""Answers deliveries in front of the application, whose way around a page costs as much as taking one in; what becomes
of a delivery is told in webhook.py, and whatever is no plain one is left to the application."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from linebot_app import tracing
from linebot_app.answers import WEBHOOK_PATH
from linebot_app.line.webhook import ANSWERS, BODY, MOST_BYTES, Webhook, headers_of
from linebot_app.metrics import TALLY
from linebot_app.metrics.catalogue import WEBHOOK_SECONDS, WEBHOOKS

PAUSE = 1.0  # seconds between two lines of the log: the disk must not be what a flood fills

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
log = logging.getLogger(__name__)


class Gate:
    """A WSGI application in front of another. Bodies without a length or over the limit are left to whoever is behind
    it, and so is a delivery that nobody could take for a reason nobody foresaw: it is tried there once more, and what
    went wrong is told there. `clock`: seconds."""

    def __init__(self, behind: Wsgi, webhook: Webhook, clock: Callable[[], float] = time.monotonic) -> None:
        self._behind, self._webhook, self._clock = behind, webhook, clock
        self._refusing = threading.Lock()
        self._unsaid, self._said_at = 0, clock() - PAUSE

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != WEBHOOK_PATH or environ["REQUEST_METHOD"] != "POST":
            return self._behind(environ, start_response)
        length = environ.get("CONTENT_LENGTH") or ""
        if not (length.isascii() and length.isdigit() and len(length) < 9 and int(length) <= MOST_BYTES):
            return self._behind(environ, start_response)
        started, began = time.perf_counter(), time.time_ns()
        body = environ["wsgi.input"].read(int(length))
        if self._webhook.is_signed(body, environ.get("HTTP_X_LINE_SIGNATURE", "")):
            try:
                status = self._webhook.take(body)
            except Exception:  # noqa: BLE001 - told by the application, which answers as it answers all that fails
                environ[BODY] = body
                return self._behind(environ, start_response)
        else:
            self._note(time.perf_counter() - started, began)
            status = 401
        line, told = ANSWERS[status]
        start_response(line, headers_of(status))
        return [told]

    def _note(self, took: float, began: int) -> None:
        TALLY.count(WEBHOOKS.name, "401")
        TALLY.took(WEBHOOK_SECONDS.name, took)
        tracing.note("webhook", "", began, {"status": 401})
        now = self._clock()
        with self._refusing:
            self._unsaid += 1
            if now - self._said_at < PAUSE:
                return
            times, self._unsaid, self._said_at = self._unsaid, 0, now
        log.warning("webhook", extra={"status": 401, "events": [], "times": times})
