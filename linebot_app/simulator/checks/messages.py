"""Message objects, their common parts (quick reply, sender) and the rules across their fields; Flex is elsewhere."""

from __future__ import annotations

import re
from typing import Any

from linebot_app.simulator.checks import actions, flex, templates
from linebot_app.simulator.checks.problems import Problems
from linebot_app.simulator.checks.shape import (
    Check,
    Fields,
    anything,
    by_type,
    data,
    https,
    list_of,
    matching,
    number,
    record,
    step,
    text,
    whole,
)


def _sender_name(value: Any, path: str, problems: Problems) -> None:
    text(20)(value, path, problems)
    if isinstance(value, str) and re.search(r"\bline\b|ライン", value, re.IGNORECASE):
        problems.add(path, "contains a word that cannot be used")


quick_reply = record(
    {
        "items": list_of(
            record(
                {"action": actions.in_quick_reply}, {"type": matching("action", "must be action"), "imageUrl": https()}
            ),
            1,
            13,
        )
    }
)
COMMON: Fields = {
    "type": anything,
    "quickReply": quick_reply,
    "sender": record({}, {"name": _sender_name, "iconUrl": https()}),
}
EMOJI = record({"index": whole(0, 5000), "productId": text(64), "emojiId": text(64)})
QUOTE: Fields = {"quoteToken": text(1000)}
DIGITS = matching(r"\d{1,20}", "must be a number as text")


def _emojis_have_their_place(message: dict[str, Any], path: str, problems: Problems) -> None:
    written = message["text"]
    for index, emoji in enumerate(message.get("emojis", [])):
        units = written.encode("utf-16-le")
        at = emoji["index"] * 2
        if units[at : at + 2] != "$".encode("utf-16-le"):
            problems.add(step(step(step(path, "emojis"), index), "index"), "must point to a $")


def _braces_pair_up(message: dict[str, Any], path: str, problems: Problems) -> None:
    left = message["text"].replace("{{", "").replace("}}", "")
    names = re.findall(r"\{([0-9A-Za-z_]{1,20})\}", left)
    if "{" in (rest := re.sub(r"\{[0-9A-Za-z_]{1,20}\}", "", left)) or "}" in rest:
        problems.add(step(path, "text"), "{ and } must be doubled or name a substitution")
    given = message.get("substitution", {})
    for name in names:
        if name not in given:
            problems.add(step(step(path, "substitution"), name), "must be specified")
    mentions = sum(1 for name in names if given.get(name, {}).get("type") == "mention")
    emojis = sum(1 for name in names if given.get(name, {}).get("type") == "emoji")
    if mentions > 20 or emojis > 20:
        problems.add(step(path, "substitution"), "Size must be between 0 and 20")


_SUBSTITUTE = by_type(
    {
        "emoji": record({"type": anything, "productId": text(64), "emojiId": text(64)}),
        "mention": record(
            {
                "type": anything,
                "mentionee": by_type(
                    {"user": record({"type": anything, "userId": text(64)}), "all": record({"type": anything})}
                ),
            }
        ),
    }
)


def _substitution(value: Any, path: str, problems: Problems) -> None:
    if not isinstance(value, dict):
        problems.add(path, "must be an object")
    elif len(value) > 100:
        problems.add(path, "Size must be between 0 and 100")
    else:
        for name, one in value.items():
            if not re.fullmatch(r"[0-9A-Za-z_]{1,20}", name):
                problems.add(step(path, name), "invalid name")
            _SUBSTITUTE(one, step(path, name), problems)


def _message(required: Fields, optional: Fields | None = None, *also: Any) -> Check:
    return record({"type": anything, **required}, {**COMMON, **(optional or {})}, *also)


def _flex_container(value: Any, path: str, problems: Problems) -> None:
    match = re.match(r"messages\[(\d+)\]", path)
    problems.flex = int(match[1]) if match else 0
    before = len(problems.found)
    flex.container(value, "", problems)
    if len(problems.found) == before and flex.animated_images(value) > 10:
        problems.add("/", "at most 10 animated images")
    problems.flex = None


message = by_type(
    {
        "text": _message({"text": text(5000)}, {"emojis": list_of(EMOJI, 0, 20), **QUOTE}, _emojis_have_their_place),
        "textV2": _message({"text": text(5000)}, {"substitution": _substitution, **QUOTE}, _braces_pair_up),
        "sticker": _message({"packageId": DIGITS, "stickerId": DIGITS}, QUOTE),
        "image": _message({"originalContentUrl": https(), "previewImageUrl": https()}),
        "video": _message(
            {"originalContentUrl": https(), "previewImageUrl": https()},
            {"trackingId": matching(r"[A-Za-z0-9\-.=,+*()%$&;:@{}!?<>\[\]]{1,100}", "invalid trackingId")},
        ),
        "audio": _message({"originalContentUrl": https(), "duration": whole(1, 2**53)}),
        "location": _message(
            {"title": text(100), "address": text(100), "latitude": number(-90, 90), "longitude": number(-180, 180)}
        ),
        "imagemap": _message(templates.imagemap_fields, {"video": templates.imagemap_video}),
        "template": _message({"altText": text(1500), "template": templates.template}),
        "flex": _message({"altText": text(1500), "contents": _flex_container}),
        "coupon": _message({"couponId": text(100)}, {"deliveryTag": data(30)}),
    }
)


def check_messages(messages: Any) -> Problems:
    """Everything LINE would object to in the `messages` of a sending request; falsy when there is nothing."""
    problems = Problems()
    if messages is None:
        problems.add("messages", "May not be empty")
    else:
        try:
            list_of(message, 1, 5)(messages, "messages", problems)
        except RecursionError:
            problems.add("messages", "is nested too deeply")
    return problems
