"""How a text is weighed: its pieces, the score of one answer for a piece, and the words that weighed most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from flows.understanding.second.traits import BLANKS, MATTER, PAIR, SIGN, Traits, traits_of, unvoiced, windows
from flows.understanding.second.weights import Weights

LONGEST = 5_000  # letters looked at
_REASONS = 3
_Taking = Callable[[Sequence[int]], tuple[int, ...]]
Mark = tuple[int, int, str]  # where something stands that was found beforehand, and its name


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of softened text with its traits, and what takes its weights out of a table, in groups that share one value."""

    start: int
    end: int
    traits: Traits
    groups: tuple[tuple[_Taking, float], ...]


def pieces_of(soft: str, learned: Weights, marks: Sequence[Mark] = ()) -> list[Piece]:
    """At least one. Linear in the length, which is cut at LONGEST."""
    pieces = []
    for start, end in windows(soft[:LONGEST]):
        traits = traits_of(soft[start:end])
        groups = groups_of(traits, learned.places, marked(marks, start, end))
        pieces.append(Piece(start, end, traits, tuple([_taking(ids, value) for ids, value in groups])))
    return pieces


def _taking(ids: tuple[int, ...], value: float) -> tuple[_Taking, float]:
    """One place alone is taken twice: what takes one gives no row of them."""
    return (itemgetter(*ids), value) if len(ids) > 1 else (itemgetter(*ids, *ids), value / 2)


def marked(marks: Sequence[Mark], start: int, end: int) -> frozenset[str]:
    """The names of what stands between two places."""
    return frozenset([name for first, last, name in marks if start <= first and last <= end])


def strongest(pieces: list[Piece], answer: str, learned: Weights) -> tuple[float, Piece]:
    """The highest score, and the first piece that has it; 0 is the border that was learned."""
    scores = [_score(piece, answer, learned) for piece in pieces]
    best = max(scores)
    return best, pieces[scores.index(best)]


def reasons(piece: Piece, answer: str, learned: Weights, soft: str) -> tuple[tuple[str, ...], int, int]:
    """The heaviest words that do not overlap, heaviest first, and where in `soft` they begin and end."""
    table, places = learned.tables[answer], learned.places
    letters = [place for place in range(piece.start, piece.end) if soft[place] not in BLANKS]
    spelled = unvoiced(soft[piece.start : piece.end])
    heavy = [
        (table[places[run]], run) for run in piece.traits.runs if run in places and run[0] != "^" and run[-1] != "$"
    ]
    heavy += [
        (table[places[f"#{matter}"]], unvoiced(word))
        for matter, word in piece.traits.matters.items()
        if f"#{matter}" in places
    ]
    taken: list[tuple[int, int]] = []
    for weight, run in sorted(heavy, key=lambda one: (-one[0] * len(one[1]), one[1])):
        if weight <= 0 or len(taken) == _REASONS:
            break
        start = spelled.find(run)
        end = start + len(run)
        if start >= 0 and all(end <= first or start >= last for first, last in taken):
            taken.append((start, end))
    if not taken:
        return (), piece.start, piece.end
    words = tuple("".join(soft[place] for place in letters[start:end]) for start, end in taken)
    return words, letters[min(taken)[0]], letters[max(end for _, end in taken) - 1] + 1


def groups_of(
    traits: Traits, places: dict[str, int], signs: Iterable[str] = ()
) -> tuple[tuple[tuple[int, ...], float], ...]:
    """Runs weigh together as much as one; matters, pairs of them and signs less (see traits)."""
    runs = _known(traits.runs, places)
    single = _known([f"#{matter}" for matter in traits.matters], places)
    pairs = _known([f"#{pair}" for pair in traits.pairs], places)
    found = _known([f"*{sign}" for sign in signs], places)
    groups = ((runs, 1.0), (single, MATTER), (pairs, PAIR), (found, SIGN))
    return tuple([(ids, much * len(ids) ** -0.5) for ids, much in groups if ids])


def _known(names: Iterable[str], places: dict[str, int]) -> tuple[int, ...]:
    return tuple([place for place in map(places.get, names) if place is not None])


def _score(piece: Piece, answer: str, learned: Weights) -> float:
    table = learned.tables[answer]
    total = sum([value * sum(take(table)) for take, value in piece.groups])
    return learned.offsets[answer] + learned.scales[answer] * total
