"""Joins bubbles that are one thought; what a turn does with them lives in engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flows.bounds import MOST_TOGETHER
from flows.turn import Incoming, Kind, Part

MOST_TURNS = 12  # answered one after another; more than that at once are one crowd
_OWN = frozenset({Kind.FOLLOW, Kind.UNFOLLOW, Kind.UNSEND, Kind.OPERATOR, Kind.DUE})  # never part of a crowd


def gather(parts: Iterable[Part]) -> list[Incoming]:
    """Waiting parts as the turns they become, in the order they were sent: neighbouring texts are one, all else
    stands alone."""
    groups: list[list[Part]] = []
    for part in sorted(parts, key=lambda part: part.at):
        if groups and part.kind is Kind.TEXT and groups[-1][-1].kind is Kind.TEXT and _fits(groups[-1], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    if sum(group[0].kind not in _OWN for group in groups) > MOST_TURNS:
        return _crowded(groups)
    return [Incoming(tuple(group)) for group in groups]


def _crowded(groups: list[list[Part]]) -> list[Incoming]:
    """What a person said and touched between two events of another kind, as one crowd; of its words the newest."""
    crowds: list[list[Part]] = []
    for group in groups:
        if crowds and not _OWN & {group[0].kind, crowds[-1][0].kind}:
            crowds[-1] += group
        else:
            crowds.append(list(group))
    return [Incoming(_bounded(parts), crowd=len(parts) > 1) for parts in crowds]


def _bounded(parts: list[Part]) -> tuple[Part, ...]:
    left, kept = MOST_TOGETHER, []
    for part in reversed(parts):
        words = part.text if part.kind is Kind.TEXT and len(part.text) <= left else ""
        left -= len(words)
        kept.append(replace(part, text=words))
    return tuple(reversed(kept))


def _fits(group: list[Part], part: Part) -> bool:
    """Thousands of characters are more than one thought: the rest is the next turn."""
    return sum(len(one.text) for one in group) + len(part.text) <= MOST_TOGETHER
