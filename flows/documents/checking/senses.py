"""Every sense of a hurtful phrase, the gravest first, and where a draft has one: of words that could be two, the first is told."""

from __future__ import annotations

from typing import NamedTuple

from flows.documents.checking import (
    admissions,
    blame,
    conditional,
    evading,
    excuses,
    loosely,
    names,
    promises,
    slights,
    threats,
    vague,
)
from flows.documents.checking.sense import Sense

SENSES: tuple[Sense, ...] = (
    *names.SENSES,
    *admissions.SENSES,
    *threats.SENSES,
    *slights.SENSES,
    *conditional.SENSES,
    *evading.SENSES,
    *blame.SENSES,
    *promises.SENSES,
    *excuses.SENSES,
    *vague.SENSES,
    *loosely.SENSES,
)


class Hit(NamedTuple):
    """Offsets into the plain spelling; `better` names the advice (`checker.better.<better>`). `holds`: it is meant like
    that, not ruled out or told of others."""

    start: int
    end: int
    kind: str
    better: str
    holds: bool = True


def seen_in(own: str, kind: str | None, admitted: str | None = None) -> list[Hit]:
    """What the senses see in a draft of this kind; of what holds no two at the same words. See check for `admitted`."""
    seen: list[Hit] = []
    for sense in SENSES:
        if not sense.concerns(kind) or (admitted == "full" and sense.better == "everything_mine"):
            continue
        for start, end, holds in sense.seen(own):
            if not holds or is_free((start, end), seen):
                seen.append(Hit(start, end, sense.kind, sense.better, holds))
    return seen


def is_free(span: tuple[int, int], hits: list[Hit]) -> bool:
    """Nothing that holds was found at these words."""
    return all(span[1] <= hit.start or hit.end <= span[0] for hit in hits if hit.holds)


def is_asked(kind_of_finding: str, kind: str | None) -> bool:
    """Some sense of that kind looks into drafts of this kind."""
    return any(sense.kind == kind_of_finding and sense.concerns(kind) for sense in SENSES)


def is_as_grave(one: str, other: str) -> bool:
    """The order of the senses is that of what they find."""
    return _GRAVEST_FIRST.index(one) <= _GRAVEST_FIRST.index(other)


_GRAVEST_FIRST = tuple(dict.fromkeys(sense.kind for sense in SENSES))
