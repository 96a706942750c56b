"""How much danger, and danger that cannot wait, is heard in a text by what was learned; what becomes of it is decided in flows.safety."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.understanding.second.scoring import Mark, Piece, pieces_of, reasons, strongest
from flows.understanding.second.weights import weights_for

_TASK = "crisis"


@dataclass(frozen=True, slots=True)
class Alarm:
    """`danger`, `imminent`: scores, 0 is the border that was learned; `matters`: of the piece that sounds worst."""

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
    return Alarm(danger, strongest(pieces, "imminent")[0], worst)


def words_of(alarm: Alarm, soft: str) -> tuple[tuple[str, ...], int, int]:
    """The words that weighed most, heaviest first, and the stretch of `soft` from the first to the last of them."""
    return reasons(alarm.worst, "danger", weights_for(_TASK), soft)
