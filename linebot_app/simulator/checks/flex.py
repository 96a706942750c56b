"""Flex Messages: every component with its fields, who may stand in whom, and the sizes of bubble and carousel."""

from __future__ import annotations

import json
from typing import Any

from linebot_app.simulator.checks import actions
from linebot_app.simulator.checks.flex_values import (
    COLOUR,
    INVALID,
    LENGTH,
    LETTERS,
    LINED_UP,
    MANY,
    PADDING,
    PERCENT,
    PLACE,
    PX,
    SHARE,
    SIZES,
    SPACE,
    STYLE,
    TYPE,
    angle,
    ratio,
)
from linebot_app.simulator.checks.problems import Problems
from linebot_app.simulator.checks.shape import (
    Check,
    Fields,
    anything,
    boolean,
    by_type,
    flex_text,
    https,
    list_of,
    matching,
    one_of,
    record,
    step,
    whole,
)

BUBBLE_BYTES, CAROUSEL_BYTES = (
    30_000,
    50_000,
)  # of compact UTF-8 JSON; LINE says "30 KB" and "50 KB": the narrower reading


def _says_something(component: dict[str, Any], path: str, problems: Problems) -> None:
    if "text" not in component and not component.get("contents"):
        problems.add(step(path, "text"), "must be specified")


span = by_type({"span": record({**TYPE, "text": flex_text}, STYLE)})

text = record(
    TYPE,
    {
        **STYLE,
        **LINED_UP,
        **PLACE,
        "text": flex_text,
        "contents": list_of(span, 0, MANY),
        "flex": SHARE,
        "wrap": boolean,
        "lineSpacing": matching(PX, INVALID),
        "margin": SPACE,
        "maxLines": whole(0, MANY),
        "adjustMode": one_of("shrink-to-fit"),
        "scaling": boolean,
        "action": actions.on_flex_part,
    },
    _says_something,
)

button = record(
    {**TYPE, "action": actions.on_flex_button},
    {
        **PLACE,
        "flex": SHARE,
        "margin": SPACE,
        "height": one_of("sm", "md"),
        "style": one_of("primary", "secondary", "link"),
        "color": COLOUR,
        "gravity": one_of("top", "bottom", "center"),
        "adjustMode": one_of("shrink-to-fit"),
        "scaling": boolean,
    },
)

image = record(
    {**TYPE, "url": https()},
    {
        **LINED_UP,
        **PLACE,
        "flex": SHARE,
        "margin": SPACE,
        "size": matching(f"{SIZES}|full|{PX}|{PERCENT}", INVALID),
        "aspectRatio": ratio,
        "aspectMode": one_of("cover", "fit"),
        "backgroundColor": COLOUR,
        "action": actions.on_flex_part,
        "animated": boolean,
    },
)

icon = record(
    {**TYPE, "url": https()}, {**PLACE, "size": LETTERS, "aspectRatio": ratio, "margin": SPACE, "scaling": boolean}
)
separator = record(TYPE, {"margin": SPACE, "color": COLOUR})
filler = record(TYPE, {"flex": SHARE})

_BOX_FIELDS: Fields = {
    **PLACE,
    "flex": SHARE,
    "spacing": SPACE,
    "margin": SPACE,
    "width": LENGTH,
    "maxWidth": LENGTH,
    "height": LENGTH,
    "maxHeight": LENGTH,
    "backgroundColor": COLOUR,
    "borderColor": COLOUR,
    "borderWidth": matching(f"none|light|normal|medium|semi-bold|bold|{PX}", INVALID),
    "cornerRadius": SPACE,
    "paddingAll": PADDING,
    "paddingTop": PADDING,
    "paddingBottom": PADDING,
    "paddingStart": PADDING,
    "paddingEnd": PADDING,
    "action": actions.on_flex_part,
    "justifyContent": one_of("center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"),
    "alignItems": one_of("center", "flex-start", "flex-end"),
    "background": by_type(
        {
            "linearGradient": record(
                {**TYPE, "angle": angle, "startColor": COLOUR, "endColor": COLOUR},
                {"centerColor": COLOUR, "centerPosition": matching(PERCENT, INVALID)},
            )
        }
    ),
}


