"""The documented limits of LINE's message objects, as a check that names what breaks them; nothing is repaired here.

`problems` looks at one message (plain dict), `problems_of_request` at what one call sends. Flex is in limits_flex.py,
actions in limits_actions.py. Lengths are UTF-16 units; labels and what actions show are grapheme clusters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import orjson

from linebot_app.line.limits_actions import of_action, of_label, of_url
from linebot_app.line.limits_flex import of_flex
from linebot_app.line.split import blank, graphemes, units

Found = Iterator[str]

MESSAGES = 5
REQUEST_BYTES = 2_000_000
QUICK_REPLIES = 13


def _of_text(
    where: str, value: Any, limit: int, measure: Callable[[str], int] = units, *, required: bool = True
) -> Found:
    if value is None and not required:
        return
    if not isinstance(value, str) or blank(value):
        yield f"{where}: must be non-empty text"
    elif measure(value) > limit:
        yield f"{where}: {measure(value)} long, at most {limit}"


def _of_plain(message: Mapping[str, Any]) -> Found:
    yield from _of_text("text", message.get("text"), 5_000)
    if len(message.get("emojis", ())) > 20:
        yield "emojis: at most 20"


def _of_text_v2(message: Mapping[str, Any]) -> Found:
    yield from _of_text("text", message.get("text"), 5_000)
    substitutes = message.get("substitution", {})
    if len(substitutes) > 100:
        yield "substitution: at most 100"
    for kind in ("mention", "emoji"):
        if sum(one.get("type") == kind for one in substitutes.values()) > 20:
            yield f"substitution: at most 20 of {kind}"


def _of_sticker(message: Mapping[str, Any]) -> Found:
    for key in ("packageId", "stickerId"):
        yield from _of_text(key, message.get(key), 20)


def _of_picture(message: Mapping[str, Any]) -> Found:
    for key in ("originalContentUrl", "previewImageUrl"):
        yield from of_url(key, message.get(key))


def _of_audio(message: Mapping[str, Any]) -> Found:
    yield from of_url("originalContentUrl", message.get("originalContentUrl"))
    if not isinstance(message.get("duration"), int) or message["duration"] <= 0:
        yield "duration: must be milliseconds above 0"


def _of_location(message: Mapping[str, Any]) -> Found:
    for key in ("title", "address"):
        yield from _of_text(key, message.get(key), 100)
    for key, far in (("latitude", 90), ("longitude", 180)):
        value = message.get(key)
        if not isinstance(value, int | float) or abs(value) > far:
            yield f"{key}: must be a number up to {far}"


def _of_actions(where: str, actions: Any, most: int, *, least: int = 1, label: int = 20) -> Found:
    if not isinstance(actions, list) or not least <= len(actions) <= most:
        yield f"{where}: must be {least} to {most} actions"
        return
    for n, action in enumerate(actions):
        yield from of_action(f"{where}[{n}]", action, label)


def _of_column(where: str, column: Mapping[str, Any], plain: int, actions: int) -> Found:
    image = column.get("thumbnailImageUrl")
    if image is not None:
        yield from of_url(f"{where}.thumbnailImageUrl", image)
    yield from _of_text(f"{where}.title", column.get("title"), 40, graphemes, required=False)
    yield from _of_text(f"{where}.text", column.get("text"), 60 if image or column.get("title") else plain, graphemes)
    yield from _of_actions(f"{where}.actions", column.get("actions"), actions)
    if "defaultAction" in column:
        yield from of_action(f"{where}.defaultAction", column["defaultAction"], 20, labelled=False)


def _of_template(message: Mapping[str, Any]) -> Found:
    yield from _of_text("altText", message.get("altText"), 1_500)
    template = message.get("template")
    if not isinstance(template, Mapping):
        yield "template: is missing"
        return
    columns: Any = template.get("columns")
    match template.get("type"):
        case "buttons":
            yield from _of_column("template", template, 160, 4)
        case "confirm":
            yield from _of_text("template.text", template.get("text"), 240, graphemes)
            yield from _of_actions("template.actions", template.get("actions"), 2, least=2)
        case "carousel" | "image_carousel" if not isinstance(columns, list) or not 1 <= len(columns) <= 10:
            yield "template.columns: must be 1 to 10"
        case "carousel":
            for n, column in enumerate(columns):
                yield from _of_column(f"template.columns[{n}]", column, 120, 3)
            shapes = {(len(one.get("actions", ())), "title" in one, "thumbnailImageUrl" in one) for one in columns}
            if len(shapes) > 1:
                yield "template.columns: all must have as many actions, and a title or image when one has"
        case "image_carousel":
            for n, column in enumerate(columns):
                yield from of_url(f"template.columns[{n}].imageUrl", column.get("imageUrl"))
                yield from of_action(f"template.columns[{n}].action", column.get("action"), 12, labelled=False)
        case unknown:
            yield f"template.type: {unknown!r} is unknown"


_OF_TYPE: dict[str, Callable[[Mapping[str, Any]], Found]] = {
    "text": _of_plain,
    "textV2": _of_text_v2,
    "sticker": _of_sticker,
    "image": _of_picture,
    "video": _of_picture,
    "audio": _of_audio,
    "location": _of_location,
    "template": _of_template,
    "flex": of_flex,
}


def _of_quick_reply(quick: Any) -> Found:
    items = quick.get("items") if isinstance(quick, Mapping) else None
    if not isinstance(items, list) or not 1 <= len(items) <= QUICK_REPLIES:
        yield f"quickReply.items: must be 1 to {QUICK_REPLIES}"
        return
    for n, item in enumerate(items):
        where = f"quickReply.items[{n}]"
        if not isinstance(item, Mapping) or item.get("type") != "action":
            yield f"{where}.type: must be action"
            continue
        if item.get("imageUrl"):
            yield from of_url(f"{where}.imageUrl", item["imageUrl"])
        yield from of_action(f"{where}.action", item.get("action"), 20, quick=True)


def _of_sender(sender: Mapping[str, Any]) -> Found:
    yield from _of_text("sender.name", sender.get("name"), 20, required=False)
    if "line" in str(sender.get("name", "")).lower():
        yield "sender.name: LINE refuses its own name"
    if "iconUrl" in sender:
        yield from of_url("sender.iconUrl", sender["iconUrl"])


def problems(message: Mapping[str, Any]) -> list[str]:
    """What LINE would refuse or cut in this message, as `where: what`; empty when it is fine."""
    check = _OF_TYPE.get(str(message.get("type")))
    if check is None:
        return [f"type: {message.get('type')!r} is unknown"]
    found = list(check(message))
    if "quickReply" in message:
        found += _of_quick_reply(message["quickReply"])
    if "sender" in message:
        found += _of_sender(message["sender"])
    return found


def problems_of_request(messages: Sequence[Mapping[str, Any]]) -> list[str]:
    """What LINE would refuse in one reply or push of these messages."""
    found = [f"messages[{n}].{problem}" for n, message in enumerate(messages) for problem in problems(message)]
    if not 1 <= len(messages) <= MESSAGES:
        found.append(f"messages: {len(messages)}, must be 1 to {MESSAGES}")
    if len(orjson.dumps(list(messages))) > REQUEST_BYTES:
        found.append("messages: over 2 MB")
    return found


def problems_of_label(text: str, limit: int = 20) -> list[str]:
    """What is wrong with a label of the content: 20 clusters in quick replies and templates, 40 in Flex."""
    return list(of_label("label", text, limit))


def problems_of_text(text: str, limit: int = 5_000) -> list[str]:
    """What is wrong with a text of the content that must fit into one message (or, with another limit, elsewhere)."""
    return list(_of_text("text", text, limit))


def problems_of_rich_menu(menu: Mapping[str, Any]) -> list[str]:
    """What LINE would refuse in a rich menu object (its picture is looked at elsewhere)."""
    found = list(_of_text("chatBarText", menu.get("chatBarText"), 14, graphemes))
    found += _of_text("name", menu.get("name"), 300, graphemes)
    size = menu.get("size", {})
    width, height = size.get("width", 0), size.get("height", 0)
    if not (800 <= width <= 2_500 and height >= 250 and width / height >= 1.45):
        found.append("size: width 800 to 2,500, height from 250, ratio from 1.45")
    areas = menu.get("areas", [])
    if len(areas) > 20:
        found.append("areas: at most 20")
    for n, area in enumerate(areas):
        found += of_action(f"areas[{n}].action", area.get("action"), 20, labelled=False)
    return found
