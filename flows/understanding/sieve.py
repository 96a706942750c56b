"""Regular expressions that look at the same texts, tried only at the places where one of them can begin; what they say
lives with the readers."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import compress, repeat
from operator import add

from flows.understanding.beginnings import alternatives, beginnings

_Table = tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]], "tuple[tuple[int, Late], ...]"]


class Sieve:
    """Patterns of one kind. Where they begin is told by one walk over a text, by pairs of letters, for all the sieves
    beside each other; most patterns begin nowhere and cost nothing more."""

    def __init__(self, beside: Sieve | None = None) -> None:
        self._walk: _Walk = beside._walk if beside else _Walk()
        self._own: dict[int, Sifted] = {}

    def pattern(self, *forms: str, needs: tuple[str, ...] = ("",)) -> Sifted:
        """One pattern of these alternatives; it finds what `re` finds. `needs`: words of which one stands in every text
        that has a match, for a pattern that may begin with anything."""
        sifted = self._walk.add("|".join(forms), needs)
        self._own[sifted.number] = sifted
        return sifted

    def may_find(self, text: str) -> list[Sifted]:
        """The patterns that may occur in the text, in the order in which they were made."""
        own = self._own
        return [own[number] for number in sorted(self._walk.places(text).keys() & own.keys())]

    def places(self, text: str) -> list[tuple[int, Sifted]]:
        """Where they may begin, in order; those that begin at one place in the order in which they were made."""
        own, found = self._own, self._walk.places(text)
        tried = [(at, number) for number in found.keys() & own.keys() for at in found[number]]
        return [(at, own[number]) for at, number in sorted(tried)]

    def places_of_each(self, text: str) -> dict[Sifted, list[int]]:
        """By pattern where it may begin, in order; the lists belong to the sieve."""
        found = self._walk.places(text)
        return {self._own[number]: found[number] for number in found.keys() & self._own.keys()}

    def begun(self, text: str, at: int) -> list[Sifted]:
        """The patterns that may begin at this place."""
        return [self._own[number] for number in self._walk.begun(text, at) if number in self._own]


class _Walk:
    """Patterns that look at the same texts, by number."""

    def __init__(self) -> None:
        self._patterns: list[Sifted] = []
        self._table = cache(self._build)
        self.places = lru_cache(maxsize=8)(self._places)

    def add(self, looks: str, needs: tuple[str, ...]) -> Sifted:
        sifted = Sifted(self, len(self._patterns), looks, needs)
        self._patterns.append(sifted)
        self._table.cache_clear()
        self.places.cache_clear()
        return sifted

    def _build(self) -> _Table:
        """By two letters, by one where the second does not matter, and what may begin with anything."""
        single: dict[str, list[int]] = {}
        pairs: dict[str, list[int]] = {}
        anywhere: list[tuple[int, Late]] = []
        for number, sifted in enumerate(self._patterns):
            free = []
            for form in alternatives(sifted.pattern):
                heads = beginnings(form)
                if heads is None:
                    free.append(form)
                for first, seconds in (heads or {}).items():
                    if seconds is None:
                        single.setdefault(first, []).append(number)
                    for second in seconds or ():
                        pairs.setdefault(first + second, []).append(number)
            if free:
                anywhere.append((number, Late(*free)))
        both = {pair: tuple({*single.get(pair[0], ()), *found}) for pair, found in pairs.items()}
        return both, {first: tuple(set(found)) for first, found in single.items()}, tuple(anywhere)

    def begun(self, text: str, at: int) -> tuple[int, ...]:
        pairs, single, _ = self._table()
        return pairs.get(text[at : at + 2]) or single.get(text[at : at + 1], ())

    def _places(self, text: str) -> dict[int, list[int]]:
        """By pattern the places in order."""
        pairs, single, anywhere = self._table()
        letters, doubles = _letters(text)
        begun = [*map(pairs.get, doubles, map(single.get, letters, repeat(())))]
        found: dict[int, list[int]] = {}
        for i in compress(range(len(begun)), begun):
            for number in begun[i]:
                if number in found:
                    found[number].append(i)
                else:
                    found[number] = [i]
        for number, free in anywhere:
            if any(map(text.__contains__, self._patterns[number].needs)):
                starts = {*_starts(free, text)}
                if starts:
                    found[number] = sorted(starts.union(found.get(number, ())))
        return found


@lru_cache(maxsize=8)
def _letters(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every letter, and every letter with the one behind it; kept, since several sieves walk the same text."""
    letters = tuple(text)
    return letters, tuple(map(add, letters, (*letters[1:], "\n")))


def _starts(pattern: Late, text: str) -> Iterator[int]:
    """Every place where the pattern matches, also inside other matches."""
    found = pattern.search(text)
    while found:
        yield found.start()
        found = pattern.search(text, found.start() + 1)


class Late:
    """A pattern that is compiled when it is first tried; its methods are those of `re.Pattern`."""

    __slots__ = ("_compiled", "pattern")

    def __init__(self, *forms: str) -> None:
        self.pattern = "|".join(forms)
        self._compiled: re.Pattern[str] | None = None

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return (self._compiled or self._now()).search(text, pos, endpos)

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return (self._compiled or self._now()).match(text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return (self._compiled or self._now()).fullmatch(text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return (self._compiled or self._now()).finditer(text, pos, endpos)

    def _now(self) -> re.Pattern[str]:
        self._compiled = re.compile(self.pattern)
        return self._compiled


_NOTHING: Iterator[re.Match[str]] = iter(())


class Sifted(Late):
    """A pattern of a sieve: finds the same, but looks only where the sieve says that it may begin."""

    __slots__ = ("_places", "needs", "number")

    def __init__(self, walk: _Walk, number: int, looks: str, needs: tuple[str, ...]) -> None:
        super().__init__(looks)
        self._places, self.number, self.needs = walk.places, number, needs

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        places = self._places(text).get(self.number)
        if places is None:
            return None
        match = (self._compiled or self._now()).match
        for k in range(bisect_left(places, pos) if pos else 0, len(places)):
            if places[k] >= endpos:
                return None
            if found := match(text, places[k], endpos):
                return found
        return None

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        places = self._places(text).get(self.number)
        if places is None:
            return _NOTHING
        return self._each(places, text, pos, endpos)

    def may_stand_in(self, text: str) -> bool:
        return self.number in self._places(text)

    def _each(self, places: list[int], text: str, pos: int, endpos: int) -> Iterator[re.Match[str]]:
        match = (self._compiled or self._now()).match
        for k in range(bisect_left(places, pos) if pos else 0, len(places)):
            at = places[k]
            if at >= endpos:
                return
            if at >= pos and (found := match(text, at, endpos)):
                yield found
                pos = found.end()


# One for each kind of meaning, beside those that look at the same texts.
TEXT = Sieve()  # a whole text, folded or in the standard language
MASKS, CLAUSES, PEOPLE, STORY, TELLING = (Sieve(TEXT) for _ in range(5))
SOFT = Sieve()  # a whole text, softened
KANA, BOUNDS = (Sieve(SOFT) for _ in range(2))
SENTENCE = Sieve()  # a sentence, softened, days and times in the usual spelling
FEELINGS, WISHES, HURRY, TIMES = (Sieve(SENTENCE) for _ in range(4))
TALK = Sieve()  # a short text or a piece of it, softened: what it wants of the conversation
