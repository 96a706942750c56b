"""How much danger, and danger that cannot wait, is heard in a text by what was learned; what becomes of it is decided in flows.safety."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from flows.understanding.second.scoring import Mark, Piece, pieces_of, reasons, strongest
from flows.understanding.second.weights import weights_for

_TASK = "crisis"
# What sounds grave in one of many pieces does so by chance, and a few letters tell little (chosen on writers held out).
_OF_MANY, _OF_FEW_LETTERS = 0.3, 0.7


@dataclass(frozen=True, slots=True)
class Alarm:
    """`danger`, `imminent`: scores after the discount; `matters`: of the piece that sounds worst."""

    danger: float
    imminent: float
    worst: Piece

    @property
    def matters(self) -> frozenset[str]:
        return frozenset(self.worst.traits.matters)


def alarm_in(soft: str, signs: Sequence[Mark] = ()) -> Alarm:
    """`soft` is unmasked text (flows.safety.unmask), `signs` what flows.safety found in it. Linear in its length."""
    learned = weights_for(_TASK)
    pieces = pieces_of(soft, learned, signs)
    danger, worst = strongest(pieces, "danger")
    less = discount(len(pieces), len(soft))
    return Alarm(danger - less, strongest(pieces, "imminent")[0] - less, worst)


def discount(pieces: int, letters: int) -> float:
    """What is taken from both scores of a text of so many pieces and letters."""
    return _OF_MANY * math.log(max(1, pieces)) + _OF_FEW_LETTERS / math.sqrt(max(1, letters))


def words_of(alarm: Alarm, soft: str) -> tuple[tuple[str, ...], int, int]:
    """The words that weighed most, heaviest first, and the stretch of `soft` from the first to the last of them."""
    return reasons(alarm.worst, "danger", weights_for(_TASK), soft)
