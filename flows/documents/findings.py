"""Reads a draft, ours or the person's own: phrases that hurt, and which parts of a good apology are there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.content import content
from flows.documents.parts import PARTS
from flows.documents.phrases import PHRASES


@dataclass(frozen=True, slots=True)
class Finding:
    """`phrase` as it stands in the text at `start`..`end`; `kind`: evading conditional excuse vague over_admission
    impossible_promise blaming; `better`: advice in the language asked for."""

    phrase: str
    kind: str
    better: str
    start: int
    end: int


# What somebody else said, told on: 「…」と言われました, 言われた言葉：「…」. It is not the writer's own claim.
_REPORTED = re.compile(r"[：:]\n?(?:「[^「」\n]*」)+|「[^「」\n]*」(?=と(?:い|言|の|お|申|書|伝|聞|怒|責|、|$))")


def check(text: str, language: str = "ja") -> list[Finding]:
    """Every phrase worth another look, in the order of the text, at most one for a stretch of words."""
    own = _without_reported(text)
    wording = content(language)
    taken: list[Finding] = []
    for phrase in PHRASES:
        for hit in phrase.pattern.finditer(own):
            start, end = hit.span()
            if any(start < other.end and other.start < end for other in taken):
                continue
            better = wording.text(f"documents.better.{phrase.key}")
            taken.append(Finding(text[start:end], phrase.kind, better, start, end))
    return sorted(taken, key=lambda finding: finding.start)


def parts_present(text: str) -> dict[str, bool]:
    """Which parts of a good apology are there: regret what responsibility explanation repair prevention follow_up."""
    return {name: bool(pattern.search(text)) for name, pattern in PARTS.items()}


def _without_reported(text: str) -> str:
    """The text with other people's words blanked, positions kept; a text that is nothing but a quotation stays."""
    blanked = _REPORTED.sub(lambda hit: "\0" * len(hit.group()), text)
    return blanked if blanked.replace("\0", "").strip() else text
