"""How words are looked for in a listing: one spelling for both sides, whole words where they are written in Latin
letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate, islice, pairwise
from operator import methodcaller

from flows.jobs.opening import Opening

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_line_ends = methodcaller("count", "\n")
_NOT_PLAIN = re.compile(r"[^\S ]+|[^\u0000-\uffff]| {2,}")


def plain(text: str) -> str:
    """One line of one width and case. What is beyond the Basic Multilingual Plane becomes a space: a single such sign
    would double the memory of everything that is searched."""
    return _NOT_PLAIN.sub(" ", _NOT_PLAIN.sub(" ", unicodedata.normalize("NFKC", text).casefold())).strip()


def searched(opening: Opening) -> tuple[str, tuple[str, ...]]:
    """What words are looked for in, plain: the title, and the keywords."""
    return plain(opening.title), tuple(map(plain, opening.keywords))


def lines_with(text: str, word: str) -> Iterator[int]:
    """Numbers of the lines of `text` that hold `word`, both plain; a line may come twice. A piece of a longer Latin
    word does not count: IT in 「title」. An empty word is nowhere.

    Splitting and counting run in C: a loop from place to place would take three times as long.
    """
    if not word or "\n" in word:
        return
    between = text.split(word)
    lines = accumulate(map(_line_ends, between))
    begins, ends = word[0] in _LATIN, word[-1] in _LATIN
    if not begins and not ends:
        yield from islice(lines, len(between) - 1)
        return
    for line, (before, after) in zip(lines, pairwise(between), strict=False):
        if not (begins and before[-1:] in _LATIN) and not (ends and after[:1] in _LATIN):
            yield line


def is_latin_at_an_end(word: str) -> bool:
    """Whether `word` may be found as a piece of a longer one."""
    return bool(word) and (word[0] in _LATIN or word[-1] in _LATIN)


def holds(text: str, word: str) -> bool:
    """Both plain, `text` of one line."""
    return word in text and any(True for _ in lines_with(text, word))
