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
BODY = "kikiyaku.body"  # in the environ of a request whose body was read before; no header can set it
_SEEN = ":seen"
DIGEST = 44  # letters of a SHA-256 in base64
log = logging.getLogger(__name__)


class NotADelivery(ValueError):
    """Signed by LINE, yet not an object with a list of events."""


class Webhook:
    """What becomes of deliveries, whoever hands them over. `channel_secrets`: several while one takes another's place;
    empty ones count for none. `clock`: seconds since 1970; what it says at reception decides later how long a reply
    token lives."""

    def __init__(
        self, channel_secrets: Iterable[str], store: SessionStore, clock: Callable[[], float] = time.time
    ) -> None:
        self._secrets, self._store, self._clock = usable(channel_secrets), store, clock

    def is_signed(self, body: bytes, signature: str) -> bool:
        return signed(body, signature, self._secrets)

    def take(self, body: bytes) -> int:
        """The status for a delivery that LINE signed: 200 accepted · 400 no delivery · 503 the store is away. What this
        raises nobody foresaw; the same body may be handed over again."""
        started, began = time.perf_counter(), time.time_ns()
        status, events = self._accepted(body)
        note(status, events, started, began)
        return status

    def _accepted(self, body: bytes) -> tuple[int, list[str]]:
        try:
            raw = events_of(body)
        except NotADelivery:
            return 400, []
        received = int(self._clock() * 1000)
        accepted = [entry for event in raw if (entry := _admitted(event, received)) is not None]
        if not accepted:
            return 200, []
        try:
            new = self._store.accept(accepted)
        except StoreUnavailable:
            return 503, [entry.event_id for entry in accepted]
        return 200, [
            entry.event_id if fresh else f"{entry.event_id}{_SEEN}" for entry, fresh in zip(accepted, new, strict=True)
        ]


def webhook_blueprint(webhook: Webhook) -> Blueprint:
    """POST /callback, for what the gate left to the application: 200 · 400 · 401 signature · 405 · 413 over 1 MB ·
    503."""
    blueprint = Blueprint("line_webhook", __name__)

    @blueprint.route(WEBHOOK_PATH, methods=["POST"], provide_automatic_options=False)
    def callback() -> Response:
        started, began = time.perf_counter(), time.time_ns()
        body = _body()
        if body is not None and webhook.is_signed(body, request.headers.get("X-Line-Signature", "")):
            return Answer(webhook.take(body))
        status = 413 if body is None else 401
        note(status, [], started, began)
        return Answer(status)

    return blueprint


def note(status: int, events: list[str], started: float, began: int) -> None:
    """Tells monitoring, the process log and traces. `started`: time.perf_counter, `began`: time.time_ns."""
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


def _body() -> bytes | None:
    """None when it is over the limit."""
    if (read := request.environ.get(BODY)) is not None:
        return cast("bytes", read)
    length = request.content_length
    if length is not None and 0 <= length <= MOST_BYTES:
        # As the server hands it over. A body cut short has a wrong signature.
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
