"""The strengths that a consultation shows, each with what speaks for it; the person picks one or names their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flows.career.acts import Evidence
from flows.career.lived import Lived, lived_by
from flows.career.signs import SIGNS, STRENGTHS, Sign
from flows.case import Case

MOST_SIGNS = 3  # shown for one strength


@dataclass(frozen=True, slots=True)
class Seen:
    """One sign with what it rests on."""

    sign: Sign
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Shown:
    """One strength with the signs that speak for it, the weightiest first."""

    strength: str
    seen: tuple[Seen, ...]

    @property
    def weight(self) -> int:
        return sum(one.sign.weight for one in self.seen)


def seen_in(lived: Lived) -> tuple[Seen, ...]:
    """Every sign that there is, in the order of the table."""
    found = ((sign, sign.rule(lived)) for sign in SIGNS)
    return tuple(Seen(sign, evidence) for sign, evidence in found if evidence is not None)


def shown_in(lived: Lived) -> tuple[Shown, ...]:
    """Strengths that something speaks for, the strongest first; no words are quoted twice within one of them."""
    seen = seen_in(lived)
    found = [Shown(strength, _of(strength, seen)) for strength in STRENGTHS]
    shown = sorted((one for one in found if one.seen), key=lambda one: -one.weight)
    return tuple(_without_told_before(shown))


def _without_told_before(shown: list[Shown]) -> Iterator[Shown]:
    """A sign is told once, and words are quoted once, unless it is all that speaks for a strength."""
    told: set[str] = set()
    for one in shown:
        new = tuple(seen for seen in one.seen if not {seen.sign.key, seen.evidence.quote} & told)
        yield Shown(one.strength, new or one.seen)
        told |= {name for seen in one.seen for name in (seen.sign.key, seen.evidence.quote) if name}


def _of(strength: str, seen: tuple[Seen, ...]) -> tuple[Seen, ...]:
    quoted: set[str] = set()
    kept: list[Seen] = []
    for one in sorted(seen, key=lambda one: -one.sign.weight):
        if strength not in one.sign.speaks_for or (one.evidence.quote and one.evidence.quote in quoted):
            continue
        quoted.add(one.evidence.quote)
        kept.append(one)
    return tuple(kept[:MOST_SIGNS])


def strongest(case: Case) -> str:
    """The strength that what is known speaks for most; words that were taken back speak for nothing."""
    shown = shown_in(lived_by(case))
    return shown[0].strength if shown else STRENGTHS[0]
