"""What every call to the API goes through: access token, rate limit, faults, latency, request id, record."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any

from flask import Blueprint, Response, current_app, request

from linebot_app.simulator import ids
from linebot_app.simulator.sending import MONTHLY_LIMIT, Answered, Objection, said
from linebot_app.simulator.world import World

BODY_LIMIT = 2 * 1024 * 1024
REFUSED_TOKEN = (
    "Authentication failed due to the following reason: invalid token. "
    "Confirm that the access token in the authorization header is valid."
)
RETRYABLE = {"push"}  # of the endpoints here; LINE knows multicast, narrowcast and broadcast too
RATE_LIMIT = "The API rate limit has been exceeded. Try again later."
SLOW = {  # calls a second and how many at once, where LINE counts by the hour, the minute or less than usual
    "menu_make": (100 / 3600, 100),
    "menu_drop": (100 / 3600, 100),
    "menu_batch": (3 / 3600, 3),
    "menu_list": (10, 10),
    "webhook_test": (60 / 3600, 60),
    "webhook_set": (1000 / 60, 1000),
    "webhook_get": (1000 / 60, 1000),
}
INSTEAD = {  # faults that answer at once, with nothing done
    "429": (429, RATE_LIMIT),
    "429_user": (429, "Too many messages were sent to this user. Try again later."),
    "429_quota": (429, MONTHLY_LIMIT),
    "500": (500, "Internal Server Error"),
    "503": (503, "Service Unavailable"),
    "401": (401, REFUSED_TOKEN),
    "403": (403, "Access to this API is not available for your account"),
}


@dataclass(frozen=True, slots=True)
class Call:
    """One call as a handler sees it. `body`: parsed JSON of POST and PUT; `values`: the variable parts of the path."""

    world: World
    body: Any
    request_id: str
    values: dict[str, str]


Handler = Callable[[Call], Answered]


class Buckets:
    """A token bucket for each endpoint, in real time. `rate`: calls a second; `most`: how many at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, name: str, rate: float, most: float = 0) -> bool:
        now, most = time.monotonic(), most or rate
        with self._lock:
            left, then = self._left.get(name, (most, now))
            left = min(most, left + (now - then) * rate)
            enough = left >= 1
            self._left[name] = (left - 1 if enough else left, now)
        return enough


