"""The few Flex components that all of a card is made of; which block uses which lives in blocks.py and figures.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from flows.content import FIRST, Content, content
from linebot_app.line import palette
from linebot_app.line.split import split

Component = dict[str, Any]

PIECE = 1_000  # units of text in one component: 3 KB of JSON
SHORT = 120

FILLER: Component = {"type": "filler"}


_language = ContextVar("_language", default=FIRST)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Whatever is drawn meanwhile says its own words in this language."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def language() -> str:
    """That in which own words are said now."""
    return _language.get()


def word(key: str, **values: object) -> str:
    """One of the channel's own words."""
    if not values:
        return _word(key, content(language()))
    return content(language()).text(f"channel.{key}", **values)


@lru_cache(maxsize=256)
def _word(key: str, wording: Content) -> str:
    return wording.text(f"channel.{key}")


def pieces(text: str) -> list[str]:
    """`text` ready for Flex: never blank, at most PIECE units each; an empty list when there is nothing to read."""
    return split(text, PIECE)


def text(value: str, *, color: str = palette.INK, **more: Any) -> Component:
    """A wrapping text that grows with the letter size the person has chosen; `value` must not be blank."""
    return {"type": "text", "text": value, "color": color, "wrap": True, "scaling": True, **more}


def box(layout: str, contents: list[Component], **more: Any) -> Component:
    return {"type": "box", "layout": layout, "contents": contents, **more}


def running(value: str, **style: Any) -> list[Component]:
    style.setdefault("lineSpacing", "5px")
    return [text(piece, **style) for piece in pieces(value)]


def pill(value: str, ink: str, tint: str) -> Component:
    return box(
        "vertical",
        [text(value, size="xs", color=ink, weight="bold", align="center")],
        backgroundColor=tint,
        cornerRadius="10px",
        paddingStart="8px",
        paddingEnd="8px",
        paddingTop="2px",
        paddingBottom="2px",
        flex=0,
    )
