"""Joins bubbles that are one thought; what a turn does with them lives in engine."""

from __future__ import annotations

from collections.abc import Iterable

from flows.bounds import MOST_TOGETHER
from flows.turn import Incoming, Kind, Part


def gather(parts: Iterable[Part]) -> list[Incoming]:
    """Waiting parts as the turns they become, in the order they were sent: neighbouring texts are one, all else
    stands alone."""
    groups: list[list[Part]] = []
    for part in sorted(parts, key=lambda part: part.at):
        if groups and part.kind is Kind.TEXT and groups[-1][-1].kind is Kind.TEXT and _fits(groups[-1], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [Incoming(tuple(group)) for group in groups]


def _fits(group: list[Part], part: Part) -> bool:
    """Thousands of characters are more than one thought: the rest is the next turn."""
    return sum(len(one.text) for one in group) + len(part.text) <= MOST_TOGETHER