class Api:
    """Registers the endpoints of one host on a blueprint; `world` is found in the Flask app."""

    def __init__(self, name: str) -> None:
        self.blueprint = Blueprint(name, __name__)
        self._as_sent: set[str] = set()

    def endpoint(
        self, method: str, path: str, name: str, *, open_to_all: bool = False, as_sent: bool = False
    ) -> Callable[[Handler], Handler]:
        """`as_sent`: the body is bytes, whatever its Content-Type."""
        if as_sent:
            self._as_sent.add(name)

        def register(handler: Handler) -> Handler:
            def view(**values: str) -> Response:
                return self._call(name, handler, open_to_all, values)

            self.blueprint.add_url_rule(path, f"{name}.{method}.{path}".replace(".", "_"), view, methods=[method])
            return handler

        return register

    def _call(self, name: str, handler: Handler, open_to_all: bool, values: dict[str, str]) -> Response:
        world: World = current_app.extensions["world"]
        begun, at, request_id = time.perf_counter(), world.now_ms(), ids.new_request()
        fault = world.next_fault(name)
        raw = request.get_data(cache=True)
        answer = Answered(0)
        if fault in INSTEAD:
            status, message = INSTEAD[fault]
            answer = Answered(status, {"message": message})
        elif fault not in ("reset", "silence"):
            answer = self._answer(world, name, handler, open_to_all, values, raw, request_id)
        done = answer.status
        if fault == "500_after":
            answer = Answered(500, {"message": "Internal Server Error"}, chat=answer.chat)
        dropped = fault is not None and fault in ("reset", "silence", "reset_after", "timeout_after")
        _pause(world, world.switches.latency_ms + world.random.random() * world.switches.latency_jitter_ms)
        self._record(world, name, raw, answer, 0 if dropped else answer.status, done, fault, request_id, at, begun)
        if dropped:
            if fault in ("silence", "timeout_after"):
                _pause(world, world.switches.silence_ms)
            request.environ["simulator.drop"] = "reset" if fault in ("reset", "reset_after") else "close"
        headers = {"x-line-request-id": request_id, "Date": formatdate(at / 1000, usegmt=True), **answer.headers}
        if isinstance(answer.body, bytes):
            return Response(answer.body, answer.status or 500, headers)
        return Response(
            json.dumps(answer.body, ensure_ascii=False), answer.status or 500, headers, mimetype="application/json"
        )

    def _answer(
        self,
        world: World,
        name: str,
        handler: Handler,
        open_to_all: bool,
        values: dict[str, str],
        raw: bytes,
        request_id: str,
    ) -> Answered:
        try:
            if not open_to_all:
                _authenticate(world)
            rate = world.switches.rate_loading if name == "loading" else world.switches.rate_default
            buckets: Buckets = current_app.extensions["buckets"]
            if not buckets.take(name, *(SLOW.get(name) or (rate, 0))):
                raise said(429, RATE_LIMIT)
            if "X-Line-Retry-Key" in request.headers and name not in RETRYABLE:
                raise said(400, "The retry key is not supported by this endpoint")
            if len(raw) > BODY_LIMIT:
                raise said(413, "Payload Too Large")
            body: Any = None
            if name in self._as_sent:
                body = raw
            elif request.method in ("POST", "PUT") and raw:
                body = _parsed(raw)
            return handler(Call(world, body, request_id, values))
        except Objection as objection:
            return objection.answer

    @staticmethod
    def _record(
        world: World,
        name: str,
        raw: bytes,
        answer: Answered,
        seen: int,
        done: int,
        fault: str | None,
        request_id: str,
        at: int,
        begun: float,
    ) -> None:
        with world.change():
            world.next_rev()
            world.store.add_call(
                {
                    "at": at,
                    "endpoint": name,
                    "method": request.method,
                    "path": request.path,
                    "status": seen,
                    "done": done,
                    "fault": fault,
                    "request_id": request_id,
                    "retry_key": request.headers.get("X-Line-Retry-Key"),
                    "chat": answer.chat,
                    "request": _kept(raw) if name != "oauth" else None,
                    "answer": answer.body if not isinstance(answer.body, bytes) else f"{len(answer.body)} bytes",
                    "accepted": answer.headers.get("x-line-accepted-request-id"),
                    "took_ms": round((time.perf_counter() - begun) * 1000, 1),
                }
            )


def _authenticate(world: World) -> None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme == "Bearer" and token.strip():
        if token.strip() == world.settings.access_token:
            return
        found = world.store.row("SELECT until FROM access_tokens WHERE token = ?", token.strip())
        if found and found[0] > world.now_ms():
            return
    raise said(401, REFUSED_TOKEN)


def _parsed(raw: bytes) -> Any:
    kind = request.mimetype
    if kind == "application/x-www-form-urlencoded":
        return request.form.to_dict()
    if kind != "application/json":
        raise said(415, f"The content type, {kind or '(none)'}, is not supported")
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=lambda name: (_ for _ in ()).throw(ValueError(name)))
    except json.JSONDecodeError as error:
        where = f"line: {error.lineno}, column: {error.colno}"
        raise said(400, f"The request body could not be parsed as JSON ({where})") from None
    except (ValueError, RecursionError):
        raise said(400, "The request body could not be parsed as JSON (line: -, column: -)") from None


def _kept(raw: bytes) -> Any:
    if len(raw) > 200_000:
        return f"{len(raw)} bytes"
    try:
        return json.loads(raw) if raw else None
    except (ValueError, RecursionError):
        return raw.decode("utf-8", "replace")


def _pause(world: World, milliseconds: float) -> None:
    if milliseconds > 0:
        world.closing.wait(milliseconds / 1000)
