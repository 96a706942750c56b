"""The control API, part two: chats, deliveries, calls and live changes, to read and to wait for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from flask import Response, abort, request

from linebot_app.simulator import menus
from linebot_app.simulator.asking import control_part, wait_seconds, webhooks_here, whole_number, world_here
from linebot_app.simulator.switches import FAULTS
from linebot_app.simulator.world import Doc, World

watching = control_part("watching")


@watching.get("/state")
def state() -> Doc:
    return _state(world_here())


def _state(world: World) -> Doc:
    with world.changed:
        now = world.now_ms()
        return {
            "rev": world.rev,
            "bot": {"id": world.bot_id, "name": world.settings.bot_name, "webhook": world.webhook_url},
            "clock": {"now": now, "forward_ms": world.offset_ms()},
            "switches": world.switches.as_dict(),
            "faults": world.faults,
            "fault_kinds": FAULTS,
            "people": world.people(),
            "groups": world.store.docs("groups"),
            "loading": {chat: until - now for chat, until in world.loading.items() if until > now},
            "menus": {one["id"]: one for one in menus.all_menus(world) if menus.picture(world, one["id"])},
            "menu_of_all": menus.menu_of_all(world),
        }


@watching.get("/chats/<chat>/transcript")
def transcript(chat: str) -> Doc:
    world = world_here()
    with world.changed:
        return {"rev": world.rev, "entries": world.transcript(chat, whole_number("after"))}


@watching.get("/chats/<chat>/wait")
def wait(chat: str) -> Doc:
    """Blocks until `count` messages of the bot with a seq over `after_seq` are there, or `timeout` seconds are over."""
    world, after, count = world_here(), whole_number("after_seq"), whole_number("count", 1)

    def there() -> list[Doc]:
        if world.bot_spoke.get(chat, 0) <= after:
            return []
        found = world.store.entries("chat = ? AND side = 'bot' AND seq > ? ORDER BY seq", chat, after)
        found = [one for one in found if one["delivered"]]
        return found if len(found) >= count else []

    found = world.wait(there, wait_seconds())
    with world.changed:
        return {"rev": world.rev, "entries": found or []}


@watching.get("/idle")
def idle() -> Doc:
    """Blocks until no webhook is queued or on its way."""
    return {"idle": bool(world_here().wait(webhooks_here().idle, wait_seconds()))}


@watching.get("/webhooks")
def webhooks() -> Doc:
    """Every delivery with body, attempts (status, error, took_ms, redelivery) and state."""
    world = world_here()
    if "last" in request.args:
        found = world.store.deliveries("n > (SELECT COALESCE(MAX(n), 0) FROM deliveries) - ?", whole_number("last"))
    else:
        found = world.store.deliveries("n > ?", whole_number("after"))
    return {"webhooks": found}


@watching.get("/webhooks/wait")
def wait_for_webhooks() -> Doc:
    """Blocks until `attempts` attempts at delivery have ended since the beginning, repeated ones included."""
    world, wanted = world_here(), whole_number("attempts")

    def enough() -> bool:
        return sum(len(one["attempts"]) for one in world.store.deliveries("state <> 'queued'")) >= wanted

    return {"enough": bool(world.wait(enough, wait_seconds()))}


@watching.get("/calls")
def calls() -> Doc:
    """Every call that the API received: `status` is what the caller saw (0: no answer), `done` what took effect."""
    store = world_here().store
    found = (
        store.last_calls(whole_number("last"))
        if "last" in request.args
        else store.calls(whole_number("after"), whole_number("limit", 100_000))
    )
    return {"calls": found}


@watching.get("/content/<message_id>")
def content(message_id: str) -> Response:
    found = world_here().store.row("SELECT mime, data FROM content WHERE id = ?", message_id)
    if found is None or found[1] is None:
        abort(404)
    shown = (
        found[0]
        if found[0] in ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/x-wav")
        else "application/octet-stream"
    )
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox"}
    return Response(found[1], 200, headers, mimetype=shown)


@watching.get("/menus/<key>/picture")
def menu_picture(key: str) -> Response:
    found = menus.picture(world_here(), key)
    if found is None:
        abort(404)
    return Response(found[1], 200, {"Content-Security-Policy": "default-src 'none'; sandbox"}, mimetype=found[0])


@watching.get("/feed")
def feed() -> Response:
    """Live changes as server-sent events: `change` with the state and the entries that are new since `after`."""
    world, after = world_here(), whole_number("after")
    last = request.headers.get("Last-Event-ID", "")
    if last.isdigit():
        after = int(last)
    request.environ["simulator.stream"] = True
    return Response(_changes(world, after), mimetype="text/event-stream")


def _newer(world: World, seen: int) -> bool:
    return world.rev > seen


def _changes(world: World, after: int) -> Iterator[bytes]:
    first, after = True, after if after <= world.rev else 0  # a page from before a reset of the data starts again
    while not world.closing.is_set():
        with world.changed:
            news = _state(world) | {"entries": world.store.entries("rev > ? ORDER BY seq", after)}
        if first or news["rev"] > after:
            yield f"id: {news['rev']}\nevent: change\ndata: {json.dumps(news, ensure_ascii=False)}\n\n".encode()
        else:
            yield b": still here\n\n"
        first, after = False, max(after, news["rev"])
        world.wait(partial(_newer, world, after), 15)
