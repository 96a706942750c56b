"""The word lists of masking, read once; how they are used lives beside the rules."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_KATAKANA = {ord(letter): ord(letter) + 0x60 for letter in map(chr, range(ord("ぁ"), ord("ゖ") + 1))}


@dataclass(frozen=True, slots=True)
class Words:
    """`plain`: surnames and given names that are hardly ever anything else."""

    surnames: frozenset[str]
    given: frozenset[str]
    first_letters: frozenset[str]
    last_letters: frozenset[str]
    plain: frozenset[str]
    places: frozenset[str]
    hiragana: frozenset[str]
    katakana: frozenset[str]
    no_person: frozenset[str]
    no_person_in_katakana: frozenset[str]
    no_person_in_hiragana: frozenset[str]
    no_house: frozenset[str]
    trades: frozenset[str]
    latin: frozenset[str]
    everyday: frozenset[str]  # words that are put together as surnames are, and katakana that names nobody
    ordinary: frozenset[str]  # every word that names neither a house nor a person

    def is_name(self, word: str) -> bool:
        """A surname, a given name, or both together."""
        if word in self.surnames or word in self.given:
            return True
        return any(word[:n] in self.surnames and word[n:] in self.given for n in range(1, len(word)))

    def may_be_name(self, word: str) -> bool:
        """Put together as surnames are, or long enough for one that begins as they do."""
        if self.is_name(word):
            return True
        if word in self.no_person or word in self.everyday or not 2 <= len(word) <= 3:
            return False
        return word[0] in self.first_letters and word[-1] in self.last_letters


@cache
def words() -> Words:
    common = {name: frozenset(told.split()) for name, told in tomllib.loads(_text("common.toml")).items()}
    surnames, given = frozenset(_text("surnames.txt").split()), frozenset(_text("given_names.txt").split())
    hiragana = frozenset(_text("readings.txt").split())
    everyday = frozenset(_text("everyday.txt").split()) | common["katakana"]
    return Words(
        surnames=surnames,
        given=given,
        first_letters=frozenset(one[0] for one in surnames if len(one) > 1),
        last_letters=frozenset(one[-1] for one in surnames if len(one) > 1),
        plain=frozenset(one for one in surnames | given if len(one) > 1) - common["ambiguous"] - common["places"],
        places=common["places"],
        hiragana=hiragana,
        katakana=frozenset(one.translate(_KATAKANA) for one in hiragana),
        no_person=common["called"],
        no_person_in_katakana=common["katakana"],
        no_person_in_hiragana=common["hiragana"],
        no_house=common["houses"],
        trades=common["trades"],
        latin=common["latin"],
        everyday=everyday,
        ordinary=common["houses"] | common["called"] | everyday,
    )


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def is_everyday_katakana(name: str) -> bool:
    """One everyday word, or several that follow each other."""
    common = words()
    if name in common.everyday:
        return True
    return any(
        is_everyday_katakana(name[n:].strip("・"))
        for n in range(2, len(name) - 1)
        if name[:n].strip("・") in common.everyday
    )
