"""Which feelings of the person a text tells and how strong; feelings of others are left out."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.understanding.clauses import brackets, sentences
from flows.understanding.feeling_words import PATTERNS
from flows.understanding.normalise import fold
from flows.understanding.reading import Feeling
from flows.understanding.sieve import FEELINGS
from flows.understanding.spacing import closed_up
from flows.understanding.strengths import stars_counted, strength_beside, strengths_before, strengths_shared
from flows.understanding.whose import is_mine, is_sign

NAMES = ("怒り", "不安", "困惑", "罪悪感", "悲しみ", "悔しさ", "恥", "疲れ", "恐怖", "安堵")


@lru_cache(maxsize=64)
def feelings_in(text: str) -> tuple[Feeling, ...]:
    """The person's own feelings in the order of NAMES, each with its strength (0: not said) and evidence."""
    folded = fold(text)
    soft, places = closed_up(folded.soft)
    quoted = [
        (q.start, q.end)
        for q in brackets(soft)
        if not re.match(r"と(?:思|感)|って(?:思|感|気)|という気", soft[q.end : q.end + 4])
    ]
    found: dict[str, Feeling] = {}
    for span in sentences(soft):
        sentence = span.of(soft)
        for pattern in FEELINGS.may_find(sentence):
            name = PATTERNS[pattern]
            if name in found and found[name].strength:
                continue
            for match in pattern.finditer(sentence):
                at = span.start + match.start()
                if any(start < at < end for start, end in quoted) or not is_mine(sentence, match):
                    continue
                strength = (
                    0
                    if is_sign(match.group())
                    else strength_beside(sentence[: match.start()], soft[span.start + match.end() :][:40])
                )
                if name not in found or strength > found[name].strength:
                    found[name] = Feeling(
                        name, strength, folded.evidence(places[at], places[span.start + match.end()], f"feeling.{name}")
                    )
                break
    return tuple(found[name] for name in NAMES if name in found)


def strengths_in(text: str) -> dict[str, int]:
    """Feelings whose strength the text says, 1 to 5: 「怒り5 不安3」「めっちゃ不安」「ちょっと罪悪感もある」."""
    return dict(_strengths_in(text))


@lru_cache(maxsize=64)
def _strengths_in(given: str) -> dict[str, int]:
    text = stars_counted(given)
    soft = fold(text).soft
    beside = {feeling.name: feeling.strength for feeling in feelings_in(text) if feeling.strength}
    return strengths_before(soft, NAMES) or beside | strengths_shared(soft, NAMES)
