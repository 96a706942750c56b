"""The control API under /sim/api: how the phone page and tests act as people, watch, and turn switches."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from flask import Blueprint, Response, abort, current_app, request

from linebot_app.simulator.media import Media, generated
from linebot_app.simulator.people import Phones, Refused
from linebot_app.simulator.switches import FAULTS
from linebot_app.simulator.taps import find_action, perform
from linebot_app.simulator.webhooks import Webhooks
from linebot_app.simulator.world import Doc, World

control = Blueprint("control", __name__, url_prefix="/sim/api")
LONGEST_WAIT = 60.0


def _world() -> World:
    world: World = current_app.extensions["world"]
    return world


def _phones() -> Phones:
    phones: Phones = current_app.extensions["phones"]
    return phones


def _webhooks() -> Webhooks:
    webhooks: Webhooks = current_app.extensions["webhooks"]
    return webhooks


def _body() -> Doc:
    if not request.data:
        return {}
    body = request.get_json(silent=True) if request.is_json else None
    if not isinstance(body, dict):
        raise Refused("send a JSON object as application/json")
    return body


@control.errorhandler(Refused)
@control.errorhandler(ValueError)
@control.errorhandler(KeyError)
@control.errorhandler(TypeError)
def refused(error: Exception) -> tuple[Doc, int]:
    text = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
    return {"message": text}, 400


@control.get("/state")
def state() -> Doc:
    return _state(_world())


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
        }


@control.post("/people")
def add_person() -> Doc:
    body = _body()
    name = str(body.get("name") or "なまえ")[:20]
    more = {key: str(body[key]) for key in ("language", "status") if key in body}
    return _phones().add_person(name, key=body.get("id"), follow=bool(body.get("follow", True)), **more)


@control.post("/groups")
def add_group() -> Doc:
    body = _body()
    return _phones().add_group(
        str(body["name"]), list(body["members"]), kind="room" if body.get("kind") == "room" else "group"
    )


@control.post("/chats/<chat>/send")
def send(chat: str) -> Doc:
    """`{"kind": …}`: text, sticker, image, video, audio, file, location, postback, follow, block, unsend, join, leave,
    member_joined, member_left, raw."""
    body = _body()
    act = ACTS.get(str(body["kind"]))
    if act is None:
        raise Refused(f"unknown kind: {body['kind']}; there is: {', '.join(ACTS)}")
    return act(_phones(), chat, body, body.get("by") or (chat if chat.startswith("U") else None))


def _text(text: Any) -> str:
    """A person can write up to 10,000 characters in a bubble; LINE's app refuses more and blank ones."""
    if not isinstance(text, str) or not text.strip():
        raise Refused("write something")
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > 10_000:
        raise Refused("too long for one bubble: 10,000 characters")
    return text


def _media(kind: str, body: Doc) -> Media:
    sample = generated(kind)
    if not body.get("data_base64"):
        return sample
    try:
        data = base64.b64decode(body["data_base64"], validate=True)
    except (binascii.Error, ValueError):
        raise Refused("data_base64 is no base64") from None
    mime = str(body.get("mime") or sample.mime)
    if any(character in mime for character in "\r\n"):
        raise Refused("mime holds odd characters")
    return Media(
        data, mime, str(body.get("name") or sample.name)[:200], int(body.get("duration_ms") or sample.duration_ms)
    )


def _write(phones: Phones, chat: str, body: Doc, by: str | None) -> Doc:
    return phones.write(
        chat, _text(body["text"]), by=by, quoted=body.get("quoted"), mention_bot=bool(body.get("mention_bot"))
    )


def _sticker(phones: Phones, chat: str, body: Doc, by: str | None) -> Doc:
    return phones.sticker(chat, str(body.get("package", "446")), str(body.get("sticker", "1988")), by=by)


def _send_media(phones: Phones, chat: str, body: Doc, by: str | None) -> Doc:
    return phones.media(chat, body["kind"], _media(body["kind"], body), by=by)


