"""The control API, part one: people and groups are made, write, tap, send pictures, block."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from typing import Any

from linebot_app.simulator.asking import control_part, phones_here, sent_object, world_here
from linebot_app.simulator.happenings import Refused
from linebot_app.simulator.media import Media, generated
from linebot_app.simulator.people import Phones
from linebot_app.simulator.taps import find_action, find_in_menu, perform
from linebot_app.simulator.world import Doc

acting = control_part("acting")


@acting.post("/people")
def add_person() -> Doc:
    body = sent_object()
    name = str(body.get("name") or "なまえ")[:20]
    key = body.get("id")
    if key is not None and not (isinstance(key, str) and re.fullmatch(r"U[0-9a-f]{32}", key)):
        raise Refused("id must be U and 32 hexadecimal digits")
    more = {one: str(body[one]) for one in ("language", "status") if one in body}
    return phones_here().add_person(name, key=key, follow=bool(body.get("follow", True)), **more)


@acting.post("/groups")
def add_group() -> Doc:
    body = sent_object()
    return phones_here().add_group(
        str(body["name"]), list(body["members"]), kind="room" if body.get("kind") == "room" else "group"
    )


@acting.post("/chats/<chat>/send")
def send(chat: str) -> Doc:
    """`{"kind": …}`: text, sticker, image, video, audio, file, location, postback, follow, block, unsend, join, leave,
    member_joined, member_left, raw."""
    body = sent_object()
    act = ACTS.get(str(body["kind"]))
    if act is None:
        raise Refused(f"unknown kind: {body['kind']}; there is: {', '.join(ACTS)}")
    return act(phones_here(), chat, body, body.get("by") or (chat if chat.startswith("U") else None))


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


@acting.post("/chats/<chat>/tap")
def tap(chat: str) -> Doc:
    """A tap: `{"label": …}` finds the newest visible button; `{"action": {…}, "message_id": …}` names it.
    `value` is the chosen date or time of a date picker. Answers with the effect on the phone."""
    body, world = sent_object(), world_here()
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
        return perform(phones_here(), chat, action, entry, quick=quick, value=body.get("value"), by=by)


@acting.post("/chats/<chat>/menu")
def tap_menu(chat: str) -> Doc:
    """A tap on the rich menu that the phone shows: `{"label": …}` or `{"area": n}`, the first being 0."""
    body, world = sent_object(), world_here()
    with world.changed:
        action = find_in_menu(world, chat, body.get("label"), body.get("area"))
        return perform(phones_here(), chat, action, None, quick=False, value=body.get("value"), by=chat)