def _box(value: Any, path: str, problems: Problems) -> None:
    _BOX(value, path, problems)


# A baseline box holds one line of writing; the others hold everything but spans and the video of a hero.
_IN_LINES: Fields = {
    "box": _box,
    "button": button,
    "image": image,
    "text": text,
    "separator": separator,
    "filler": filler,
}
_ON_BASELINE: Fields = {"icon": icon, "text": text, "filler": filler}


def _box_of(children: Fields) -> Check:
    return record({**TYPE, "layout": anything, "contents": list_of(by_type(children), 0, MANY)}, _BOX_FIELDS)


_BOX = by_type(
    {"horizontal": _box_of(_IN_LINES), "vertical": _box_of(_IN_LINES), "baseline": _box_of(_ON_BASELINE)}, name="layout"
)

box = by_type({"box": _box})
video = record(
    {**TYPE, "url": https(), "previewUrl": https(), "altContent": by_type({"box": _box, "image": image})},
    {"aspectRatio": ratio, "action": by_type({"uri": actions.on_flex_part})},
)

_BLOCK: Check = record({}, {"backgroundColor": COLOUR, "separator": boolean, "separatorColor": COLOUR})


def _has_a_block(bubble: dict[str, Any], path: str, problems: Problems) -> None:
    if not any(name in bubble for name in ("header", "hero", "body", "footer")):
        problems.add(path or "/", "at least one block must be specified")


def _a_video_has_room(bubble: dict[str, Any], path: str, problems: Problems) -> None:
    if bubble.get("hero", {}).get("type") == "video" and bubble.get("size", "mega") not in ("kilo", "mega", "giga"):
        problems.add(step(path, "size"), "must be kilo, mega or giga with a video")


def _is_light_enough(bubble: dict[str, Any], path: str, problems: Problems) -> None:
    if weight(bubble) > BUBBLE_BYTES:
        problems.add(path or "/", "the size of the bubble must be 30 KB or less")


bubble = record(
    TYPE,
    {
        "size": one_of("nano", "micro", "deca", "hecto", "kilo", "mega", "giga"),
        "direction": one_of("ltr", "rtl"),
        "header": box,
        "hero": by_type({"box": _box, "image": image, "video": video}),
        "body": box,
        "footer": box,
        "styles": record({}, {"header": _BLOCK, "hero": _BLOCK, "body": _BLOCK, "footer": _BLOCK}),
        "action": actions.on_flex_part,
    },
    _has_a_block,
    _a_video_has_room,
    _is_light_enough,
)


def _bubbles_fit_together(carousel: dict[str, Any], path: str, problems: Problems) -> None:
    sizes = {one.get("size") or "mega" for one in carousel["contents"]}
    if len(sizes) > 1:
        problems.add(step(path, "contents"), "all bubbles of a carousel must have the same size")
    if any((one.get("hero") or {}).get("type") == "video" for one in carousel["contents"]):
        problems.add(step(path, "contents"), "a carousel cannot hold a video")
    if weight(carousel) > CAROUSEL_BYTES:
        problems.add(path or "/", "the size of the carousel must be 50 KB or less")


container = by_type(
    {
        "bubble": bubble,
        "carousel": record(
            {**TYPE, "contents": list_of(by_type({"bubble": bubble}), 1, 12)}, None, _bubbles_fit_together
        ),
    }
)


def weight(value: Any) -> int:
    """Bytes of the value as compact JSON."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def animated_images(value: Any) -> int:
    if isinstance(value, dict):
        own = int(value.get("type") == "image" and value.get("animated") is True)
        return own + sum(animated_images(one) for one in value.values())
    return sum(animated_images(one) for one in value) if isinstance(value, list) else 0
