"""Frames a card's blocks as Flex bubbles within LINE's sizes; how one block looks lives in blocks.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson

from flows.turn import Bullets, Card, Choice, Quotation, Scale
from linebot_app.line import palette
from linebot_app.line.actions import FLEX_LABEL, actions
from linebot_app.line.blocks import draw
from linebot_app.line.components import FILLER, Component, box, text, word
from linebot_app.line.palette import Look
from linebot_app.line.split import graphemes, split

Bubble = dict[str, Any]

BUBBLE_BYTES = 28_000  # LINE: 30 KB; the rest is for header, frame and what a KB may mean
CAROUSEL_BYTES = 47_000  # LINE: 50 KB
CAROUSEL_BUBBLES = 12
TITLE = 200  # units of a title; what is longer goes on below it
ON_ONE_LINE = 15  # clusters of a label that a button of LINE's own shows without cutting it
ON_HALF_A_LINE = 14  # clusters of a label that fill at most two lines of half the width
PAIRED_FROM = 6
WIDE_FROM = 160  # characters from which a card gets LINE's widest bubble


def size_of(value: Any) -> int:
    """Bytes of JSON as it is sent."""
    return len(orjson.dumps(value))


def _header(title: str, page: str, look: Look) -> Component:
    words = [text(title, size="lg", color=look.accent, weight="bold")]
    if page:
        words.append(text(page, size="xs", color=palette.FAINT))
    bar = box("vertical", [FILLER], width="5px", backgroundColor=look.accent, cornerRadius="3px", flex=0)
    return box(
        "horizontal",
        [bar, box("vertical", words, flex=1)],
        spacing="md",
        paddingAll="16px",
        backgroundColor=look.tint,
    )


def _own_button(action: dict[str, Any], strong: bool, look: Look) -> Component:
    color, style = (look.accent, "primary") if strong else (palette.SAND, "secondary")
    return {"type": "button", "style": style, "color": color, "height": "sm", "action": action, "scaling": True}


def _roomy_button(action: dict[str, Any], strong: bool, look: Look, size: str = "md") -> Component:
    """LINE's own button cuts a long label off; this one wraps it."""
    ink, back = (palette.WHITE, look.accent) if strong else (palette.INK, palette.SAND)
    return box(
        "vertical",
        [text(action["label"], color=ink, align="center", size=size, weight="bold" if strong else "regular")],
        action=action,
        backgroundColor=back,
        cornerRadius="8px",
        paddingAll="11px",
        justifyContent="center",
    )


def buttons(choices: Iterable[Choice], look: Look) -> list[Component]:
    """One below the other; many with short labels two in a row, so that they fit on a screen."""
    made = [(action, choice.strong) for choice in choices for action in actions(choice, FLEX_LABEL)]
    longest = max((graphemes(action["label"]) for action, _ in made), default=0)
    if len(made) >= PAIRED_FROM and longest <= ON_HALF_A_LINE:
        halves = [_roomy_button(action, strong, look, "sm") for action, strong in made]
        return [box("horizontal", halves[at : at + 2], spacing="sm") for at in range(0, len(halves), 2)]
    button = _own_button if longest <= ON_ONE_LINE else _roomy_button
    return [button(action, strong, look) for action, strong in made]


def _bubble(title: str, page: str, body: list[Component], foot: list[Component], look: Look, size: str) -> Bubble:
    bubble: Bubble = {"type": "bubble", "size": size}
    if title or page:
        bubble["header"] = _header(title or page, page if title else "", look)
    if body:
        bubble["body"] = box("vertical", body, spacing="lg", paddingAll="18px", backgroundColor=palette.PAPER)
    if foot:
        bubble["footer"] = box(
            "vertical",
            foot,
            spacing="sm",
            paddingAll="16px",
            paddingTop="4px" if body else "16px",
            backgroundColor=palette.PAPER,
        )
    return bubble


def _filled(body: Sequence[Component], foot: Sequence[Component]) -> Iterator[tuple[list[Component], list[Component]]]:
    """Body and footer components dealt to as many bubbles as their bytes need, in order."""
    upper: list[Component] = []
    lower: list[Component] = []
    taken = 0
    for component, is_foot in [*((one, False) for one in body), *((one, True) for one in foot)]:
        size = size_of(component) + 1
        if taken + size > BUBBLE_BYTES and (upper or lower):
            yield upper, lower
            upper, lower, taken = [], [], 0
        (lower if is_foot else upper).append(component)
        taken += size
    if upper or lower:
        yield upper, lower


def _width(card: Card) -> str:
    letters = 0
    for block in card.blocks:
        if isinstance(block, Scale | Quotation):
            return "giga"
        said = block.items if isinstance(block, Bullets) else (getattr(block, "text", ""),)
        letters += sum(map(len, said))
    return "giga" if letters > WIDE_FROM or card.kind in ("parties", "summary") else "mega"


def bubbles(card: Card, more: Sequence[Choice] = (), *, size: str = "") -> list[Bubble]:
    """The card as bubbles of one width, each within LINE's bytes; empty when it has nothing to show. `more`: further
    choices below its own. `size` overrides the width that fits the content."""
    look = palette.look(card.kind)
    titles = split(card.title, TITLE)
    title = titles[0] if titles else ""
    body = [text(part, weight="bold") for part in titles[1:]]
    body += draw(card.blocks, look)
    foot = buttons((*card.choices, *more) if more else card.choices, look)
    if not (title or body or foot):
        return []
    width = size or _width(card)
    whole = _bubble(title, "", body, foot, look, width)
    if size_of(whole) <= BUBBLE_BYTES:
        return [whole]
    dealt = list(_filled(body, foot))
    if len(dealt) == 1:
        return [whole]
    return [
        _bubble(title, word("page", n=n, count=len(dealt)), upper, lower, look, width)
        for n, (upper, lower) in enumerate(dealt, 1)
    ]


def side_by_side(cards: Sequence[Card]) -> list[Bubble]:
    """Small cards of one width; one that is too large for a bubble goes on in the next."""
    return [bubble for card in cards for bubble in bubbles(card, size="mega")]


def containers(made: Sequence[Bubble]) -> list[dict[str, Any]]:
    """Bubbles (of one width) as Flex containers: one as it is, several in as few carousels as LINE allows."""
    if len(made) == 1:
        return [made[0]]
    groups: list[list[Bubble]] = []
    taken = 0
    for bubble in made:
        size = size_of(bubble) + 1
        if not groups or taken + size > CAROUSEL_BYTES or len(groups[-1]) == CAROUSEL_BUBBLES:
            groups.append([])
            taken = 0
        groups[-1].append(bubble)
        taken += size
    return [group[0] if len(group) == 1 else {"type": "carousel", "contents": group} for group in groups]
