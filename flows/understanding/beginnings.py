"""With which one or two letters a match of a regular expression can begin; who uses that to skip places lives in sieve and openings."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A way to begin: the letters known so far, and whether the next atom of the pattern tells how it goes on.
_Head = tuple[str, bool]
_Heads = frozenset[_Head]

_EMPTY: _Heads = frozenset({("", True)})  # nothing is consumed: ^, lookarounds
_ANYTHING: _Heads = frozenset({("", False)})
_MOST = 64  # letters of a class; a larger one is as good as anything
_MANY = 9  # as good as without end
_ENOUGH = 4000  # beginnings of one sequence; of more, only the first letter is kept
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_TIMES = re.compile(r"(?:([*+?])|\{([0-9]*)(,?)([0-9]*)\})[?+]?")
_GROUP = re.compile(r"\((?!\?)|\(\?:|\(\?P<\w+>")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_PART_OF_CLASS = re.compile(r"(\\.|[^\\])(?:-(\\.|[^\\]))?", re.DOTALL)


def beginnings(pattern: str) -> dict[str, frozenset[str] | None] | None:
    """By first letter the second ones (None: any or none). None altogether where a match may be empty or begin with
    anything. Never too few; ValueError for unbalanced brackets."""
    found: dict[str, set[str] | None] = {}
    for letters, _ in _alternatives(pattern, 0, len(pattern)):
        if not letters:
            return None
        if len(letters) == 1:
            found[letters] = None
        elif (seconds := found.setdefault(letters[0], set())) is not None:
            seconds.add(letters[1])
    return {first: frozenset(seconds) if seconds else None for first, seconds in found.items()}


def alternatives(pattern: str) -> list[str]:
    """The alternatives of the outermost level."""
    return [pattern[start:end] for start, end in _bars(pattern, 0, len(pattern))]


def _bars(pattern: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    depth = 0
    for token in _TOKEN.finditer(pattern, start, end):
        sign = token.group()
        if sign == "|" and depth == 0:
            yield start, token.start()
            start = token.end()
        depth += (sign == "(") - (sign == ")")
    yield start, end


def _alternatives(pattern: str, start: int, end: int) -> _Heads:
    return frozenset().union(*(_sequence(pattern, first, last) for first, last in _bars(pattern, start, end)))


def _sequence(pattern: str, i: int, end: int) -> _Heads:
    heads = _EMPTY
    while i < end and any(goes_on for _, goes_on in heads):
        atom, i = _atom(pattern, i)
        times = _TIMES.match(pattern, i, end)
        if times:
            atom, i = _repeated(atom, times), times.end()
        heads = _joined(heads, atom)
    return heads


def _joined(heads: _Heads, following: _Heads) -> _Heads:
    if heads == _EMPTY:
        return following
    too_many = len(heads) * len(following) > _ENOUGH
    out: set[_Head] = set()
    for letters, goes_on in heads:
        if not goes_on or (letters and too_many):
            out.add((letters, False))
            continue
        for more, still in following:
            both = letters + more
            out.add((both[:2], False) if len(both) > 1 else (both, still))
    return frozenset(out)


def _repeated(atom: _Heads, times: re.Match[str]) -> _Heads:
    sign, low, comma, high = times.groups()
    least = int(low or 0) if sign is None else int(sign == "+")
    most = _MANY if sign in ("*", "+") or (comma and not high) else 1 if sign == "?" else int(high or low or 0)
    if most > 1:
        atom = _joined(atom, atom if least > 1 else atom | _EMPTY)
    return atom | _EMPTY if least == 0 else atom


def _atom(pattern: str, i: int) -> tuple[_Heads, int]:
    letter = pattern[i]
    if letter == "(":
        end = _closing(pattern, i)
        if pattern.startswith(("(?=", "(?!", "(?<=", "(?<!"), i):
            return _EMPTY, end + 1
        group = _GROUP.match(pattern, i)
        return (_alternatives(pattern, group.end(), end) if group else _ANYTHING), end + 1
    if letter == "[":
        token = _TOKEN.match(pattern, i)
        if token is None:
            raise ValueError(f"unbalanced: {pattern}")
        return _class(token.group()[1:-1]), token.end()
    if letter == "\\":
        return (_EMPTY if pattern[i + 1] in "bBAZ" else _letter(pattern[i : i + 2])), i + 2
    return (_EMPTY if letter in "^$" else _ANYTHING if letter == "." else frozenset({(letter, True)})), i + 1


def _letter(escaped: str) -> _Heads:
    name = escaped[1]
    if name in _ESCAPED or not name.isalnum():
        return frozenset({(_ESCAPED.get(name, name), True)})
    return _ANYTHING


def _class(inside: str) -> _Heads:
    if inside.startswith("^"):
        return _ANYTHING
    letters: set[_Head] = set()
    for part in _PART_OF_CLASS.finditer(inside):
        low, high = part.groups()
        if high and len(low) == len(high) == 1:
            if ord(high) - ord(low) > _MOST:
                return _ANYTHING
            letters.update((chr(code), True) for code in range(ord(low), ord(high) + 1))
            continue
        for one in (low, "-", high) if high else (low,):
            heads = _letter(one) if one[0] == "\\" else frozenset({(one, True)})
            if heads == _ANYTHING:
                return _ANYTHING
            letters |= heads
    return frozenset(letters) if len(letters) <= _MOST else _ANYTHING


def _closing(pattern: str, start: int) -> int:
    depth = 0
    for token in _TOKEN.finditer(pattern, start):
        sign = token.group()
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return token.start()
    raise ValueError(f"unbalanced: {pattern}")
