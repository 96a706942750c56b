"""Puts the readings of one text together; each kind of meaning has its own module."""

from __future__ import annotations

from datetime import datetime

from flows import safety
from flows.understanding.emotions import feelings_in
from flows.understanding.intents import intent_of
from flows.understanding.reading import Evidence, Reading


def read(text: str, now: datetime, asked: str | None = None) -> Reading:
    """Everything one text says. `now` must be aware; `asked` is the id of the open question."""
    evidence: dict[str, Evidence] = {}
    danger = safety.look(text)
    if danger.evidence:
        evidence["crisis"] = danger.evidence
    return Reading(text=text, crisis=danger.level, intent=intent_of(text, asked), feelings=feelings_in(text), evidence=evidence)
