"""Says dialect and slang endings in the standard language and remembers where each letter stood; the rules live in
dialect_rules, meaning elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from flows.understanding.beginnings import beginnings
from flows.understanding.dialect_rules import RULES
from flows.understanding.normalise import Folded, fold
from flows.understanding.reading import Evidence
from flows.understanding.sieve import Late, Sieve

_SIEVE = Sieve()
# A rule that may begin with any letter is looked for as it is.
_PATTERNS = [Late(looks) if beginnings(looks) is None else _SIEVE.pattern(looks) for _, looks, _ in RULES]
_RULE_OF = {pattern: rule for rule, pattern in enumerate(_PATTERNS)}
_FREE = frozenset(rule for rule, pattern in enumerate(_PATTERNS) if type(pattern) is Late)
_Places = dict[int, list[int]]  # by rule where it may begin


@dataclass(frozen=True, slots=True)
class Standard:
    """`text`: the folded text in the standard language; `at[i]`: where letter i stood in the folded text, one more at the
    end."""

    folded: Folded
    text: str
    at: tuple[int, ...]

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """Offsets into `text` turned into offsets into the text as given."""
        first = self.at[start]
        return self.folded.evidence(first, max(self.at[min(end, len(self.text))], first), rule)


@lru_cache(maxsize=64)
def standard(text: str) -> Standard:
    """Linear in the length of the text."""
    folded = fold(text)
    said = folded.plain
    at = list(range(len(said) + 1))
    if said.count(" ") > said.count("。") > 1:  # words set apart, as learners of the language write
        at = [i for i, letter in enumerate(said) if letter != " "] + [len(said)]
        said = said.replace(" ", "")
    places: _Places = {_RULE_OF[pattern]: where for pattern, where in _SIEVE.places_of_each(said).items()}
    rules = sorted(_FREE.union(places), reverse=True)
    while rules:
        rule = rules.pop()
        letters, _, stands = RULES[rule]
        found = list(_found(rule, said, places)) if letters in said else []
        if found:
            said, at, changed = _replaced(found, stands, said, at)
            places = _moved(places, rule, changed, said)
            rules = sorted((later for later in _FREE.union(places) if later > rule), reverse=True)
    return Standard(folded, said, tuple(at))


def _found(rule: int, said: str, places: _Places) -> Iterator[re.Match[str]]:
    pattern, done = _PATTERNS[rule], 0
    if rule in _FREE:
        yield from pattern.finditer(said)
        return
    for place in places[rule]:
        if place >= done and (match := pattern.match(said, place)):
            yield match
            done = match.end()


def _replaced(
    found: list[re.Match[str]], stands: str, said: str, at: list[int]
) -> tuple[str, list[int], list[tuple[int, int, int]]]:
    """The text with `stands` for what was found, where its letters stood, and (start, end, new size) of every change."""
    parts: list[str] = []
    stood: list[int] = []
    changed = []
    done = 0
    for match in found:
        new = match.expand(stands)
        start, end = match.span()
        parts += (said[done:start], new)
        stood += at[done:start]
        stood += _spread(at, start, end, len(new))
        changed.append((start, end, len(new)))
        done = end
    return "".join((*parts, said[done:])), stood + at[done:], changed


def _spread(at: list[int], start: int, end: int, size: int) -> list[int]:
    """Places for `size` letters that stand for start..end: one by one, the rest where the last one was."""
    return [at[min(start + i, max(end - 1, start))] for i in range(size)]


def _moved(places: _Places, rule: int, changed: list[tuple[int, int, int]], said: str) -> _Places:
    """Where the later rules may begin now that the text is `said`: as before, but anew around every change."""
    out: _Places = {}
    for later, before in places.items():
        if later > rule:
            out[later] = [*_shifted(before, changed)]
    grown = 0
    for start, end, size in changed:
        for place in range(max(start + grown - 1, 0), start + grown + size):
            for pattern in _SIEVE.begun(said, place):
                if _RULE_OF[pattern] > rule:
                    out.setdefault(_RULE_OF[pattern], []).append(place)
        grown += size - (end - start)
    return {later: sorted({*now}) for later, now in out.items() if now}


def _shifted(before: list[int], changed: list[tuple[int, int, int]]) -> Iterator[int]:
    """The places outside the changes, at which two letters are what they were."""
    k = grown = 0
    for place in before:
        while k < len(changed) and place >= changed[k][1]:
            grown += changed[k][2] - (changed[k][1] - changed[k][0])
            k += 1
        if k == len(changed) or place < changed[k][0] - 1:
            yield place + grown
