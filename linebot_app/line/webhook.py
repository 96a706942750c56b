"""LINE's way in: verifies a delivery, puts its events into the inboxes in one step and answers; nothing else."""

from __future__ import annotations

import base64
import hmac
import json
import logging
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

import orjson
from flask import Blueprint, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from linebot_app import tracing
from linebot_app.answers import WEBHOOK_PATH
from linebot_app.line.events import admit
from linebot_app.metrics import TALLY
from linebot_app.metrics.catalogue import WEBHOOK_SECONDS, WEBHOOKS
from linebot_app.ports import Accepted, SessionStore, StoreUnavailable

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

MOST_BYTES = 1024 * 1024
SIGNED_BODY = "kikiyaku.signed_body"  # in the environ of a request that was looked at before; no header can set it
_SEEN = ":seen"
DIGEST = 44  # letters of a SHA-256 in base64
log = logging.getLogger(__name__)


class NotADelivery(ValueError):
    """Signed by LINE, yet not an object with a list of events."""


def webhook_blueprint(
    channel_secrets: Iterable[str], store: SessionStore, clock: Callable[[], float] = time.time
) -> Blueprint:
    """POST /callback: 200 accepted · 400 no delivery · 401 signature · 405 · 413 over 1 MB · 503 the store is away.

    `channel_secrets`: several while one takes another's place; empty ones count for none. `clock`: seconds since 1970;
    what it says at reception decides later how long a reply token lives.
    """
    secrets = usable(channel_secrets)
    blueprint = Blueprint("line_webhook", __name__)

    @blueprint.route(WEBHOOK_PATH, methods=["POST"], provide_automatic_options=False)
    def callback() -> Response:
        started, began = time.perf_counter(), time.time_ns()
        status, events = _receive(secrets, store, clock)
        took = time.perf_counter() - started
        TALLY.count(WEBHOOKS.name, str(status))
        TALLY.took(WEBHOOK_SECONDS.name, took)
        # What was taken in is told by the worker, turn by turn: a second line for each event would tell nothing more.
        level = logging.DEBUG if status == 200 else logging.WARNING
        if log.isEnabledFor(level):
            log.log(level, "webhook", extra={"status": status, "events": events, "ms": round(took * 1000, 2)})
        for event in events or ("",):
            event_id, is_first = event.removesuffix(_SEEN), not event.endswith(_SEEN)
            tracing.note("webhook", event_id, began, {"status": status}, first=is_first)
        return Answer(status)

    return blueprint


class Answer(Response):
    """A few words that go out as they are, without the questions that a page's answer has to be asked."""

    automatically_set_content_length = False

    def __init__(self, status: int) -> None:
        line, body = ANSWERS[status]
        super().__init__([body], line, headers_of(status))

    def __call__(self, _environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response(self.status, self.headers.to_wsgi_list())
        return cast("list[bytes]", self.response)


_NOT_FOR_BROWSERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
)
ANSWERS = {
    200: ("200 OK", b"OK\n"),
    400: ("400 BAD REQUEST", b"not a webhook delivery\n"),
    401: ("401 UNAUTHORIZED", b"signature missing or wrong\n"),
    413: ("413 REQUEST ENTITY TOO LARGE", b"body over 1 MB\n"),
    503: ("503 SERVICE UNAVAILABLE", b"try again\n"),
}


def headers_of(status: int) -> list[tuple[str, str]]:
    """Who is refused may be anybody with a browser; who is taken is LINE."""
    length = ("Content-Length", str(len(ANSWERS[status][1])))
    kind = ("Content-Type", "text/plain; charset=utf-8")
    return [kind, length] if status == 200 else [kind, length, *_NOT_FOR_BROWSERS]


def usable(channel_secrets: Iterable[str]) -> tuple[bytes, ...]:
    """Those that are none are left out. Raises ValueError when nothing is left."""
    secrets = tuple(secret.encode() for secret in channel_secrets if secret)
    if not secrets:
        raise ValueError("a webhook without a channel secret would accept anything")
    return secrets


def _receive(secrets: tuple[bytes, ...], store: SessionStore, clock: Callable[[], float]) -> tuple[int, list[str]]:
    body = request.environ.get(SIGNED_BODY)
    if body is None:
        body = _body()
        if body is None:
            return 413, []
        if not signed(body, request.headers.get("X-Line-Signature", ""), secrets):
            return 401, []
    try:
        raw = events_of(body)
    except NotADelivery:
        return 400, []
    received = int(clock() * 1000)
    accepted = [entry for event in raw if (entry := _admitted(event, received)) is not None]
    if not accepted:
        return 200, []
    try:
        new = store.accept(accepted)
    except StoreUnavailable:
        return 503, [entry.event_id for entry in accepted]
    return 200, [
        entry.event_id if fresh else f"{entry.event_id}{_SEEN}" for entry, fresh in zip(accepted, new, strict=True)
    ]


def _body() -> bytes | None:
    """None when it is over the limit."""
    length = request.content_length
    if length is not None and 0 <= length <= MOST_BYTES:
        # As the server hands it over: what is wrapped around a stream costs as much as reading it. A body cut short has
        # a wrong signature.
        return cast("bytes", request.environ["wsgi.input"].read(length))
    # Of this request alone: an application may allow other pages less. A body of unknown length ends at the limit:
    # hence one byte more than is allowed.
    request.max_content_length = MOST_BYTES + 1
    try:
        body = request.get_data(cache=False)
    except RequestEntityTooLarge:
        return None
    return body if len(body) <= MOST_BYTES else None


def _admitted(event: Any, received: int) -> Accepted | None:
    try:
        return admit(event, received)
    except Exception as error:  # noqa: BLE001 - one event that nobody foresaw must not lose the others of its delivery
        log.error("event not understood", extra={"error": type(error).__name__})
        return None


def signed(body: bytes, signature: str, secrets: tuple[bytes, ...]) -> bool:
    """True when `signature` is the base64 HMAC-SHA256 of the raw `body` under one of the secrets (constant time)."""
    if len(signature) != DIGEST:
        return False  # how long one is, everybody knows: a body need not be hashed for it
    claimed = signature.encode("utf-8", "replace")
    right = (base64.b64encode(hmac.digest(secret, body, "sha256")) for secret in secrets)
    return any(hmac.compare_digest(one, claimed) for one in right)


def events_of(body: bytes) -> list[Any]:
    """The raw events of a delivery. Raises NotADelivery."""
    try:
        payload = orjson.loads(body)
    except ValueError:
        # orjson refuses half surrogate pairs, which a phone can send: they must not cost the whole delivery.
        try:
            payload = json.loads(body)
        except (ValueError, RecursionError):
            raise NotADelivery from None
    events = payload.get("events") if isinstance(payload, dict) else None
    if not isinstance(events, list):
        raise NotADelivery
    return events
