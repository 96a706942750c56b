"""Finds many patterns in one walk over a text: each is tried only where one of its first letters stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator


class Openings:
    """Patterns under names. Every pattern must begin with letters that are spelled out (a letter, a class without a
    range over many, or a group of such), after at most lookbehinds; else ValueError when it is built."""

    def __init__(self, senses: Iterable[tuple[str, str]]) -> None:
        short: dict[tuple[str, str], list[str]] = defaultdict(list)
        at: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for name, pattern in senses:
            for part in dict.fromkeys(_parts(pattern)):
                letters = first_letters(part)
                if len(letters) == 1:
                    short[(next(iter(letters)), name)].append(part)
                    continue
                compiled = re.compile(part)  # once, however many letters lead to it
                for letter in letters:
                    at[letter].append((name, compiled))
        for (letter, name), parts in short.items():
            at[letter].append((name, re.compile("|".join(parts))))
        self._at = {letter: tuple(found) for letter, found in at.items()}

    def find(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Every (name, match), by place."""
        at = self._at
        for i, letter in enumerate(text):
            for name, pattern in at.get(letter, ()):
                match = pattern.match(text, i)
                if match:
                    yield name, match


def first_letters(pattern: str) -> set[str]:
    """The letters with which a match can begin."""
    i = 0
    while pattern.startswith(("(?<!", "(?<=", "(?!", "(?="), i):
        i = _closing(pattern, i) + 1
    if i >= len(pattern):
        raise ValueError(f"may match nothing: {pattern}")
    letters, end = _atom(pattern, i)
    if pattern[end : end + 1] in ("?", "*") or pattern.startswith("{0", end):
        rest = pattern.find("}", end) + 1 if pattern[end] == "{" else end + 1
        return letters | first_letters(pattern[rest:])
    return letters


def _atom(pattern: str, i: int) -> tuple[set[str], int]:
    if pattern.startswith("(?:", i):
        end = _closing(pattern, i)
        letters: set[str] = set()
        for part in _parts(pattern[i + 3 : end]):
            letters |= first_letters(part)
        return letters, end + 1
    if pattern[i] == "[":
        end = pattern.index("]", i)
        inside = pattern[i + 1 : end]
        if inside.startswith("^"):
            raise ValueError(f"begins with anything: {pattern}")
        letters = set(re.sub(r"(.)-(.)", "", inside))
        for low, high in re.findall(r"(.)-(.)", inside):
            letters |= {chr(code) for code in range(ord(low), ord(high) + 1)}
        return letters, end + 1
    if pattern[i] in r".^$\(":
        raise ValueError(f"begins with anything: {pattern}")
    return {pattern[i]}, i + 1


def _closing(pattern: str, start: int) -> int:
    depth, i = 0, start
    while i < len(pattern):
        if pattern[i] == "\\":
            i += 1
        elif pattern[i] == "[":
            i = pattern.index("]", i + 1)
        elif pattern[i] == "(":
            depth += 1
        elif pattern[i] == ")":
            depth -= 1
            if depth == 0:
                return i
        i += 1
    raise ValueError(f"unbalanced: {pattern}")


def _parts(pattern: str) -> list[str]:
    """The alternatives of the outermost level."""
    parts, start, i = [], 0, 0
    while i < len(pattern):
        if pattern[i] == "\\":
            i += 1
        elif pattern[i] == "[":
            i = pattern.index("]", i + 1)
        elif pattern[i] == "(":
            i = _closing(pattern, i)
        elif pattern[i] == "|":
            parts.append(pattern[start:i])
            start = i + 1
        i += 1
    return [*parts, pattern[start:]]
