"""Finds every place where one of many patterns stands, also where they overlap; what they mean lives with the readers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import repeat
from operator import itemgetter

from flows.understanding.beginnings import alternatives, beginnings
from flows.understanding.sieve import Sieve, Sifted

_CLASS = re.compile(r"\[(?!\^)")


class Openings:
    """Patterns under names. Every alternative must begin with letters that are spelled out or with a class of letters;
    else ValueError when it is built."""

    def __init__(self, senses: Iterable[tuple[str, str]], sieve: Sieve) -> None:
        self._sieve = sieve
        self._names: dict[Sifted, str] = {}
        short: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name, pattern in senses:
            for part in dict.fromkeys(alternatives(pattern)):
                heads = beginnings(part)
                if heads is None and not _CLASS.match(part):
                    raise ValueError(f"begins with anything: {part}")
                if heads and len(heads) == 1:
                    short[(next(iter(heads)), name)].append(part)
                else:
                    self._add(name, part)
        for (_, name), parts in short.items():  # of those that begin alike the first one counts
            self._add(name, *parts)

    def _add(self, name: str, *forms: str) -> None:
        self._names[self._sieve.pattern(*forms)] = name

    def find(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Every (name, match), by place."""
        found = []
        for pattern, places in self._sieve.places_of_each(text).items():
            if name := self._names.get(pattern):
                matches = filter(None, map(pattern.match, repeat(text), places))
                found += [(match.start(), pattern.number, name, match) for match in matches]
        for _, _, name, match in sorted(found, key=itemgetter(0, 1)):
            yield name, match
