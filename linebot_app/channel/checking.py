"""Looks at a channel step by step, as findings; nothing is changed at LINE. What is said of them lives in content/."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from linebot_app.channel import menu_changes
from linebot_app.channel.calls import Channel, Told, Trouble
from linebot_app.channel.certificate import Seen, is_this_machine
from linebot_app.channel.findings import Finding, fine, note, wrong

ENDPOINT, TEST = "/v2/bot/channel/webhook/endpoint", "/v2/bot/channel/webhook/test"
CALLBACK = "/callback"
LITTLE_LEFT = 20  # pushes
EARLY = 14  # days before the end of a certificate
LITTLE_SKEW, GREAT_SKEW = 5.0, 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Look:
    """`address`: the webhook URL that LINE should have, "" where it is not known. `clock`: seconds since 1970."""

    channel: Channel
    address: str
    clock: Callable[[], float]
    certificate: Callable[[str], Seen]


def check(look: Look) -> Iterator[Finding]:
    """Every step; where LINE cannot be asked at all, only what needs no asking."""
    try:
        told = look.channel.get("/v2/bot/info")
    except Trouble as trouble:
        yield of("token", trouble)
        yield from _certificate(look, look.address)
        return
    yield fine("token")
    yield from _account(told)
    yield _clock(look, told)
    url = ""
    for finding in _webhook(look):
        url = finding.values.get("url", url)
        yield finding
    yield from _quota(look)
    yield from _menus(look)
    yield from _certificate(look, url or look.address)
    yield note("by_hand", "look")


def of(step: str, trouble: Trouble, **values: Any) -> Finding:
    return wrong(step, trouble.kind, said=trouble.said, status=trouble.status, **values)


def _account(told: Told) -> Iterator[Finding]:
    body = told.body
    yield fine("account", name=body.get("displayName", ""), id=body.get("basicId", ""))
    if body.get("chatMode") == "chat":
        yield note("mode", "chat")
    else:
        yield fine("mode")


def _clock(look: Look, told: Told) -> Finding:
    if told.at is None:
        return note("clock", "unknown")
    skew = abs(look.clock() - told.at.timestamp())
    if skew >= GREAT_SKEW:
        return wrong("clock", "off", seconds=round(skew))
    return note("clock", "slightly", seconds=round(skew)) if skew >= LITTLE_SKEW else fine("clock")


def _webhook(look: Look) -> Iterator[Finding]:
    try:
        told = look.channel.get(ENDPOINT).body
    except Trouble as trouble:
        yield wrong("webhook", "unset") if trouble.kind == "missing" else of("webhook", trouble)
        return
    url = str(told.get("endpoint", ""))
    if look.address and url != look.address:
        yield wrong("webhook", "other", url=url, wanted=look.address)
    elif not urlsplit(url).path.endswith(CALLBACK):
        yield wrong("webhook", "path", url=url)
    else:
        yield fine("webhook", url=url)
    if told.get("active") is not True:
        yield wrong("used", "off")
    else:
        yield fine("used")
    yield _reached(look, url)


def _reached(look: Look, url: str) -> Finding:
    """LINE's own test: an empty delivery, signed as all are."""
    try:
        told = look.channel.call("POST", TEST, {}).body
    except Trouble as trouble:
        return (
            wrong("reached", "invalid", url=url, said=trouble.said)
            if trouble.kind == "refused"
            else of("reached", trouble)
        )
    status = told.get("statusCode")
    if told.get("success") is True:
        return fine("reached")
    reason = str(told.get("reason", "")).lower()
    if reason == "error_status_code":
        known = {401: "secret", 403: "secret", 404: "nowhere", 503: "store"}
        moved = type(status) is int and 300 <= status < 400
        return wrong("reached", known.get(status, "moved" if moved else "status"), status=status, url=url)  # type: ignore[arg-type]
    if reason in ("could_not_connect", "request_timeout"):
        return wrong("reached", reason, url=url, said=str(told.get("detail", "")))
    return wrong("reached", "unclassified", url=url, said=str(told.get("detail", "")))


def _quota(look: Look) -> Iterator[Finding]:
    try:
        limit = look.channel.get("/v2/bot/message/quota").body
        if limit.get("type") == "none":
            yield fine("quota", left="∞", limit="∞")
            return
        used = look.channel.get("/v2/bot/message/quota/consumption").body.get("totalUsage")
    except Trouble as trouble:
        yield of("quota", trouble)
        return
    most = limit.get("value")
    if type(most) is not int or type(used) is not int:
        yield wrong("quota", "odd", status=200)
        return
    left = max(0, most - used)
    yield note("quota", "little", left=left, limit=most) if left < LITTLE_LEFT else fine("quota", left=left, limit=most)


def _menus(look: Look) -> Iterator[Finding]:
    try:
        missing = len(list(menu_changes.changes(look.channel, menu_changes.look(look.channel))))
    except Trouble as trouble:
        yield of("menus", trouble)
        return
    yield wrong("menus", "missing_some", count=missing) if missing else fine("menus")


def _certificate(look: Look, url: str) -> Iterator[Finding]:
    if not url:
        return
    seen = look.certificate(url)
    if seen.problem == "here":
        yield note("certificate", "here")
    elif seen.problem or seen.until is None:
        yield wrong("certificate", seen.problem or "broken", host=seen.host)
    else:
        days = (seen.until - datetime.fromtimestamp(look.clock(), UTC)).days
        values = {"host": seen.host, "day": f"{seen.until:%Y-%m-%d}", "days": days}
        if days < 0:
            yield wrong("certificate", "expired", **values)
        else:
            yield note("certificate", "soon", **values) if days < EARLY else fine("certificate", **values)


def may_be_a_webhook(url: str) -> bool:
    """https, at most 500 characters, or this very machine (which only the simulator takes)."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    plain = parts.scheme == "http" and is_this_machine(host)
    return bool(host) and len(url) <= 500 and url.isascii() and (parts.scheme == "https" or plain)