def _location(phones: Phones, chat: str, body: Doc, by: str | None) -> Doc:
    title, place = str(body.get("title", "")), str(body.get("address", "東京都千代田区丸の内1丁目"))
    latitude, longitude = float(body.get("latitude", 35.681)), float(body.get("longitude", 139.767))
    return phones.location(chat, title, place, latitude, longitude, by=by)


def _postback(phones: Phones, chat: str, body: Doc, by: str | None) -> Doc:
    return phones.postback(chat, str(body["data"]), params=body.get("params"), shown=body.get("shown"), by=by)


def _raw(phones: Phones, chat: str, body: Doc, by: str | None) -> Doc:
    return phones.raw(chat, dict(body["event"]), by=by, bare=bool(body.get("bare")))


ACTS: dict[str, Callable[[Phones, str, Doc, str | None], Doc]] = {
    "text": _write,
    "sticker": _sticker,
    "image": _send_media,
    "video": _send_media,
    "audio": _send_media,
    "file": _send_media,
    "location": _location,
    "postback": _postback,
    "follow": lambda phones, chat, _body, _by: phones.follow(chat),
    "block": lambda phones, chat, _body, _by: phones.block(chat),
    "unsend": lambda phones, _chat, body, _by: phones.unsend(str(body["message_id"])),
    "join": lambda phones, chat, _body, _by: phones.bot_joins(chat),
    "leave": lambda phones, chat, _body, _by: phones.bot_leaves(chat),
    "member_joined": lambda phones, chat, body, _by: phones.members_change(chat, list(body["people"]), joined=True),
    "member_left": lambda phones, chat, body, _by: phones.members_change(chat, list(body["people"]), joined=False),
    "raw": _raw,
}


@control.post("/chats/<chat>/tap")
def tap(chat: str) -> Doc:
    """A tap: `{"label": …}` finds the newest visible button; `{"action": {…}, "message_id": …}` names it.
    `value` is the chosen date or time of a date picker. Answers with the effect on the phone."""
    body, world = _body(), _world()
    by = body.get("by") or (chat if chat.startswith("U") else None)
    with world.changed:
        if "action" in body:
            action, entry, quick = (
                dict(body["action"]),
                world.entry_by_message(str(body.get("message_id", ""))),
                bool(body.get("quick")),
            )
        else:
            action, entry, quick = find_action(world, chat, str(body["label"]))
        return perform(_phones(), chat, action, entry, quick=quick, value=body.get("value"), by=by)


@control.get("/chats/<chat>/transcript")
def transcript(chat: str) -> Doc:
    world = _world()
    with world.changed:
        return {"rev": world.rev, "entries": world.transcript(chat, _whole("after"))}


@control.get("/chats/<chat>/wait")
def wait(chat: str) -> Doc:
    """Blocks until `count` messages of the bot with a seq over `after_seq` are there, or `timeout` seconds are over."""
    world, after, count = _world(), _whole("after_seq"), _whole("count", 1)

    def there() -> list[Doc]:
        if world.bot_spoke.get(chat, 0) <= after:
            return []
        found = world.store.entries("chat = ? AND side = 'bot' AND seq > ? ORDER BY seq", chat, after)
        found = [one for one in found if one["delivered"]]
        return found if len(found) >= count else []

    found = world.wait(there, _seconds())
    with world.changed:
        return {"rev": world.rev, "entries": found or []}


@control.get("/idle")
def idle() -> Doc:
    """Blocks until no webhook is queued or on its way."""
    return {"idle": bool(_world().wait(_webhooks().idle, _seconds()))}


@control.get("/webhooks")
def webhooks() -> Doc:
    """Every delivery with body, attempts (status, error, took_ms, redelivery) and state."""
    world = _world()
    if "last" in request.args:
        found = world.store.deliveries("n > (SELECT COALESCE(MAX(n), 0) FROM deliveries) - ?", _whole("last"))
    else:
        found = world.store.deliveries("n > ?", _whole("after"))
    return {"webhooks": found}


