"""Weighs what the senses found against what the sentence reads like: drops false alarms, adds what no sense knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from flows.documents.checking.learned import LEARNED_AS, scores
from flows.documents.checking.senses import Hit, is_as_grave

# Chosen by cross-validation (python -m training.drafts --scores). The more sentences a draft has, the more of them could
# be mistaken, so each must be surer: about as many false alarms a draft, however long it is.
BAR, HIGHER, MOST = -0.5, 0.35, 4
PLAIN = 0.6  # so much over the bar a sentence must be for two kinds to be told of it
NEAR = 0.8  # so near to the strongest a second kind must be to be told too
SURE = 1.6  # unless it is so much over the bar itself
RIVAL = 1.0  # so much more of another kind, as grave, must be there for the kind of a sense to give way
TRUST = 0.6  # so much less the kind of a sense that has spoken needs
_SHORTEST, _LONGEST = 6, 300  # letters of a sentence
_SENTENCE = re.compile(r"[^。!?！？\n]+[。!?！？]*")
_CLAUSE_ENDS = re.compile(r"、|ので|から(?!の)|んで|ため(?!の)|けど|のに|たら|なら|れば|くて|[はが](?=[^、。]{6})")
# Our own marks: nobody has said that yet.
_FORM = re.compile(r"〔")
# The advice for a sentence that only reads like one that hurts.
_ADVICE = {
    "evading": "not_involved",
    "conditional": "if_offended",
    "excuse": "was_busy",
    "vague": "nothing_concrete",
    "over_admission": "everything_mine",
    "impossible_promise": "surely_fixed",
    "blaming": "colleague",
    "counter_accusation": "customer_fault",
    "minimising": "small_matter",
    "demanding_forgiveness": "forgive_me",
    "threat": "no_threat",
}


def sentences_of(own: str) -> Iterator[tuple[int, int]]:
    """Where the sentences are that are long enough to mean something."""
    for match in _SENTENCE.finditer(own):
        if len(match.group().strip("\0 　")) >= _SHORTEST and match.end() - match.start() <= _LONGEST:
            yield match.span()


def said_by(hits: list[Hit]) -> frozenset[str]:
    """How the learned reader is told what the senses found."""
    return frozenset(
        f"{'' if hit.holds else '!'}{name}" for hit in hits for name in (hit.kind, f"{hit.kind}.{hit.better}")
    )


def weighed(own: str, seen: list[Hit], is_asked: Callable[[str], bool]) -> list[Hit]:
    """Of what was seen all that is to be told, and more, no two at the same words. `is_asked`: whether a kind is looked for
    in this draft."""
    sentences = list(sentences_of(own))
    bar = BAR + HIGHER * min(len(sentences) - 1, MOST)
    kept = [hit for hit in seen if hit.holds]
    for start, end in sentences:
        said = own[start:end]
        if _FORM.search(said):
            continue
        inside = [hit for hit in seen if start <= hit.start < end]
        marks = scores(said, said_by(inside))
        inside = [hit for hit in inside if hit.holds]
        first, second = sorted(marks, key=marks.__getitem__, reverse=True)[:2]
        told = [first] if marks[first] > bar else []
        if marks[first] > bar + PLAIN and marks[second] > max(bar, min(marks[first] - NEAR, bar + SURE)):
            told.append(second)
        for hit in inside:
            learned_as = LEARNED_AS.get(hit.kind, hit.kind)
            if learned_as not in marks or learned_as in told:
                continue
            outdone = bool(told) and marks[learned_as] < marks[first] - RIVAL and is_as_grave(first, learned_as)
            # Of a scrap nothing but its words can be read.
            if outdone or (len(sentences) > 1 and marks[learned_as] < bar - TRUST):
                kept.remove(hit)
        if "\0" in said:
            continue
        known = {LEARNED_AS.get(hit.kind, hit.kind) for hit in inside}
        kept += _read(own, (start, end), [kind for kind in told if kind not in known and is_asked(kind)], kept)
    return kept


def _read(own: str, sentence: tuple[int, int], kinds: list[str], hits: list[Hit]) -> Iterator[Hit]:
    """The kinds that the sentence reads like, each at words in which nothing was found yet."""
    start, end = _free(sentence, hits)
    if not kinds or end - start < _SHORTEST:
        return
    places = [(start, end)]
    if len(kinds) > 1:
        places, kinds = _shared(own, start, end, kinds)
    for (first, last), kind in zip(places, kinds, strict=False):
        yield Hit(first, last, kind, _ADVICE[kind])


def _free(sentence: tuple[int, int], hits: list[Hit]) -> tuple[int, int]:
    """The longest stretch of a sentence in which nothing was found yet."""
    start, end = sentence
    taken = sorted(hit[:2] for hit in hits if hit.start < end and start < hit.end)
    edges = [start, *(edge for span in taken for edge in span), end]
    return max(zip(edges[::2], edges[1::2], strict=True), key=lambda gap: gap[1] - gap[0])


def _shared(own: str, start: int, end: int, kinds: list[str]) -> tuple[list[tuple[int, int]], list[str]]:
    """The two parts of a sentence that say most of one kind and of the other; the whole for the first where it has none."""
    best: tuple[float, list[tuple[int, int]], list[str]] = (float("-inf"), [(start, end)], kinds[:1])
    for match in _CLAUSE_ENDS.finditer(own, start + _SHORTEST, end - _SHORTEST):
        ahead, behind = scores(own[start : match.end()]), scores(own[match.end() : end])
        for one, other in (kinds, kinds[::-1]):
            if (mark := ahead[one] + behind[other]) > best[0]:
                best = mark, [(start, match.end()), (match.end(), end)], [one, other]
    return best[1], best[2]
