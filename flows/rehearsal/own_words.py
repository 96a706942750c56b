"""Sentences that somebody said while practising and could say again; what is good in them is judged elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.decision import quotable
from flows.rehearsal.judging import judge
from flows.rehearsal.remarks import PRAISED
from flows.rehearsal.scene import Scene
from flows.rehearsal.script import COUNTS
from flows.rehearsal.talk import slip_that_counts

SHORTEST, LONGEST = 8, 80  # letters of a sentence that is worth quoting
MOST_TELLING = 7  # of what is praised, so much counts twice: a sorry alone is soon said
SHORTEST_SORRY = 14
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")


def worth_saying_again(answers: Iterable[str], scene: Scene, most: int) -> tuple[str, ...]:
    """The best sentences, in the order in which they were said: nothing in them that a client would press on."""
    found: list[tuple[int, int, str]] = []
    for said in answers:
        for sentence in _SENTENCE.findall(said):
            words = quotable(sentence, LONGEST + 1)
            if not SHORTEST <= len(words) <= LONGEST or any(words == one for _, _, one in found):
                continue
            judged = judge(sentence)
            good = judged.good & COUNTS[scene.side]
            if good and slip_that_counts(judged.slips, good, scene) is None:
                weight = len(good) + sum(name in PRAISED[:MOST_TELLING] for name in good)
                if weight > 1 or len(words) >= SHORTEST_SORRY:
                    found.append((-weight, len(found), words))
    best = sorted(found)[:most]
    return tuple(words for _, _, words in sorted(best, key=lambda one: one[1]))
