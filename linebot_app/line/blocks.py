"""Draws each block of a card as Flex components; headers, buttons, sizes and splitting into bubbles live in cards.py.

Every function gives a list of components that may be divided between bubbles. Text that is too long for one component
goes on in the next, so that no single component is larger than about 12 KB.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from flows.content import content
from flows.turn import Bar, Block, Bullets, Heading, Line, Paragraph, Party, Quotation, Scale, Window
from linebot_app.line import palette
from linebot_app.line.actions import FLEX_LABEL, address, postback
from linebot_app.line.palette import Look
from linebot_app.line.split import blank, graphemes, shorten, split

Component = dict[str, Any]

PIECE = 1_000  # units of text in one component: 3 KB of JSON
SHORT = 120
ROW = 5
SIDE_BY_SIDE = 6  # clusters of a label that still stands beside its row of five

FILLER: Component = {"type": "filler"}


@cache
def word(key: str) -> str:
    return content("ja").text(f"channel.{key}")


def pieces(text: str) -> list[str]:
    """`text` ready for Flex: never blank, at most PIECE units each; an empty list when there is nothing to read."""
    return split(text, PIECE)


def text(value: str, *, size: str = "md", color: str = palette.INK, **more: Any) -> Component:
    """A wrapping text that grows with the letter size the person has chosen; `value` must not be blank."""
    return {"type": "text", "text": value, "size": size, "color": color, "wrap": True, "scaling": True, **more}


def box(layout: str, contents: list[Component], **more: Any) -> Component:
    return {"type": "box", "layout": layout, "contents": contents, **more}


def running(value: str, **style: Any) -> list[Component]:
    style.setdefault("lineSpacing", "5px")
    return [text(piece, **style) for piece in pieces(value)]


def pill(value: str, ink: str, tint: str) -> Component:
    return box(
        "vertical", [text(value, size="xs", color=ink, weight="bold", align="center")],
        backgroundColor=tint, cornerRadius="10px", paddingStart="8px", paddingEnd="8px", paddingTop="2px", paddingBottom="2px",
        flex=0,
    )


def _heading(block: Heading, look: Look) -> list[Component]:
    return [text(piece, color=look.accent, weight="bold", margin="xl") for piece in pieces(block.text)]


def _paragraph(block: Paragraph, look: Look) -> list[Component]:
    if block.faint:
        return running(block.text, size="sm", color=palette.FAINT)
    if block.strong:
        return running(block.text, weight="bold")
    return running(block.text)


def _line(block: Line, look: Look) -> list[Component]:
    label, mark, values = shorten(block.label, SHORT), shorten(block.mark, SHORT), pieces(block.text)
    top: list[Component] = []
    if not blank(label):
        top.append(text(label, size="sm", color=look.accent, weight="bold", flex=0 if mark else 1))
    if not blank(mark):
        top.append(pill(mark, look.accent, look.tint))
    if not top:
        return [text(value) for value in values]
    rows = [box("horizontal", top, spacing="md", alignItems="center") if mark else top[0]]
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
                "vertical", [text(str(number), size="xs", color=look.accent, weight="bold", align="center")],
                width="24px", height="24px", cornerRadius="12px", backgroundColor=look.tint, justifyContent="center", flex=0,
            )
        else:
            sign = box(
                "vertical", [box("vertical", [FILLER], width="7px", height="7px", cornerRadius="4px", backgroundColor=look.accent)],
                width="10px", paddingTop="9px", flex=0,
            )
        found.append(box("horizontal", [sign, text(parts[0], flex=1, lineSpacing="4px")], spacing="md"))
        found += [text(part) for part in parts[1:]]
    return found


def _track(strength: int, color: str, caption: str) -> Component:
    width = f"{max(1, min(5, strength)) * 20}%"
    track = box(
        "vertical",
        [box("vertical", [FILLER], width=width, height="10px", cornerRadius="5px", backgroundColor=color)],
        backgroundColor=palette.TRACK, height="10px", cornerRadius="5px", flex=1,
    )
    if not caption:
        return track
    return box(
        "horizontal", [text(caption, size="xs", color=palette.FAINT, flex=0), track], spacing="md", alignItems="center",
    )


def _bar(block: Bar, look: Look) -> list[Component]:
    label = shorten(block.label, SHORT)
    value = str(block.before) if block.after is None else f"{block.before} → {block.after}"
    figure = text(value, color=look.accent, weight="bold", flex=0, align="end")
    head = [figure] if blank(label) else [text(label, weight="bold", flex=1), figure]
    rows = [box("horizontal", head, spacing="md")]
    if block.after is None:
        rows.append(_track(block.before, look.accent, ""))
    else:
        rows.append(_track(block.before, palette.BEFORE, word("before")))
        rows.append(_track(block.after, look.accent, word("after")))
    return [box("vertical", rows, spacing="sm")]


def _step(action: dict[str, Any], shown: str, chosen: bool, look: Look) -> Component:
    ink, back, edge = (palette.WHITE, look.accent, look.accent) if chosen else (palette.INK, palette.WHITE, palette.RULE)
    return box(
        "vertical", [text(shown, color=ink, weight="bold", align="center")],
        action=action, flex=1, height="44px", cornerRadius="10px", borderWidth="1px", borderColor=edge, backgroundColor=back,
        justifyContent="center",
    )


def _scale(block: Scale, look: Look) -> list[Component]:
    label = shorten(block.label, SHORT)
    steps = []
    for choice in block.choices:
        shown = shorten(choice.label, FLEX_LABEL)
        if blank(shown):
            continue
        # Alone, a 4 in the chat would tell nobody what it was the strength of.
        display = choice.label if blank(label) else f"{label} {choice.label}"
        action = postback(shorten(display, FLEX_LABEL), choice.data, display)
        steps.append(_step(action, shown, block.chosen != "" and block.chosen in (choice.label, choice.data), look))
    rows = [box("horizontal", steps[at : at + ROW], spacing="sm", flex=1) for at in range(0, len(steps), ROW)]
    if blank(label):
        return rows
    head = text(label, weight="bold", gravity="center")
    if len(rows) == 1 and graphemes(label) <= SIDE_BY_SIDE and len(label) <= SIDE_BY_SIDE * 2:
        side = box("vertical", [head], width="84px", flex=0, justifyContent="center")
        return [box("horizontal", [side, rows[0]], spacing="sm", alignItems="center")]
    return [box("vertical", [head, *rows[:1]], spacing="sm"), *rows[1:]]


def _party(block: Party, look: Look) -> list[Component]:
    mood = palette.mood(block.mood)
    names, roles, wants, notes = (pieces(part) for part in (block.name, block.role, block.wants, block.note))
    face = box(
        "vertical", [{"type": "text", "text": mood.face, "size": "xl", "align": "center"}],
        width="48px", height="48px", cornerRadius="24px", backgroundColor=mood.tint, justifyContent="center", flex=0,
    )
    said = [text(part, weight="bold") for part in names[:1]]
    said += [text(part, size="sm", color=palette.FAINT) for part in roles[:1]]
    known = block.mood if block.mood in ("angry", "indifferent", "cooperative") else "unknown"
    said.append(box("horizontal", [pill(word(f"mood.{known}"), mood.ink, mood.tint), FILLER], margin="sm"))
    if wants:
        said.append(text(word("wants"), size="xs", color=look.accent, weight="bold", margin="md"))
        said.append(text(wants[0]))
    said += [text(part, size="sm", color=palette.FAINT, margin="sm") for part in notes[:1]]
    card = box(
        "horizontal", [face, box("vertical", said, flex=1)], spacing="lg", paddingAll="14px", cornerRadius="14px",
        borderWidth="1px", borderColor=palette.RULE, backgroundColor=palette.WHITE,
    )
    return [card, *(text(part) for parts in (names, roles, wants, notes) for part in parts[1:])]


def _window(block: Window, look: Look) -> list[Component]:
    names, contacts, hours, notes = (pieces(part) for part in (block.name, block.contact, block.hours, block.note))
    tag = pill(word("open_now"), palette.OPEN, palette.OPEN_TINT) if block.open_now else pill(
        word("closed_now"), palette.FAINT, palette.SAND
    )
    rows: list[Component] = [text(part, weight="bold") for part in names[:1]]
    rows.append(box("horizontal", [tag, FILLER]))
    uri = address(block.uri)
    for part in contacts[:1]:
        size = "xl" if graphemes(part) <= 16 else "md"
        shown = text(part, size=size, color=look.accent, weight="bold", align="center" if size == "xl" else "start")
        if uri is None:
            rows.append(shown)
        else:
            label = shorten(f"{block.name} {part}", FLEX_LABEL)
            rows.append(box(
                "vertical", [shown], action={"type": "uri", "label": label, "uri": uri}, backgroundColor=look.tint,
                cornerRadius="10px", paddingAll="10px", margin="sm",
            ))
    rows += [text(part, size="sm") for part in hours[:1]]
    rows += [text(part, size="sm", color=palette.FAINT) for part in notes[:1]]
    card = box(
        "vertical", rows, spacing="sm", paddingAll="14px", cornerRadius="14px", borderWidth="1px",
        borderColor=palette.RULE, backgroundColor=palette.WHITE,
    )
    return [card, *(text(part) for parts in (names, contacts, hours, notes) for part in parts[1:])]


def _quotation(block: Quotation, look: Look) -> list[Component]:
    return [
        box(
            "horizontal",
            [
                box("vertical", [FILLER], width="4px", backgroundColor=look.accent, cornerRadius="2px", flex=0),
                text(part, flex=1, lineSpacing="7px"),
            ],
            spacing="lg", backgroundColor=look.tint, cornerRadius="10px", paddingAll="14px",
        )
        for part in pieces(block.text)
    ]


def _you(look: Look) -> list[Component]:
    line = box("horizontal", [FILLER, box("vertical", [FILLER], width="2px", height="14px", backgroundColor=look.accent), FILLER])
    return [box("vertical", [
        box("horizontal", [FILLER, box(
            "vertical", [text(word("you"), color=palette.WHITE, weight="bold", align="center")],
            backgroundColor=look.accent, cornerRadius="18px", paddingAll="8px", width="112px", flex=0,
        ), FILLER]),
        line,
    ])]


_DRAWN: dict[type, Any] = {
    Heading: _heading, Paragraph: _paragraph, Line: _line, Bullets: _bullets, Bar: _bar, Scale: _scale, Party: _party,
    Window: _window, Quotation: _quotation,
}


def draw(blocks: Sequence[Block], look: Look) -> Iterator[Component]:
    """The components of all blocks, in reading order; above the first party of a map stands the person."""
    nobody_yet = True
    for block in blocks:
        if nobody_yet and isinstance(block, Party):
            nobody_yet = False
            yield from _you(look)
        yield from _DRAWN[type(block)](block, look)
