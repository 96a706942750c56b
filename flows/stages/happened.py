"""What happened, out of an answer in own words: of a text whose clauses are parted by blanks the one that tells what
went wrong; the question lives in facts.py."""

from __future__ import annotations

import re

from flows.case import Case
from flows.understanding.clauses import brackets
from flows.understanding.incident import incident_in, words_of
from flows.understanding.normalise import fold

_PARTED = re.compile(r"(?<=[ぁ-ん一-鿿ァ-ヶ])[ 　]+(?=\S)")
_LONG_ENOUGH = 10  # letters


def put_happened(case: Case, answer: object) -> None:
    told = str(answer)
    case.happened = _what_went_wrong(told.strip()) if _PARTED.search(told.strip()) and "。" not in told else told


def _what_went_wrong(told: str) -> str:
    """Without who one is and on which day (「介護で働いてて 薬を間違えて…」); all of it where no mishap is told."""
    folded = fold(told)
    found = incident_in(folded.plain, brackets(folded.plain))
    words = words_of(folded, found) if found is not None else ""
    return words if len(words) >= _LONG_ENOUGH else told
