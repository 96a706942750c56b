"""Every sense of a hurtful phrase, the gravest first: of words that could be two, the first is told."""

from __future__ import annotations

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
