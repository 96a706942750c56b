"""A card as the log keeps it, and made again from that; who shows it again, and to whom, is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from flows import turn
from flows.turn import Block, Card, Carousel, Choice, Does

_KINDS: dict[str, type[Any]] = {
    one.__name__: one
    for one in (
        *(turn.Heading, turn.Paragraph, turn.Line, turn.Bullets, turn.Bar),
        *(turn.Scale, turn.Party, turn.Window, turn.Quotation),
    )
}
_KIND = "_"
Veil = Callable[[str], str]


def kept_cards(bubble: Card | Carousel) -> list[dict[str, Any]]:
    """Values that differ from their default, as JSON takes them. What a tap sends back is not among them."""
    cards = bubble.cards if isinstance(bubble, Carousel) else (bubble,)
    return [
        {
            "kind": card.kind,
            "title": card.title,
            "blocks": [_kept(block) for block in card.blocks],
            "choices": [_kept_choice(choice) for choice in card.choices],
        }
        for card in cards
    ]


def cards_again(kept: Iterable[Mapping[str, Any]], veil: Veil) -> tuple[Card, ...]:
    """Every word of them has passed `veil`. Blocks of a kind that is no more are left out."""
    return tuple(
        Card(
            str(card["kind"]),
            veil(str(card["title"])),
            tuple(block for told in card["blocks"] if (block := _block(told, veil)) is not None),
            tuple(Choice(veil(one["label"]), "shown", strong=bool(one.get("strong"))) for one in card["choices"]),
        )
        for card in kept
    )


def _kept(block: Block) -> dict[str, Any]:
    told: dict[str, Any] = {_KIND: type(block).__name__}
    for one in fields(block):
        value = getattr(block, one.name)
        if value != one.default:
            told[one.name] = [_kept_part(part) for part in value] if isinstance(value, tuple) else value
    return told


def _kept_part(part: object) -> object:
    return _kept_choice(part) if isinstance(part, Choice) else part


def _kept_choice(choice: Choice) -> dict[str, Any]:
    told: dict[str, Any] = {"label": choice.label}
    if choice.strong:
        told["strong"] = True
    if choice.does in (Does.COPY, Does.OPEN):
        told["does"] = str(choice.does)
    return told


def _block(told: Mapping[str, Any], veil: Veil) -> Block | None:
    kind = _KINDS.get(str(told.get(_KIND)))
    if kind is None:
        return None
    known = {one.name for one in fields(kind)}
    values = {name: _again(value, veil) for name, value in told.items() if name in known}
    try:
        block: Block = kind(**values)
    except TypeError:  # an older build of the same kind
        return None
    return block


def _again(value: Any, veil: Veil) -> Any:
    if isinstance(value, str):
        return veil(value)
    if isinstance(value, list):
        return tuple(
            Choice(veil(str(one["label"])), "shown") if isinstance(one, Mapping) else _again(one, veil) for one in value
        )
    return value
