"""How much a sentence of a draft reads like one that hurts, learned from labelled drafts; what follows from it lives in weighing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from flows.documents.checking.traits import groups_of, traits_of
from flows.understanding.second.weights import Weights, weights_in

WEIGHTS = Path(__file__).with_name("learned.tsv")
HURTS = "hurts"  # any kind at all: learned from all of them together
_FAITH = 1.5  # how much that counts beside the kind
# A kind that the senses tell more finely than it was learned.
LEARNED_AS = {"legal_admission": "over_admission"}


@cache
def learned() -> Weights:
    """Read when first asked for, kept for the process."""
    return weights_in(WEIGHTS)


def scores(sentence: str, found: Iterable[str] = ()) -> dict[str, float]:
    """Kind -> how much of it is in this sentence in the plain spelling; `found`: `kind.advice` of the senses that spoke."""
    return scores_with(learned(), sentence, found)


def scores_with(weights: Weights, sentence: str, found: Iterable[str]) -> dict[str, float]:
    groups = groups_of(traits_of(sentence, found), weights.rows)
    sums = [(weights.sums(rows), value) for rows, value in groups]
    marks = {
        answer: weights.offsets[answer] + scale * sum(value * numbers[lane] for numbers, value in sums)
        for lane, (answer, scale) in enumerate(weights.scales.items())
    }
    hurts = marks.pop(HURTS)
    return {kind: mark + _FAITH * hurts for kind, mark in marks.items()}
