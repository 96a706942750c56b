"""What the second opinion says of a text and which words made it say so; of danger it speaks in alarm."""

from __future__ import annotations

from dataclasses import dataclass

from flows.understanding.normalise import fold
from flows.understanding.reading import Evidence
from flows.understanding.second.scoring import pieces_of, reasons, strongest
from flows.understanding.second.weights import weights_for

# Bars that the scores must reach where the rules find nothing; chosen on texts of writers that were held out, with the
# rules as they were before those texts were read, and on talk of every day (training/README.md).
BAR = {"emotions": 0.1, "harassment": -0.2}
TASKS = tuple(BAR)


@dataclass(frozen=True, slots=True)
class Opinion:
    """`says`: any number of answers, the strongest first. `score`: of the strongest answer, 0 is the border that was learned. `because`: the
    words that weighed most, as in the folded text, heaviest first. `evidence`: where they stand in the text as given."""

    task: str
    says: tuple[str, ...]
    score: float
    because: tuple[str, ...] = ()
    evidence: Evidence | None = None


def opinion(text: str, task: str) -> Opinion:
    """One of TASKS; KeyError for another. Linear in the length of the text."""
    bar, learned = BAR[task], weights_for(task)
    folded = fold(text)
    pieces = pieces_of(folded.soft, learned)
    best = {answer: strongest(pieces, answer) for answer in learned.scales}
    ranked = sorted(best, key=lambda one: -best[one][0])
    says = tuple(answer for answer in ranked if best[answer][0] >= bar)
    answer = ranked[0]
    score, piece = best[answer]
    if not says:
        return Opinion(task, says, score)
    words, start, end = reasons(piece, answer, learned, folded.soft)
    return Opinion(task, says, score, words, folded.evidence(start, end, f"second.{task}"))
