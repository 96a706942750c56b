"""Two questions of whoever runs this: does the process live, and can it do its work; nothing about people is told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Lock
from typing import Any

from flask import Blueprint, Response, jsonify

from linebot_app.connections import open_log
from linebot_app.ports import SessionStore, Transcripts
from linebot_app.settings import Settings

log = logging.getLogger(__name__)


def health_blueprint(settings: Settings, store: SessionStore) -> Blueprint:
    """`/healthz` answers 200 while the process lives; `/readyz` 200 or 503 with the state of each part."""
    health = Blueprint("health", __name__)
    opened: list[Transcripts] = []
    opening = Lock()

    def ping_log() -> None:
        # Opened at the first question only: a web process that nobody asks carries no SQL in memory.
        with opening:
            if not opened:
                opened.append(open_log(settings))
        opened[0].ping()

    @health.get("/healthz")
    def alive() -> Response:
        return jsonify(status="ok")

    @health.get("/readyz")
    def ready() -> tuple[Response, int]:
        parts = {"redis": _state("redis", store.ping), "sql": _state("sql", ping_log)}
        fine = all(state == "up" for state in parts.values())
        return jsonify(status="ready" if fine else "not ready", **parts), 200 if fine else 503

    return health


def _state(name: str, ping: Callable[[], Any]) -> str:
    try:
        ping()
    except Exception:  # whatever a driver raises, the answer is the same
        log.warning("not ready", exc_info=True, extra={"part": name})
        return "down"
    return "up"
