"""Tells English from Japanese by its letters, and writes it in one way; what it means lives beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.letters import alike

_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿々〇]")
_WORD = re.compile(r"[a-z]{2,}")
_ROMAN_JAPANESE = re.compile(
    r"\b(?:desu|masu|shinitai|sinitai|kietai|kietee|wakara\w*|hai|iie|modoru|yameru|onegai\w*)\b"
)
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"[a-z0-9']+")


@lru_cache(maxsize=256)  # of labels, and of what was told, which is asked again in every turn
def is_english(text: str) -> bool:
    """Latin words and nothing Japanese. Japanese in Latin letters is not English."""
    if _JAPANESE.search(text):
        return False
    said = alike(text)
    return _WORD.search(said) is not None and _ROMAN_JAPANESE.search(said) is None


def plain(text: str) -> str:
    """In small letters with single spaces."""
    return _SPACES.sub(" ", alike(text)).strip()


def words(text: str) -> list[str]:
    """Small letters, no marks; an apostrophe belongs to its word."""
    return [word.strip("'") for word in _WORDS.findall(alike(text)) if word.strip("'")]
