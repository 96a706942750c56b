"""How letters are compared and counted whatever the language: width, case, apostrophes, the borders of words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_FEW = 40  # letters of what is compared again and again: labels, words that are looked for
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"'})


def alike(text: str) -> str:
    """Texts that differ only in width, case or the form of an apostrophe are the same."""
    return _few_alike(text) if len(text) <= _FEW else _alike(text)


def _alike(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().translate(_APOSTROPHES)


_few_alike = lru_cache(maxsize=4096)(_alike)  # a text meets some hundred words of ours in a turn


@lru_cache(maxsize=256)
def width(text: str) -> int:
    """How long a text is to a reader: two Latin letters are as long as one Japanese."""
    return len(text) - len(text.encode("ascii", "ignore")) // 2


def holds(said: str, words: str) -> bool:
    """The words stand in the text; where they are in Latin letters as whole words: there is no "fine" in "define"."""
    at = said.find(words)
    while words and at >= 0:
        end = at + len(words)
        if not (_joined(said, at) or _joined(said, end)):
            return True
        at = said.find(words, at + 1)
    return False


def _joined(said: str, at: int) -> bool:
    """No word ends or begins here."""
    return 0 < at < len(said) and _is_latin(said[at - 1]) and _is_latin(said[at])


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