@control.get("/webhooks/wait")
def wait_for_webhooks() -> Doc:
    """Blocks until `attempts` attempts at delivery have ended since the beginning, repeated ones included."""
    world, wanted = _world(), _whole("attempts")

    def enough() -> bool:
        return sum(len(one["attempts"]) for one in world.store.deliveries("state <> 'queued'")) >= wanted

    return {"enough": bool(world.wait(enough, _seconds()))}


@control.get("/calls")
def calls() -> Doc:
    """Every call that the API received: `status` is what the caller saw (0: no answer), `done` what took effect."""
    store = _world().store
    found = (
        store.last_calls(_whole("last"))
        if "last" in request.args
        else store.calls(_whole("after"), _whole("limit", 100_000))
    )
    return {"calls": found}


@control.post("/webhooks/raw")
def raw_webhook() -> Doc:
    """`{"body": text, "signature": text or null}`: any bytes, signed rightly when there is no signature."""
    body = _body()
    return {
        "n": _webhooks().deliver_raw(str(body["body"]).encode("utf-8", "surrogatepass"), signed=body.get("signature"))
    }


@control.patch("/switches")
def set_switches() -> Doc:
    return _world().set_switches(_body()).as_dict()


@control.post("/faults")
def add_fault() -> Doc:
    """`{"kind": …, "count": n, "endpoint": "reply" | "push" | …}`: the next n calls go wrong like this."""
    body, world = _body(), _world()
    count = body.get("count", 1)
    if (
        body.get("kind") not in FAULTS
        or isinstance(count, bool)
        or not isinstance(count, int)
        or not 1 <= count <= 10**6
    ):
        raise Refused(f"kind must be one of {', '.join(FAULTS)}, and count a number")
    with world.changed:
        world.set_faults([*world.faults, {"kind": body["kind"], "count": count, "endpoint": body.get("endpoint")}])
    return {"faults": world.faults}


@control.delete("/faults")
def no_faults() -> Doc:
    _world().set_faults([])
    return {"faults": []}


@control.post("/clock")
def clock() -> Doc:
    """`{"forward_seconds": n}`: moves the simulator's clock. Event timestamps, token ages, retry keys, the week of
    grace, quota months and the pauses of redelivery follow; the bot's own clock does not."""
    seconds = _body().get("forward_seconds", 0)
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds <= 10 * 365 * 86400:
        raise Refused("forward_seconds must be between 0 and ten years")
    return {"now": _world().forward(seconds)}


@control.post("/reset")
def reset() -> Doc:
    """Forgets people, chats, tokens and records; the clock and the switches stay."""
    world = _world()
    with world.change():
        world.store.clear()
        world.loading.clear()
        world.bot_spoke.clear()
        world.next_rev()
    return {"rev": world.rev}


@control.get("/content/<message_id>")
def content(message_id: str) -> Response:
    found = _world().store.row("SELECT mime, data FROM content WHERE id = ?", message_id)
    if found is None or found[1] is None:
        abort(404)
    shown = (
        found[0]
        if found[0] in ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/x-wav")
        else "application/octet-stream"
    )
    headers = {"Content-Security-Policy": "default-src 'none'; sandbox"}
    return Response(found[1], 200, headers, mimetype=shown)


@control.get("/feed")
def feed() -> Response:
    """Live changes as server-sent events: `change` with the state and the entries that are new since `after`."""
    world, after = _world(), _whole("after")
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


def _whole(name: str, otherwise: int = 0) -> int:
    written = request.args.get(name, "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 16 else otherwise


def _seconds() -> float:
    try:
        return min(LONGEST_WAIT, max(0.0, float(request.args.get("timeout", "10"))))
    except ValueError:
        return 10.0
