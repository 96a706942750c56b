"""What a whole story most likely means where it leaves one of the five factors untold; for whoever must decide from the
story alone. The chat asks instead: nothing here becomes an answer, and nothing here has evidence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from flows.understanding.reading import Evidence, Situation
from flows.understanding.second.shares import likelier_share

A_STORY = 60  # letters: shorter texts are not guessed about

# In most labelled stories: who tells of no act of their own has none, who complains wants to hear an apology, and a
# customer whose leaving nobody mentions stays. What the company will do is not guessed: half of those who say nothing
# of it do not know it.
_MOSTLY = {
    "own_responsibility": "none",
    "customer_demands_apology": "yes",
    "relationship_to_continue": "yes",
}


def likely_situation(
    text: str, situation: Situation, evidence: Mapping[str, Evidence], harassment: Collection[str]
) -> Situation:
    """The same factors, those without a word in the story filled in, the own share as other stories told it. A relation with somebody who threatens or insults is
    never taken to last, since that would take away from the danger."""
    if len(text) < A_STORY or not any(f"situation.{factor}" in evidence for factor in _MOSTLY):
        return situation
    said = {factor for factor in _MOSTLY if f"situation.{factor}" in evidence}
    if harassment:
        said.add("relationship_to_continue")
    told = {factor: getattr(situation, factor) for factor in _MOSTLY}
    best = {
        factor: mostly if told[factor] == "unclear" and factor not in said else told[factor]
        for factor, mostly in _MOSTLY.items()
    }
    return replace(
        situation,
        own_responsibility=likelier_share(text, best["own_responsibility"]),
        customer_demands_apology=best["customer_demands_apology"],
        relationship_to_continue=best["relationship_to_continue"],
    )
