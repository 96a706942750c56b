"""Chooses sentences so that a text has the wanted length: what must be said, then what says most; it writes none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to say, in its place in the text. `ways`: sentences that say it, of which one is taken. `must`: it is not
    left out. `weight`: how much it is worth; `act`: it takes a connecting word in front."""

    ways: tuple[str, ...]
    weight: int = 1
    must: bool = False
    act: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sentences in order, with the places of the pieces they say."""

    sentences: tuple[str, ...]
    places: tuple[int, ...]

    @property
    def length(self) -> int:
        return sum(map(len, self.sentences))


_Way = tuple[int, tuple[tuple[int, str], ...]]  # worth, chosen so far


def choose(pieces: Sequence[Piece], low: int, high: int) -> Chosen:
    """Sentences of together `low`..`high` letters that are worth most; fewer letters where there is not more to say.
    What must be said is said even when it is longer than `high`: then in the shortest way."""
    ways: dict[int, _Way] = {0: (0, ())}
    for place, piece in enumerate(pieces):
        grown: dict[int, _Way] = {} if piece.must else dict(ways)
        for length, (worth, chosen) in ways.items():
            for sentence in piece.ways:
                longer = length + len(sentence)
                better = (worth + piece.weight, (*chosen, (place, sentence)))
                if longer <= high and (longer not in grown or better[0] > grown[longer][0]):
                    grown[longer] = better
        if not grown:
            return _shortest(pieces)
        ways = grown
    within = [length for length in ways if length >= low]
    middle = (low + high) / 2
    best = max(within, key=lambda length: (ways[length][0], -abs(length - middle))) if within else max(ways)
    chosen = ways[best][1]
    return Chosen(tuple(sentence for _, sentence in chosen), tuple(place for place, _ in chosen))


def _shortest(pieces: Sequence[Piece]) -> Chosen:
    kept = [(place, min(piece.ways, key=len)) for place, piece in enumerate(pieces) if piece.must]
    return Chosen(tuple(sentence for _, sentence in kept), tuple(place for place, _ in kept))
