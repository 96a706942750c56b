"""Joins bubbles that are one thought; what a turn does with them lives in engine."""

from __future__ import annotations

from collections.abc import Iterable

from flows.turn import Incoming, Kind, Part


def gather(parts: Iterable[Part]) -> list[Incoming]:
    """Waiting parts as the turns they become, in the order they were sent: neighbouring texts are one, all else
    stands alone."""
    groups: list[list[Part]] = []
    for part in sorted(parts, key=lambda part: part.at):
        if groups and part.kind is Kind.TEXT and groups[-1][-1].kind is Kind.TEXT:
            groups[-1].append(part)
        else:
            groups.append([part])
    return [Incoming(tuple(group)) for group in groups]
