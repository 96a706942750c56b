"""What somebody looks for, as far as they told; how it is asked lives in form.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flows.jobs.words import plain

MOST_TYPED = 5  # words of one's own
MOST_WORDS = 12
MOST_KEYWORDS = 8
LONGEST_WORD = 30

# Days from today within which work has to begin.
WITHIN = {"now": 14, "month": 31, "quarter": 93}
# Types of openings that a wished type goes with; schema.org's coarse ones leave open what a Japanese listing tells.
STATED = {
    "regular": ("regular",),
    "contract": ("contract",),
    "dispatch": ("dispatch",),
    "part_time": ("part_time",),
    "freelance": ("freelance",),
}
UNSURE = {
    "regular": ("full_time",),
    "contract": ("full_time", "contractor", "temporary"),
    "dispatch": ("full_time", "temporary"),
    "part_time": ("temporary",),
    "freelance": ("contractor",),
}
WISHED_TYPES = tuple(STATED)


@dataclass(frozen=True, slots=True)
class Wishes:
    """Empty or None: no wish. `words`: occupations. `prefectures`: codes; with `remote` either will do. `types`: keys
    of STATED. `income`: least yen a year. `inexperienced`: new to the work. `start`: a key of WITHIN. `keywords`: what
    they are good at, in words a listing may use. All words are plain (words.py).
    """

    words: tuple[str, ...] = ()
    prefectures: tuple[int, ...] = ()
    remote: bool = False
    types: tuple[str, ...] = ()
    income: int | None = None
    inexperienced: bool = False
    start: str | None = None
    keywords: tuple[str, ...] = ()

    @property
    def stated_types(self) -> frozenset[str]:
        return frozenset(kind for wished in self.types for kind in STATED[wished])

    @property
    def unsure_types(self) -> frozenset[str]:
        return frozenset(kind for wished in self.types for kind in UNSURE[wished]) - self.stated_types


def plain_words(words: list[str], most: int = MOST_WORDS) -> tuple[str, ...]:
    """Words to look for: plain, none twice, none too long, at most `most`."""
    found = (plain(word)[:LONGEST_WORD].strip() for word in words)
    return tuple(dict.fromkeys(word for word in found if word))[:most]


def as_dict(wishes: Wishes) -> dict[str, Any]:
    """Plain JSON values without what is empty."""
    names = ("words", "prefectures", "remote", "types", "income", "inexperienced", "start", "keywords")
    plain_values = {name: getattr(wishes, name) for name in names}
    return {n: list(v) if isinstance(v, tuple) else v for n, v in plain_values.items() if v}
