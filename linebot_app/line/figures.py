"""Draws the blocks of a card that are pictures: bars, rows to tap, the map, help lines; the others are in blocks.py."""

from __future__ import annotations

from typing import Any

from flows.turn import Bar, Party, Scale, Window
from linebot_app.line import palette
from linebot_app.line.actions import FLEX_LABEL, address, postback
from linebot_app.line.components import FILLER, SHORT, Component, box, pieces, pill, text, word
from linebot_app.line.palette import Look
from linebot_app.line.split import blank, graphemes, shorten

ROW = 5
SIDE_BY_SIDE = 5  # clusters of a label that still stands beside its row of five


def _track(strength: int, color: str, caption: str) -> Component:
    width = f"{max(1, min(5, strength)) * 20}%"
    track = box(
        "vertical",
        [box("vertical", [FILLER], width=width, height="10px", cornerRadius="5px", backgroundColor=color)],
        backgroundColor=palette.TRACK,
        height="10px",
        cornerRadius="5px",
        flex=1,
    )
    if not caption:
        return track
    side = box("vertical", [text(caption, size="xs", color=palette.FAINT)], width="52px", flex=0)
    return box("horizontal", [side, track], spacing="sm", alignItems="center")


def bar(block: Bar, look: Look) -> list[Component]:
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
    # Nine feelings make forty-five of these: nothing is written that LINE assumes anyway.
    ink, back = (palette.WHITE, look.accent) if chosen else (palette.INK, palette.SAND)
    figure: Component = {"type": "text", "text": shown, "align": "center", "color": ink, "weight": "bold"}
    if len(shown) > 1:
        figure |= {"wrap": True, "scaling": True}
    return box(
        "vertical",
        [figure],
        action=action,
        height="44px",
        cornerRadius="10px",
        backgroundColor=back,
        justifyContent="center",
    )


def scale(block: Scale, look: Look) -> list[Component]:
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
    head = text(label, weight="bold")
    if len(rows) == 1 and graphemes(label) <= SIDE_BY_SIDE and len(label) <= SIDE_BY_SIDE * 2:
        side = box("vertical", [head], width="84px", flex=0, justifyContent="center")
        return [box("horizontal", [side, rows[0]], spacing="sm", alignItems="center")]
    return [box("vertical", [head, *rows[:1]], spacing="sm"), *rows[1:]]


_GAP = box("vertical", [FILLER], width="18px", flex=0)


def _line(look: Look, **extent: str) -> Component:
    return box("vertical", [FILLER], backgroundColor=look.accent, flex=0, **extent)


def _twig(look: Look) -> Component:
    return box("vertical", [_line(look, width="8px", height="2px")], width="8px", justifyContent="center", flex=0)


def party(block: Party, look: Look) -> list[Component]:
    mood = palette.mood(block.mood)
    names, roles, wants, notes = (pieces(part) for part in (block.name, block.role, block.wants, block.note))
    if not (names or roles or wants or notes):
        return []
    face = box(
        "vertical",
        [{"type": "text", "text": mood.face, "size": "xl", "align": "center", "color": mood.ink, "weight": "bold"}],
        width="48px",
        height="48px",
        cornerRadius="24px",
        backgroundColor=mood.tint,
        justifyContent="center",
        flex=0,
    )
    said = [text(part, weight="bold") for part in names[:1]]
    said += [text(part, size="sm", color=palette.FAINT) for part in roles[:1]]
    if block.mood in ("angry", "indifferent", "cooperative"):
        said.append(box("horizontal", [pill(word(f"mood.{block.mood}"), mood.ink, mood.tint), FILLER], margin="sm"))
    if wants:
        said.append(text(word("wants"), size="xs", color=look.accent, weight="bold", margin="md"))
        said.append(text(wants[0]))
    said += [text(part, size="sm", color=palette.FAINT, margin="sm") for part in notes[:1]]
    card = box(
        "horizontal",
        [face, box("vertical", said, flex=1)],
        spacing="lg",
        paddingAll="14px",
        cornerRadius="14px",
        borderWidth="1px",
        borderColor=palette.RULE,
        backgroundColor=palette.WHITE,
    )
    branch = box("horizontal", [_GAP, _line(look, width="2px"), _twig(look)], width="28px", flex=0)
    unit = box(
        "horizontal", [branch, box("vertical", [card], flex=1, paddingTop="6px", paddingBottom="6px")], margin="none"
    )
    return [unit, *(text(part) for parts in (names, roles, wants, notes) for part in parts[1:])]


def _opening(open_now: bool | None) -> list[Component]:
    """Whether it can be reached; nothing where nobody knows: a wrong promise would cost more than none."""
    if open_now is None:
        return []
    tag = (
        pill(word("open_now"), palette.OPEN, palette.OPEN_TINT)
        if open_now
        else pill(word("closed_now"), palette.FAINT, palette.SAND)
    )
    return [box("horizontal", [tag, FILLER])]


def window(block: Window, look: Look) -> list[Component]:
    names, contacts, hours, notes = (pieces(part) for part in (block.name, block.contact, block.hours, block.note))
    if not (names or contacts or hours or notes):
        return []
    rows: list[Component] = [text(part, weight="bold") for part in names[:1]]
    rows += _opening(block.open_now)
    uri = address(block.uri)
    for part in contacts[:1]:
        size = "xl" if graphemes(part) <= 16 else "md"
        shown = text(part, size=size, color=look.accent, weight="bold", align="center" if size == "xl" else "start")
        if uri is None:
            rows.append(shown)
        else:
            label = shorten(f"{block.name} {part}", FLEX_LABEL)
            rows.append(
                box(
                    "vertical",
                    [shown],
                    action={"type": "uri", "label": label, "uri": uri},
                    backgroundColor=look.tint,
                    cornerRadius="10px",
                    paddingAll="10px",
                    margin="sm",
                )
            )
    rows += [text(part, size="sm") for part in hours[:1]]
    rows += [text(part, size="sm", color=palette.FAINT) for part in notes[:1]]
    card = box(
        "vertical",
        rows,
        spacing="sm",
        paddingAll="14px",
        cornerRadius="14px",
        borderWidth="1px",
        borderColor=palette.RULE,
        backgroundColor=palette.WHITE,
    )
    return [card, *(text(part) for parts in (names, contacts, hours, notes) for part in parts[1:])]


def you(look: Look) -> list[Component]:
    """The person, at the root of the map whose branches are the parties."""
    name = text(word("you"), color=palette.WHITE, weight="bold", align="center")
    root = box(
        "vertical", [name], backgroundColor=look.accent, cornerRadius="18px", paddingAll="8px", width="112px", flex=0
    )
    stem = box("horizontal", [_GAP, _line(look, width="2px", height="10px"), FILLER])
    return [box("vertical", [box("horizontal", [root, FILLER]), stem])]
