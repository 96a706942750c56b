"""The documented limits of Flex: bytes, bubbles, components, colours, lengths; other messages are in limits.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import orjson

from linebot_app.line.limits_actions import of_action, of_url
from linebot_app.line.split import blank, units

Found = Iterator[str]

BUBBLE_BYTES = 30_000
CAROUSEL_BYTES = 50_000
BUBBLES = 12
LABEL = 40
DEEP = 10

_SIZES = ("nano", "micro", "deca", "hecto", "kilo", "mega", "giga")
_LETTERS = ("xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl")
_STEPS = ("none", "xs", "sm", "md", "lg", "xl", "xxl")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?")
_PIXELS = re.compile(r"\d+(?:\.\d+)?px")
_LENGTH = re.compile(r"\d+(?:\.\d+)?(?:px|%)")
_SIGNED = re.compile(r"-?\d+(?:\.\d+)?(?:px|%)")
_BORDERS = ("none", "light", "normal", "medium", "semi-bold", "bold")
_IN_BASELINE = ("icon", "text", "filler", "span")
_CHOICES: dict[str, tuple[str, ...]] = {
    "align": ("start", "end", "center"),
    "gravity": ("top", "bottom", "center"),
    "weight": ("regular", "bold"),
    "style": ("normal", "italic", "primary", "secondary", "link"),
    "position": ("relative", "absolute"),
    "decoration": ("none", "underline", "line-through"),
    "adjustMode": ("shrink-to-fit",),
    "justifyContent": ("center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"),
    "alignItems": ("center", "flex-start", "flex-end"),
}


def _one_of(*patterns: re.Pattern[str] | tuple[str, ...]) -> Callable[[Any], bool]:
    def fits(value: Any) -> bool:
        return isinstance(value, str) and any(
            value in pattern if isinstance(pattern, tuple) else pattern.fullmatch(value) for pattern in patterns
        )

    return fits


def _whole(value: Any) -> bool:
    return isinstance(value, int) and value >= 0


_COLORED = _one_of(_COLOR)
_FITS: dict[str, Callable[[Any], bool]] = {
    **{key: _one_of(words) for key, words in _CHOICES.items()},
    **dict.fromkeys(("spacing", "margin", "cornerRadius"), _one_of(_PIXELS, _STEPS)),
    **dict.fromkeys(("width", "maxWidth", "maxHeight"), _one_of(_LENGTH)),
    **{f"padding{side}": _one_of(_LENGTH, _STEPS) for side in ("All", "Top", "Bottom", "Start", "End")},
    **{f"offset{side}": _one_of(_SIGNED, _STEPS) for side in ("Top", "Bottom", "Start", "End")},
    "borderWidth": _one_of(_PIXELS, _BORDERS),
    "height": _one_of(_LENGTH, ("sm", "md")),
    "size": _one_of(_LENGTH, _LETTERS, ("full",)),
    "lineSpacing": _one_of(_PIXELS),
    "flex": _whole,
}


def _of_look(where: str, part: Mapping[str, Any]) -> Found:
    for key, value in part.items():
        fits = _COLORED if key.lower().endswith("color") else _FITS.get(key)
        if fits is not None and not fits(value):
            yield f"{where}.{key}: {value!r} is not possible"


def _of_words(where: str, part: Mapping[str, Any]) -> Found:
    spans = part.get("contents")
    if spans:
        for n, span in enumerate(spans):
            if span.get("type") != "span":
                yield f"{where}.contents[{n}]: only spans"
            yield from _of_component(f"{where}.contents[{n}]", span, 0, in_text=True)
    elif not isinstance(part.get("text"), str) or blank(part["text"]):
        yield f"{where}.text: must be non-empty text"


def _of_box(where: str, part: Mapping[str, Any], depth: int) -> Found:
    layout, contents = part.get("layout"), part.get("contents")
    if layout not in ("horizontal", "vertical", "baseline"):
        yield f"{where}.layout: {layout!r} is unknown"
    if depth > DEEP:
        yield f"{where}: nested deeper than {DEEP}"
    if not isinstance(contents, list):
        yield f"{where}.contents: is missing"
        return
    for n, component in enumerate(contents):
        if layout == "baseline" and isinstance(component, Mapping) and component.get("type") not in _IN_BASELINE:
            yield f"{where}.contents[{n}]: not possible on a baseline"
        yield from _of_component(f"{where}.contents[{n}]", component, depth + 1)


def _of_component(where: str, part: Any, depth: int, *, in_text: bool = False) -> Found:
    if not isinstance(part, Mapping):
        yield f"{where}: must be a component"
        return
    kind = str(part.get("type"))
    match kind:
        case "box":
            yield from _of_box(where, part, depth)
        case "text":
            yield from _of_words(where, part)
        case "span" if in_text:
            if not isinstance(part.get("text"), str) or not part["text"]:
                yield f"{where}.text: must be non-empty text"
        case "button":
            yield from of_action(f"{where}.action", part.get("action"), LABEL)
        case "image" | "icon":
            yield from of_url(f"{where}.url", part.get("url"))
        case "video":
            for key in ("url", "previewUrl"):
                yield from of_url(f"{where}.{key}", part.get(key))
        case "separator" | "filler":
            pass
        case _:
            yield f"{where}.type: {kind!r} is not possible here"
    if kind != "button" and "action" in part:
        yield from of_action(f"{where}.action", part["action"], LABEL, labelled=False)
    yield from _of_look(where, part)


def _of_bubble(where: str, bubble: Any) -> Found:
    if not isinstance(bubble, Mapping) or bubble.get("type") != "bubble":
        yield f"{where}.type: must be bubble"
        return
    if bubble.get("size", "mega") not in _SIZES:
        yield f"{where}.size: {bubble['size']!r} is unknown"
    blocks = [key for key in ("header", "hero", "body", "footer") if key in bubble]
    if not blocks:
        yield f"{where}: has no block"
    for key in blocks:
        if key != "hero" and isinstance(bubble[key], Mapping) and bubble[key].get("type") != "box":
            yield f"{where}.{key}.type: must be box"
        yield from _of_component(f"{where}.{key}", bubble[key], 1)
    if "action" in bubble:
        yield from of_action(f"{where}.action", bubble["action"], LABEL, labelled=False)
    size = len(orjson.dumps(bubble))
    if size > BUBBLE_BYTES:
        yield f"{where}: {size} bytes, at most {BUBBLE_BYTES}"


def of_flex(message: Mapping[str, Any]) -> Found:
    alt_text, container = message.get("altText"), message.get("contents")
    if not isinstance(alt_text, str) or blank(alt_text):
        yield "altText: must be non-empty text"
    elif units(alt_text) > 1_500:
        yield f"altText: {units(alt_text)} long, at most 1500"
    if not isinstance(container, Mapping) or container.get("type") != "carousel":
        yield from _of_bubble("contents", container)
        return
    bubbles = container.get("contents")
    if not isinstance(bubbles, list) or not 1 <= len(bubbles) <= BUBBLES:
        yield f"contents.contents: must be 1 to {BUBBLES} bubbles"
        return
    for n, bubble in enumerate(bubbles):
        yield from _of_bubble(f"contents.contents[{n}]", bubble)
    if len({bubble.get("size", "mega") for bubble in bubbles if isinstance(bubble, Mapping)}) > 1:
        yield "contents.contents: all bubbles must have one size"
    size = len(orjson.dumps(container))
    if size > CAROUSEL_BYTES:
        yield f"contents: {size} bytes, at most {CAROUSEL_BYTES}"
