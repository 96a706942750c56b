"""A second opinion on a sentence, learned from labelled drafts; it speaks where no sense has spoken."""

from __future__ import annotations

import itertools
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.documents.checking.traits import traits_of

WEIGHTS = Path(__file__).with_name("learned.tsv")
BAR = 0.0  # chosen on labelled drafts that were held out (python -m training.drafts --scores)
_SENTENCE = re.compile(r"[^。!?！？\n]+[。!?！？]*")
# Runs of letters know no "not": what may be ruled out or told is left to the senses.
_TAKEN_BACK = re.compile(
    r"(?:つもり|わけ|言い訳|理由|せい|こと)(?:に(?:は)?|で(?:は)?|は|も)[^。、]{0,4}(?:ない|なら|なり|でき|しま)|と(?:の|いう)(?:ご|お)|"
    r"おっしゃ|言われ|〔|。」と|□|■"
)
_SHORTEST, _LONGEST = 6, 300  # letters of a sentence


@dataclass(frozen=True, slots=True)
class Learned:
    """`weights`: trait -> one number for each of `kinds`; `offsets` in the same order."""

    kinds: tuple[str, ...]
    offsets: tuple[float, ...]
    weights: dict[str, tuple[int, ...]]
    scale: float


@cache
def learned() -> Learned:
    """Read when first asked for, kept for the process."""
    with WEIGHTS.open(encoding="utf-8") as lines:
        head = json.loads(next(lines))
        rows = (line.rstrip("\n").split("\t") for line in lines)
        weights = {name: tuple(map(int, numbers)) for name, *numbers in rows}
    return Learned(tuple(head["kinds"]), tuple(head["offsets"]), weights, head["scale"])


def scores(said: str, model: Learned) -> tuple[float, ...]:
    """How much each kind is in this sentence; 0 is the border that was learned."""
    known = [model.weights[trait] for trait in traits_of(said) if trait in model.weights]
    size = math.sqrt(len(known) + 1)
    return tuple(
        offset + model.scale * sum(row[place] for row in known) / size for place, offset in enumerate(model.offsets)
    )


def sentences(said: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(said):
        words = match.group()
        if _SHORTEST <= len(words) <= _LONGEST and "\0" not in words and not _TAKEN_BACK.search(words):
            yield match.span()


def second_opinion(said: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of every sentence that reads like one that hurts, alone or with the one behind it; the strongest
    kind of each."""
    model = learned()
    if not model.kinds:
        return
    places = list(sentences(said))
    alone = [scores(said[start:end], model) for start, end in places]
    best: dict[int, tuple[float, str]] = {}
    for number, marks in enumerate(alone):
        _keep(best, number, marks, model)
    for number, (one, other) in enumerate(itertools.pairwise(places)):
        marks = scores(said[one[0] : other[1]], model)
        strongest = max(range(len(marks)), key=marks.__getitem__)
        says = number if alone[number][strongest] >= alone[number + 1][strongest] else number + 1
        _keep(best, says, marks, model)
    for number, (_, kind) in sorted(best.items()):
        yield (*places[number], kind)


def _keep(best: dict[int, tuple[float, str]], number: int, marks: tuple[float, ...], model: Learned) -> None:
    strongest = max(range(len(marks)), key=marks.__getitem__)
    if marks[strongest] > max(BAR, best.get(number, (BAR, ""))[0]):
        best[number] = (marks[strongest], model.kinds[strongest])
