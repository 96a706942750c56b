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
    groups = groups_of(traits_of(sentence, found), weights.places)

    def mark(answer: str) -> float:
        take = weights.tables[answer].__getitem__
        total = sum(value * sum(map(take, ids)) for ids, value in groups)
        return weights.offsets[answer] + weights.scales[answer] * total

    hurts = mark(HURTS)
    return {kind: mark(kind) + _FAITH * hurts for kind in weights.tables if kind != HURTS}
