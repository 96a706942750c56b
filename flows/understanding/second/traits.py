"""What the second opinion sees of a text: runs of letters, matters named and pairs of them; what they weigh lives in weights."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from operator import add
from pathlib import Path

from flows.understanding.lexicon import lexicon
from flows.understanding.normalise import fold

LONGEST_RUN = 4
# How much one matter, one pair of matters, or one sign counts beside the letters (chosen by cross-validation).
MATTER, PAIR, SIGN = 0.4, 0.3, 0.3
_FILE = Path(__file__).parent / "concepts.toml"
# 「いぎる」「死にでえ」: speech of the north voices what is not voiced elsewhere.
_VOICED = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ", "かきくけこさしすせそたちつてとはひふへほはひふへほ"
)
# Spaces, full stops and commas are a habit of some writers, not a meaning.
BLANKS = frozenset(" \n\t\r\u3000。、")
_NO_BLANKS = dict.fromkeys(map(ord, BLANKS))
_SENTENCE = re.compile(r"[^。!?\n]+[。!?\n]*")
_ONE_BREATH = 80  # up to so many letters a text is read in one piece
_PIECE, _STEP = 60, 40


@dataclass(frozen=True, slots=True)
class Traits:
    """`runs`: distinct runs of 1..4 letters of the unvoiced text, ^ and $ at its ends; `matters`: matter -> the word that
    named it, in the order of the text; `pairs`: two names in that order, joined by >."""

    runs: frozenset[str]
    matters: dict[str, str]
    pairs: tuple[str, ...]


def windows(soft: str) -> list[tuple[int, int]]:
    """The pieces (start, end) in which a text is read: a short one whole, a long one by its sentences
    and by neighbours that are short together. Linear."""
    if len(soft) <= _ONE_BREATH:
        return [(0, len(soft))]
    sentences: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(soft):
        start, end = match.span()
        while end - start > _ONE_BREATH:
            sentences.append((start, start + _PIECE))
            start += _STEP
        sentences.append((start, end))
    # a farewell is often said in two breaths
    joined = [(one[0], two[1]) for one, two in pairwise(sentences) if two[1] - one[0] <= _PIECE]
    return sentences + joined or [(0, 0)]


@lru_cache(maxsize=64)  # danger, feelings and harassment are asked about the same text
def traits_of(soft: str) -> Traits:
    """Of one piece of softened text (see normalise.soften)."""
    matters = _matters(soft.translate(_NO_BLANKS))
    pairs = tuple(f"{one}>{other}" for one, other in combinations(matters, 2))
    return Traits(frozenset(runs_of(soft)), matters, pairs)


def runs_alone(soft: str) -> Traits:
    """Of a whole story: its letters only."""
    return Traits(frozenset(runs_of(soft)), {}, ())


def runs_of(soft: str) -> set[str]:
    edged = f"^{unvoiced(soft)}$"
    runs, longer = set(edged), list(edged)
    for length in range(2, LONGEST_RUN + 1):
        longer = list(map(add, longer, edged[length - 1 :]))
        runs.update(longer)
    return runs


def unvoiced(soft: str) -> str:
    """Without blanks and without the marks of voice."""
    return soft.translate(_NO_BLANKS).translate(_VOICED)


def _matters(soft: str) -> dict[str, str]:
    words = lexicon(_FILE, _soft)
    found: dict[str, str] = {}
    covered = 0
    for place in range(len(soft)):
        word = words.word_at(soft, place)
        if word and place + len(word) > covered:  # not a part of a longer word
            covered = place + len(word)
            for matter in words.words[word]:
                found.setdefault(matter, word)
    return found


def _soft(word: str) -> str:
    return fold(word).soft
