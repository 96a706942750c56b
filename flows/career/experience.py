"""An experience told in own words: which of it tells how things were, what was done and what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from flows.career.acts import ACTS, RESULTED, quote_of

TOLD_AT_LENGTH = 50  # letters of an experience that tell the act as well, when they tell a result at all


def told_apart(sentences: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """Sentences about the situation, the acts, the results, each in order; the first one is always the situation."""
    situation: list[str] = []
    acts: list[str] = []
    results: list[str] = []
    for sentence in sentences:
        if situation and RESULTED.search(sentence):
            results.append(sentence)
        elif acts or (situation and _tells_an_act(sentence)):
            acts.append(sentence)
        else:
            situation.append(sentence)
    if results and not acts and len(situation) > 1:
        acts = [situation.pop()]  # what came of it came of something
    return situation, acts, results


def act_is_told(experience: str | None) -> bool:
    """It tells what the person did, so that it is not asked."""
    said = experience or ""
    return _tells_an_act(said) or (len(said) >= TOLD_AT_LENGTH and result_is_told(said))


def result_is_told(experience: str | None) -> bool:
    return RESULTED.search(experience or "") is not None


def _tells_an_act(said: str) -> bool:
    return any(quote_of(said, pattern) for pattern in ACTS.values())
