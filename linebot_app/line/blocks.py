"""Draws each block of a card as Flex components; headers, buttons, sizes and splitting into bubbles live in cards.py.

Every function gives a list of components that may be divided between bubbles. Text that is too long for one component
goes on in the next, so that no single component is larger than about 12 KB.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from flows.content import Content, content
from flows.turn import Bar, Block, Bullets, Heading, Line, Paragraph, Party, Quotation, Scale, Window
from linebot_app.line import figures, palette
from linebot_app.line.components import FILLER, SHORT, Component, box, language, pieces, pill, running, text
from linebot_app.line.palette import Look
from linebot_app.line.split import blank, shorten

ONE_LINE = 14  # characters of a label and its tag


def _heading(block: Heading, look: Look) -> list[Component]:
    return [text(piece, color=look.accent, weight="bold", margin="xl") for piece in pieces(block.text)]


def _paragraph(block: Paragraph, _: Look) -> list[Component]:
    if block.faint:
        return running(block.text, size="sm", color=palette.FAINT)
    if block.strong:
        return running(block.text, weight="bold")
    return running(block.text)


def _headline(block: Paragraph, look: Look) -> list[Component]:
    return [
        box(
            "vertical",
            [text(piece, size="lg", weight="bold", lineSpacing="5px")],
            backgroundColor=look.tint,
            cornerRadius="12px",
            paddingAll="14px",
        )
        for piece in pieces(block.text)
    ]


def _label(label: str, mark: str, look: Look) -> list[Component]:
    """Side by side while both surely fit into one line of the narrower bubble, else below each other."""
    named = [] if blank(label) else [text(label, size="sm", color=look.accent, weight="bold")]
    if blank(mark):
        return named
    if len(mark) > ONE_LINE:
        return [*named, text(mark, size="xs", color=look.accent)]
    tag = pill(mark, look.accent, look.tint)
    if named and len(label) + len(mark) <= ONE_LINE:
        return [box("horizontal", [{**named[0], "flex": 0}, tag, FILLER], spacing="md", alignItems="center")]
    return [*named, box("horizontal", [tag, FILLER])]


def _line(block: Line, look: Look) -> list[Component]:
    values = pieces(block.text)
    rows = _label(shorten(block.label, SHORT), shorten(block.mark, SHORT), look)
    if not rows:
        return [text(value) for value in values]
    rows += [text(value, lineSpacing="4px") for value in values[:1]]
    return [box("vertical", rows, spacing="xs"), *(text(value) for value in values[1:])]


def _bullets(block: Bullets, look: Look) -> list[Component]:
    found: list[Component] = []
    for number, item in enumerate(block.items, 1):
        parts = pieces(item)
        if not parts:
            continue
        if block.numbered:
            sign = box(
                "vertical",
                [text(str(number), size="xs", color=look.accent, weight="bold", align="center", scaling=False)],
                width="24px",
                height="24px",
                cornerRadius="12px",
                backgroundColor=look.tint,
                justifyContent="center",
                flex=0,
            )
        else:
            sign = box(
                "vertical",
                [box("vertical", [FILLER], width="7px", height="7px", cornerRadius="4px", backgroundColor=look.accent)],
                width="10px",
                paddingTop="9px",
                flex=0,
            )
        found.append(box("horizontal", [sign, text(parts[0], flex=1, lineSpacing="4px")], spacing="md"))
        found += [text(part) for part in parts[1:]]
    return found


def _quotation(block: Quotation, look: Look) -> list[Component]:
    return [
        box(
            "horizontal",
            [
                box("vertical", [FILLER], width="4px", backgroundColor=look.accent, cornerRadius="2px", flex=0),
                text(part, flex=1, lineSpacing="7px"),
            ],
            spacing="lg",
            backgroundColor=look.tint,
            cornerRadius="10px",
            paddingAll="14px",
        )
        for part in pieces(block.text)
    ]


_DRAWN: dict[type, Any] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Line: _line,
    Bullets: _bullets,
    Bar: figures.bar,
    Scale: figures.scale,
    Party: figures.party,
    Window: figures.window,
    Quotation: _quotation,
}


def draw(blocks: Sequence[Block], look: Look) -> Iterator[Component]:
    """The components of all blocks, in reading order. A strong paragraph at the very beginning is the headline; above
    the first party of a map stands the person."""
    nobody_yet, wording = True, content(language())
    if blocks and isinstance(blocks[0], Paragraph) and blocks[0].strong:
        yield from _headline(blocks[0], look)
        blocks = blocks[1:]
    for block in blocks:
        if nobody_yet and isinstance(block, Party):
            nobody_yet = False
            yield from figures.you(look)
        drawn = _drawn_before if isinstance(block, _OUR_WORDS) else _drawn
        yield from drawn(block, look, wording)


def _drawn(block: Block, look: Look, _wording: Content) -> tuple[Component, ...]:
    return tuple(_DRAWN[type(block)](block, look))


_OUR_WORDS = (Heading, Bar, Scale, Window)  # the others show the person's: those are kept nowhere
_drawn_before = lru_cache(maxsize=512)(_drawn)  # nobody changes a component once it is drawn
