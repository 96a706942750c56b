"""What a learned reader sees of a sentence of a draft: runs of letters, matters spoken of and in which order, its shape, and
what the senses found; what all that weighs was learned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from flows.understanding.lexicon import lexicon

SHORTEST_RUN, LONGEST_RUN, LONGEST_SHAPE = 2, 3, 4
# How much each group counts beside the letters (chosen by cross-validation).
_MATTERS, _PAIRS, _SHAPES, _FOUND = 0.5, 0.35, 0.5, 0.2
_FILE = Path(__file__).with_name("matters.toml")
_ANY_NOUN = "◇"


@dataclass(frozen=True, slots=True)
class Traits:
    """`runs`: of 2 and 3 letters, ^ and $ at the ends; `matters`: in the order of the sentence; `shapes`: runs of 2 to 4
    of its parts, where every word that stands for a matter is one part, and so is every other noun; `found`: kind and
    advice of the senses that spoke."""

    runs: frozenset[str]
    matters: tuple[str, ...]
    shapes: frozenset[str]
    found: frozenset[str]

    def groups(self) -> Iterable[tuple[Iterable[str], float]]:
        """Names of features that share a weight, and how much they count together."""
        yield self.runs, 1.0
        yield (f"#{matter}" for matter in self.matters), _MATTERS
        yield (f"#{one}>{other}" for one, other in combinations(self.matters, 2)), _PAIRS
        yield self.shapes, _SHAPES
        yield self.found, _FOUND


def traits_of(sentence: str, found: Iterable[str] = ()) -> Traits:
    """Of one sentence in the plain spelling. Linear."""
    said = sentence.replace("\0", "").strip()
    parts, matters = _parts(said)
    letters = f"^{said}$"
    return Traits(
        frozenset(_runs(letters, SHORTEST_RUN, LONGEST_RUN)),
        matters,
        frozenset(f"~{run}" for run in _shapes(["^", *parts, "$"])),
        frozenset(f"={one}" for one in found),
    )


def groups_of(traits: Traits, known: dict[str, int]) -> tuple[tuple[tuple[int, ...], float], ...]:
    """What `known` has for each group of features, and how much each of it counts, as the weights are fitted and asked."""
    found = [(tuple(sorted([known[name] for name in names if name in known])), much) for names, much in traits.groups()]
    return tuple((ids, much * len(ids) ** -0.5) for ids, much in found if ids)


def _parts(said: str) -> tuple[list[str], tuple[str, ...]]:
    words = lexicon(_FILE, str)
    parts: list[str] = []
    matters: dict[str, None] = {}
    place = 0
    while place < len(said):
        word = words.word_at(said, place)
        if word:
            named = words.words[word]
            matters.update(dict.fromkeys(named))
            parts.append(f"<{named[0]}>")
        elif _is_noun(said[place]):
            if not parts or parts[-1] != _ANY_NOUN:
                parts.append(_ANY_NOUN)
        else:
            parts.append(said[place])
        place += len(word) or 1
    return parts, tuple(matters)


def _is_noun(letter: str) -> bool:
    return "一" <= letter <= "鿿" or "ァ" <= letter <= "ヶ" or letter == "ー"


def _runs(letters: str, shortest: int, longest: int) -> Iterable[str]:
    return (letters[at : at + size] for size in range(shortest, longest + 1) for at in range(len(letters) - size + 1))


def _shapes(parts: list[str]) -> Iterable[str]:
    """Only those with a matter in them: the others are runs of letters."""
    for size in range(2, LONGEST_SHAPE + 1):
        for at in range(len(parts) - size + 1):
            run = parts[at : at + size]
            if any(len(part) > 1 for part in run):
                yield "".join(run)
