"""How a text is weighed: its pieces, the score of one answer for a piece, and the words that weighed most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.understanding.second.traits import (
    BLANKS,
    MATTER,
    PAIR,
    SIGN,
    Traits,
    runs_alone,
    traits_of,
    unvoiced,
    windows,
)
from flows.understanding.second.weights import Weights

LONGEST = 5_000  # letters looked at
_REASONS = 3
Mark = tuple[int, int, str]  # where something stands that was found beforehand, and its name


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of softened text with its traits and the score of every answer; 0 is the border that was learned."""

    start: int
    end: int
    traits: Traits
    scores: dict[str, float]


def pieces_of(soft: str, learned: Weights, marks: Sequence[Mark] = ()) -> list[Piece]:
    """At least one. Linear in the length, which is cut at LONGEST."""
    pieces = []
    for start, end in windows(soft[:LONGEST]):
        traits = traits_of(soft[start:end])
        pieces.append(_piece(start, end, traits, learned, marked(marks, start, end)))
    return pieces


def whole_piece(soft: str, learned: Weights) -> Piece:
    """The letters of a text in one piece, however long it is."""
    return _piece(0, min(len(soft), LONGEST), runs_alone(soft[:LONGEST]), learned)


def _piece(start: int, end: int, traits: Traits, learned: Weights, signs: Iterable[str] = ()) -> Piece:
    return Piece(start, end, traits, _scores(groups_of(traits, learned.rows, signs), learned))


def marked(marks: Sequence[Mark], start: int, end: int) -> frozenset[str]:
    """The names of what stands between two places."""
    return frozenset([name for first, last, name in marks if start <= first and last <= end])


def strongest(pieces: list[Piece], answer: str) -> tuple[float, Piece]:
    """The highest score, and the first piece that has it."""
    best = max(pieces, key=lambda piece: piece.scores[answer])
    return best.scores[answer], best


def reasons(piece: Piece, answer: str, learned: Weights, soft: str) -> tuple[tuple[str, ...], int, int]:
    """The heaviest words that do not overlap, heaviest first, and where in `soft` they begin and end."""
    letters = [place for place in range(piece.start, piece.end) if soft[place] not in BLANKS]
    spelled = unvoiced(soft[piece.start : piece.end])
    runs = [run for run in piece.traits.runs if run[0] not in "^#*" and run[-1] != "$"]
    heavy = [(-number * len(run), run) for run, number in learned.numbers(answer, runs).items() if number > 0]
    said = {f"#{matter}": unvoiced(word) for matter, word in piece.traits.matters.items()}
    for matter, number in learned.numbers(answer, said).items():
        if number > 0:
            heavy.append((-number * len(said[matter]), said[matter]))
    taken: list[tuple[int, int]] = []
    for _, run in sorted(heavy):
        if len(taken) == _REASONS:
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
    traits: Traits, known: dict[str, int], signs: Iterable[str] = ()
) -> tuple[tuple[tuple[int, ...], float], ...]:
    """What `known` has for the features, and how much each of it counts: runs weigh together as much as one; matters,
    pairs of them and signs less (see traits)."""
    runs = _known(traits.runs, known)
    single = _known([f"#{matter}" for matter in traits.matters], known)
    pairs = _known([f"#{pair}" for pair in traits.pairs], known)
    found = _known([f"*{sign}" for sign in signs], known)
    groups = ((runs, 1.0), (single, MATTER), (pairs, PAIR), (found, SIGN))
    return tuple([(ids, much * len(ids) ** -0.5) for ids, much in groups if ids])


def _known(names: Iterable[str], known: dict[str, int]) -> tuple[int, ...]:
    return tuple(filter(None, map(known.get, names)))  # a row is never 0


def _scores(groups: Iterable[tuple[tuple[int, ...], float]], learned: Weights) -> dict[str, float]:
    totals = [0.0] * len(learned.scales)
    for rows, value in groups:
        totals = [total + value * number for total, number in zip(totals, learned.sums(rows), strict=True)]
    scales, offsets = learned.scales, learned.offsets
    return {answer: offsets[answer] + scales[answer] * total for answer, total in zip(scales, totals, strict=True)}
