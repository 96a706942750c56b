"""Values inside Flex Messages: lengths, colours, ratios, and the fields that several components share; no component."""

from __future__ import annotations

from typing import Any

from linebot_app.simulator.checks.problems import Problems
from linebot_app.simulator.checks.shape import Fields, anything, matching, one_of, whole

MANY = 10_000

STEPS = "none|xs|sm|md|lg|xl|xxl"
SIZES = "xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl"
PX = r"\d+(\.\d+)?px"
PERCENT = r"\d+(\.\d+)?%"
INVALID = "invalid property"

COLOUR = matching(r"#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})", "invalid color")
SPACE = matching(f"{STEPS}|{PX}", INVALID)
PADDING = matching(f"{STEPS}|{PX}|{PERCENT}", INVALID)
LENGTH = matching(f"{PX}|{PERCENT}", INVALID)
OFFSET = matching(f"{STEPS}|-?{PX}|-?{PERCENT}", INVALID)
LETTERS = matching(f"{SIZES}|{PX}", INVALID)
SHARE = whole(0, MANY)


def ratio(value: Any, path: str, problems: Problems) -> None:
    try:
        width, height = (int(part) for part in value.split(":"))
        right = 1 <= width <= 100_000 and 1 <= height <= 100_000 and height <= 3 * width
    except (AttributeError, ValueError):
        right = False
    if not right:
        problems.add(path, INVALID)


def angle(value: Any, path: str, problems: Problems) -> None:
    matching(r"([0-9]|[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9])(\.\d+)?deg", INVALID)(value, path, problems)


PLACE: Fields = {
    "position": one_of("relative", "absolute"),
    "offsetTop": OFFSET,
    "offsetBottom": OFFSET,
    "offsetStart": OFFSET,
    "offsetEnd": OFFSET,
}
STYLE: Fields = {
    "weight": one_of("regular", "bold"),
    "style": one_of("normal", "italic"),
    "decoration": one_of("none", "underline", "line-through"),
    "color": COLOUR,
    "size": LETTERS,
}
LINED_UP: Fields = {"align": one_of("start", "end", "center"), "gravity": one_of("top", "bottom", "center")}
TYPE: Fields = {"type": anything}
