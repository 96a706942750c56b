"""Which senses are worth trying on a text, told by its letters, the gravest first; how what they find is judged lives in danger."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import add
from typing import NamedTuple

from flows.safety.sense import RANK, Sense
from flows.safety.senses import SENSES
from flows.safety.sieves import GRAVE
from flows.understanding.beginnings import beginnings
from flows.understanding.sieve import Late, Sifted


class Candidate(NamedTuple):
    sense: Sense
    needs: frozenset[str]
    looks: Late
    also: tuple[Late, ...]
    unless: Late | None


def candidates(said: str) -> Iterator[Candidate]:
    """Those that may begin somewhere and have one of their needs in the text."""
    here = _needs_in(said)
    for place in sorted([*map(_SIFTED.__getitem__, GRAVE.may_find(said)), *_ANYWHERE]):
        if not _ORDERED[place].needs.isdisjoint(here):
            yield _ORDERED[place]


def _by_gravity() -> tuple[list[Candidate], dict[Sifted, int], list[int]]:
    """The gravest first, and the places there of those in the sieve and of those that are not."""
    ordered = [_candidate(sense) for sense in sorted(SENSES, key=lambda sense: -RANK[sense.level])]
    sifted = {one.looks: place for place, one in enumerate(ordered) if isinstance(one.looks, Sifted)}
    return ordered, sifted, [place for place in range(len(ordered)) if place not in sifted.values()]


def _candidate(sense: Sense) -> Candidate:
    """What may begin with anything stays outside the sieve, which would look for all its places at once."""
    looks = Late(sense.looks) if beginnings(sense.looks) is None else GRAVE.pattern(sense.looks)
    unless = Late(sense.unless) if sense.unless else None
    return Candidate(sense, frozenset(sense.needs), looks, tuple(map(Late, sense.also)), unless)


def _needs_in(said: str) -> set[str]:
    heads = _by_head()
    begun = heads.keys() & {*said, *map(add, said, said[1:])}
    return {need for head in begun for need in heads[head] if need in said}


@cache
def _by_head() -> dict[str, frozenset[str]]:
    """What the senses need, by its first two letters."""
    needs = {need for sense in SENSES for need in sense.needs}
    return {head: frozenset(n for n in needs if n[:2] == head) for head in {need[:2] for need in needs}}


# Made when this is loaded, by one thread: two that made them at once would put every sense into the sieve twice.
_ORDERED, _SIFTED, _ANYWHERE = _by_gravity()
