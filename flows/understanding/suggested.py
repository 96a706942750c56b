"""Values that somebody else read out of a text (a language model, say): which of them may be taken; who reads is not known here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_QUOTE = 300
MOST = 24

# Slots of Case that may be suggested: the values allowed, None for the person's own words. What is not here (danger,
# harassment, feelings, dates, whose fault it was not) is read by rules alone or asked.
SLOTS: dict[str, frozenset[str] | None] = {
    "happened": None,
    "when": None,
    "left_when": None,
    "contact_who": None,
    "did": None,
    "not_did": None,
    "employment": frozenset({"current", "left"}),
    "contact_how": frozenset(
        {"private_phone", "work_phone", "phone", "email", "message", "in_person", "letter", "via_someone"}
    ),
    "demands": frozenset({"visit", "apology", "explanation", "solution", "money", "other"}),
    "certainty": frozenset({"seen", "heard", "both", "guess"}),
    "written": frozenset({"demand", "lawyer", "contract"}),
    "company_told": frozenset({"told", "not_yet"}),
    "company_will": frozenset({"apologise", "not", "indifferent"}),
    "boss": frozenset({"told", "yes", "afraid"}),
    "responsibility": frozenset({"partial", "full"}),
}


@dataclass(frozen=True, slots=True)
class Suggested:
    """`quote`: the stretch of the text that says so, word for word."""

    slot: str
    value: str
    quote: str


def sound(text: str, suggestions: Iterable[Suggested]) -> tuple[Suggested, ...]:
    """Those with a known slot, an allowed value and a quote that stands in `text`; own words must stand there
    themselves. The first of each slot, but each of several demands."""
    told = _folded(text)
    kept: dict[tuple[str, str], Suggested] = {}
    for one in suggestions:
        if len(kept) >= MOST or one.slot not in SLOTS or not _stands(one.quote, told):
            continue
        allowed = SLOTS[one.slot]
        if not (_stands(one.value, told) if allowed is None else one.value in allowed):
            continue
        kept.setdefault((one.slot, one.value if one.slot == "demands" else ""), one)
    return tuple(kept.values())


def _stands(words: str, told: str) -> bool:
    folded = _folded(words)
    return len(folded) >= 2 and len(words) <= LONGEST_QUOTE and folded in told


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
