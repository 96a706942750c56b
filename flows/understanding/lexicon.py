"""Words that stand for one matter, read from a file and found in a text; what matters mean and weigh lives elsewhere."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`words`: word -> the matters it stands for, in the order of the file; `lengths`: first letter -> those of the words
    that begin with it, longest first."""

    words: dict[str, tuple[str, ...]]
    lengths: dict[str, tuple[int, ...]]

    def word_at(self, text: str, place: int) -> str:
        """The longest word that begins there, or ""."""
        for length in self.lengths.get(text[place], ()):
            if (word := text[place : place + length]) in self.words:
                return word
        return ""


@cache
def lexicon(file: Path, spelled: Callable[[str], str]) -> Lexicon:
    """Of a TOML file `matter = [words]`, each word brought into the spelling of the texts it is looked for in."""
    words: dict[str, list[str]] = {}
    for matter, said in tomllib.loads(file.read_text(encoding="utf-8")).items():
        for word in said:
            named = words.setdefault(spelled(word), [])
            if matter not in named:
                named.append(matter)
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    return Lexicon(
        {word: tuple(named) for word, named in words.items()},
        {letter: tuple(sorted(several, reverse=True)) for letter, several in lengths.items()},
    )
