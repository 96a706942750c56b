"""Draws a turn as LINE messages, plain dicts ready for JSON; what a card looks like lives in cards.py."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any

from flows.turn import Bubble, Card, Carousel, Choice, Paragraph, Say, Turn, as_lines
from linebot_app.line import cards
from linebot_app.line.actions import LABEL, actions
from linebot_app.line.components import speaking, word
from linebot_app.line.split import blank, clean, graphemes, opening, split, units

log = logging.getLogger(__name__)

MESSAGES = 5
QUICK_REPLIES = 13
TEXT = 5_000
ALT_TEXT = 1_500
SENDER = 20
_LINES_OWN = re.compile("(l|ラ)(ine|イン)", re.IGNORECASE)

Message = dict[str, Any]
Part = str | Card | Carousel


def _alt_texts(lines: str, count: int) -> list[str]:
    """A text for each of `count` messages: the beginning, then what follows it."""
    found = [opening(lines, ALT_TEXT)] if count == 1 else split(lines, ALT_TEXT)[:count]
    found += [""] * (count - len(found))
    return [text or found[0] or word("alt_text") for text in found]


def _flex(bubbles: Sequence[cards.Bubble], lines: str) -> list[Message]:
    containers = cards.containers(bubbles)
    return [
        {"type": "flex", "altText": alt_text, "contents": container}
        for container, alt_text in zip(containers, _alt_texts(lines, len(containers)), strict=True)
    ]


def _lines(card: Card | Carousel) -> str:
    return "\n".join(line for line in as_lines(card) if line)


def _messages(part: Part) -> list[Message]:
    if isinstance(part, str):
        return [{"type": "text", "text": piece} for piece in split(part, TEXT)]
    bubbles = cards.side_by_side(part.cards) if isinstance(part, Carousel) else cards.bubbles(part)
    return _flex(bubbles, _lines(part)) if bubbles else []


def _part(bubble: Bubble) -> Part:
    return clean(bubble.text) if isinstance(bubble, Say) else bubble


def _shared_out(choices: Sequence[Choice]) -> tuple[list[dict[str, Any]], list[Choice]]:
    """Quick replies, and the choices that cannot be one: too many, or too long a label to stay whole."""
    quick: list[dict[str, Any]] = []
    more: list[Choice] = []
    for choice in choices:
        made = actions(choice)
        whole = len(choice.label) <= LABEL or graphemes(choice.label) <= LABEL
        if whole and len(quick) + len(made) <= QUICK_REPLIES:
            quick += ({"type": "action", "action": action} for action in made)
        else:
            more.append(choice)
    return quick, more


def _with_more(parts: list[Part], more: Sequence[Choice]) -> list[Part]:
    last = parts[-1] if parts else None
    if isinstance(last, Card):
        return [*parts[:-1], Card(last.kind, last.title, last.blocks, (*last.choices, *more), last.personal)]
    # Below a carousel a card of its own: beside the others they would be taken for one of them.
    return [*parts, Card("list", word("more_choices"), (), tuple(more))]


def _joined(parts: Sequence[Part], too_many: int) -> list[Part]:
    """Neighbouring texts made one, from the first on, until `too_many` messages are saved."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if too_many > 0 and isinstance(part, str) and isinstance(last, str) and units(last) + units(part) + 2 <= TEXT:
            found[-1] = f"{last}\n\n{part}"
            too_many -= 1
        else:
            found.append(part)
    return found


def _folded(parts: Sequence[Part]) -> list[Message]:
    """Everything as bubbles in as few carousels as possible: far beyond what a conversation says at once."""
    sheets: list[Card] = []
    for part in parts:
        if isinstance(part, Carousel):
            sheets += part.cards
        else:
            sheets.append(Card("list", "", (Paragraph(part),)) if isinstance(part, str) else part)
    bubbles = [bubble for sheet in sheets for bubble in cards.bubbles(sheet, size="giga")]
    messages = _flex(bubbles, "\n".join(_lines(sheet) for sheet in sheets))
    if len(messages) <= MESSAGES:
        return messages
    log.warning("a turn of %d messages does not fit into %d: its middle is left out", len(messages), MESSAGES)
    note: Message = {"type": "text", "text": word("shortened")}
    return [*messages[: MESSAGES - 2], note, messages[-1]]


def render(turn: Turn) -> list[Message]:
    """At most five LINE messages with the turn's choices under the last one; none when the turn says nothing.

    Whatever the turn holds, the result is within LINE's limits: long text is divided, further choices become buttons of
    a card, and bubbles are joined when there are too many.
    """
    if not turn.bubbles:
        return []
    with speaking(turn.language):
        messages = _drawn(turn)
    if turn.sender and messages:
        messages[-1]["sender"] = {"name": sender_name(turn.sender)}
    return messages


def sender_name(name: str) -> str:
    """As LINE takes it: at most 20 characters, never with LINE's own name in it."""
    told = _LINES_OWN.sub("\\1\u2060\\2", " ".join(clean(name).split()))
    return told.encode("utf-16-le")[: 2 * SENDER].decode("utf-16-le", "ignore").strip() or "-"


def _drawn(turn: Turn) -> list[Message]:
    parts = [part for part in map(_part, turn.bubbles) if not (isinstance(part, str) and blank(part))]
    quick, more = _shared_out(turn.choices) if turn.choices else ([], [])
    if more:
        parts = _with_more(parts, more)
    messages = [message for part in parts for message in _messages(part)]
    if len(messages) > MESSAGES:
        parts = _joined(parts, len(messages) - MESSAGES)
        messages = [message for part in parts for message in _messages(part)]
        if len(messages) > MESSAGES:
            messages = _folded(parts)
    if quick:
        if not messages:
            messages = [{"type": "text", "text": word("choose")}]
        messages[-1]["quickReply"] = {"items": quick}
    return messages
