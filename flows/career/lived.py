"""What one person told and did in one consultation, as the career part looks at it; what speaks for a strength lives in
signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from flows.case import Case
from flows.documents.filling import BLANKS
from flows.documents.striking import STRUCK
from flows.session import Consultation

A_PAUSE = timedelta(hours=3)  # who answers after so long has come back to it
FORM = "career.jobs"  # wishes for work tell nothing that was done
# Texts that repeat somebody else's words or views, and the rating of us.
_OF_OTHERS = frozenset({"facts.said", "facts.demands", "stakeholders.others", "summary.comment"})
_OF_THE_MATTER = frozenset({"facts", "feelings", "stakeholders", "apology", "trust"})
_AN_OPTION = re.compile(r"[a-z_]+")
_OWN_WORDS = ("did", "not_did", "prevention", "disappointed", "experience", "acted", "result", "learned")


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the person, whole, and the id of the question it was said to."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Lived:
    """`said`: their own words in order; `rethought`: the question whose answer they changed after thinking, "" for none;
    `came_back`: they went on after a pause."""

    case: Case
    said: tuple[Said, ...]
    rethought: str = ""
    came_back: bool = False


def lived_in(consultation: Consultation) -> Lived:
    """From the moves: words that were taken back are not in it."""
    moves = [move for move in consultation.moves if move.question not in (FORM, BLANKS, STRUCK)]
    said = (Said(move.question, move.words.text) for move in moves if move.words is not None and move.words.text)
    answers: dict[str, object] = {}
    rethought = ""
    for move in moves:
        if move.more:
            continue
        of_the_matter = move.question.partition(".")[0] in _OF_THE_MATTER
        if of_the_matter and move.question in answers and answers[move.question] != move.value:
            rethought = move.question
        answers[move.question] = move.value
    gaps = (later.at - earlier.at for earlier, later in pairwise(moves))
    came_back = any(gap >= A_PAUSE for gap in gaps)
    return Lived(consultation.case, tuple(_own(said)), rethought, came_back)


def lived_by(case: Case) -> Lived:
    """From what is known alone: where an answer rests on what was shown before there were moves to look at."""
    told = [Said("", text) for text in case.story]
    told += [Said(f".{slot}", text) for slot in _OWN_WORDS if is_own_words(text := getattr(case, slot))]
    return Lived(case, tuple(_own(iter(told))))


def is_own_words(value: str | None) -> bool:
    """Told in words, not the key of an option."""
    return bool(value) and value != "skipped" and _AN_OPTION.fullmatch(value or "") is None


def _own(said: Iterator[Said]) -> Iterator[Said]:
    return (one for one in said if one.question not in _OF_OTHERS)
