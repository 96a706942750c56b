"""Japanese has no spaces: a text is found by its pairs of letters. What is a letter and what a pair; no SQL."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import pairwise
from operator import add
from typing import Any

LONGEST_QUERY = 100
_RUN = re.compile(r"[^\W_]+")  # letters and digits


def plain(text: str) -> str:
    """As texts are compared: full and half width, small and capital letters are one; katakana stays katakana."""
    return unicodedata.normalize("NFKC", text).casefold()


def grams(text: str) -> set[str]:
    """Every pair of neighbouring letters or digits, and the last letter of each run alone."""
    found: set[str] = set()
    for run in _runs(text):
        found.update(map(add, run, run[1:]))
        found.add(run[-1])
    return found


def words_of(row: Mapping[str, Any]) -> str:
    """Everything that was said in one turn, by both sides, a line each."""
    heard = (part.get("text") or "" for part in row["input"] if part.get("kind") == "text")
    said = (line for bubble in row["output"] for line in bubble.get("lines") or ())
    return "\n".join([*heard, *said])


def asked(query: str) -> tuple[list[str], list[str]]:
    """What a query asks for: its words as they are compared, and the grams that a text must have for all of them. Of a
    single letter the gram ends in "*": any pair that begins so."""
    words = [word for word in plain(query[:LONGEST_QUERY]).split() if _RUN.search(word)]
    needed: set[str] = set()
    for run in (run for word in words for run in _runs(word)):
        needed.update([f"{run}*"] if len(run) == 1 else (first + second for first, second in pairwise(run)))
    return words, sorted(needed)


def has_all(text: str, words: Iterable[str]) -> bool:
    whole = plain(text)
    return all(word in whole for word in words)


def _runs(text: str) -> list[str]:
    return _RUN.findall(plain(text))
