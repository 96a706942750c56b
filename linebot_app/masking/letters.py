"""A text as the rules of masking read it: letter for letter, so that a place in one is the same place in the other."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

KANJI = "一-鿿々〆"
KATAKANA = "ァ-ヴー"
HIRAGANA = "ぁ-ん"
LATIN = "A-Za-z"
# What may follow a name that nothing else marks as one.
PARTICLE = r"(?=が|は|に|を|と|も|から|って|の|へ|より|まで|で|だけ|しか|や|、|。|,|\.|!|\?|…|」|』|\)|\s|$)"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－ｰ"), "-")


class Kind(StrEnum):
    MAIL = "mail"
    PHONE = "phone"
    ACCOUNT = "account"
    ADDRESS = "address"
    COMPANY = "company"
    SHOP = "shop"
    PERSON = "person"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """start..end of the text as given."""

    start: int
    end: int
    kind: Kind


def read(text: str) -> str:
    """Full width becomes half width; a letter that would become several stays as it is."""
    if text.isascii():
        return text
    return "".join(map(_plain, text)).translate(_DASHES)


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    found = unicodedata.normalize("NFKC", letter)
    return found if len(found) == 1 else letter


def has_japanese(text: str) -> bool:
    """Among English words a capital tells little; among Japanese ones it tells a name."""
    return _JAPANESE.search(text) is not None


_JAPANESE = re.compile(f"[{HIRAGANA}{KATAKANA}{KANJI}]")
