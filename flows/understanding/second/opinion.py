"""What the second opinion says of a text and which words made it say so; the first opinion are the rules, which it never overrules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flows.understanding.normalise import Folded, fold
from flows.understanding.reading import Evidence
from flows.understanding.second.traits import BLANKS, MATTER, PAIR, Traits, traits_of, unvoiced, windows
from flows.understanding.second.weights import Weights, weights_for

TASKS = ("crisis", "intents", "emotions", "harassment")
# Bars that the scores must reach; chosen on texts of writers that were held out (python -m training --scores).
ASK, CONCERN, SURE_OF_NOW = 0.12, 0.45, 0.2
BAR = {"emotions": -0.3, "harassment": -0.4}
LONGEST = 5_000  # letters looked at
_REASONS = 3
_RANK = {"none": 0, "ask": 1, "concern": 2, "imminent": 3}


@dataclass(frozen=True, slots=True)
class Opinion:
    """`says`: for crisis one of none ask concern imminent, for intents one intent, for emotions and harassment any number.
    `score`: of the strongest answer, 0 is the border that was learned. `because`: the words that weighed most, as in the
    folded text, heaviest first. `evidence`: where they stand in the text as given."""

    task: str
    says: tuple[str, ...]
    score: float
    because: tuple[str, ...] = ()
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    traits: Traits
    groups: tuple[tuple[tuple[int, ...], float], ...]


def opinion(text: str, task: str) -> Opinion:
    """One of TASKS; KeyError for another. Linear in the length of the text."""
    if task not in TASKS:
        raise KeyError(task)
    learned = weights_for(task)
    folded = fold(text[:LONGEST])
    pieces = _pieces(folded.soft, learned)
    best = {
        answer: max(((_score(piece, answer, learned), -place) for place, piece in enumerate(pieces)))
        for answer in learned.tables
    }
    says, answer = _verdict(task, {name: score for name, (score, _) in best.items()})
    score, place = best[answer]
    if not says or says == ("none",):
        return Opinion(task, says, score)
    piece = pieces[-place]
    return Opinion(task, says, score, *_reasons(piece, answer, learned, folded, task))


def raised(level: str, text: str) -> Opinion | None:
    """What the rules' crisis level becomes with the second opinion: None when it stays; never lower. Nothing found becomes
    ask or concern; only what the rules found too may become imminent."""
    second = opinion(text, "crisis")
    said = second.says[0]
    if level == "none" and said == "imminent":
        said = "concern"
    if _RANK[said] <= _RANK[level]:
        return None
    return Opinion("crisis", (said,), second.score, second.because, second.evidence)


def _verdict(task: str, scores: dict[str, float]) -> tuple[tuple[str, ...], str]:
    """What is said, and the answer whose words explain it."""
    if task == "crisis":
        return (level_of(scores),), "danger"
    strongest = max(scores, key=lambda answer: scores[answer])
    if task == "intents":
        return (strongest,), strongest
    return tuple(answer for answer in scores if scores[answer] >= BAR[task]), strongest


def level_of(scores: dict[str, float]) -> str:
    danger = scores["danger"]
    if danger >= CONCERN and scores["imminent"] >= SURE_OF_NOW:
        return "imminent"
    return "concern" if danger >= CONCERN else "ask" if danger >= ASK else "none"


def _pieces(soft: str, learned: Weights) -> list[_Piece]:
    pieces = []
    for start, end in windows(soft):
        traits = traits_of(soft[start:end])
        pieces.append(_Piece(start, end, traits, _groups(traits, learned.places)))
    return pieces


def _groups(traits: Traits, places: dict[str, int]) -> tuple[tuple[tuple[int, ...], float], ...]:
    runs = _known(traits.runs, places)
    single = _known([f"#{matter}" for matter in traits.matters], places)
    pairs = _known([f"#{pair}" for pair in traits.pairs], places)
    share = (len(single) + len(pairs)) ** -0.5 if single or pairs else 0.0
    return ((runs, len(runs) ** -0.5 if runs else 0.0), (single, MATTER * share), (pairs, PAIR * share))


def _known(names: Iterable[str], places: dict[str, int]) -> tuple[int, ...]:
    return tuple([places[name] for name in names if name in places])


def _score(piece: _Piece, answer: str, learned: Weights) -> float:
    take = learned.tables[answer].__getitem__
    total = sum(value * sum(map(take, ids)) for ids, value in piece.groups)
    return learned.offsets[answer] + learned.scales[answer] * total


def _reasons(
    piece: _Piece, answer: str, learned: Weights, folded: Folded, task: str
) -> tuple[tuple[str, ...], Evidence]:
    """The heaviest words that do not overlap, and the stretch of text from the first to the last of them."""
    table, places = learned.tables[answer], learned.places
    letters = [place for place in range(piece.start, piece.end) if folded.soft[place] not in BLANKS]
    spelled = unvoiced(folded.soft[piece.start : piece.end])
    heavy = [
        (table[places[run]], run) for run in piece.traits.runs if run in places and run[0] != "^" and run[-1] != "$"
    ]
    heavy += [
        (table[places[f"#{matter}"]], unvoiced(word))
        for matter, word in piece.traits.matters.items()
        if f"#{matter}" in places
    ]
    taken: list[tuple[int, int]] = []
    for weight, run in sorted(heavy, key=lambda one: (-one[0] * len(one[1]), one[1])):
        if weight <= 0 or len(taken) == _REASONS:
            break
        start = spelled.find(run)
        end = start + len(run)
        if start >= 0 and all(end <= first or start >= last for first, last in taken):
            taken.append((start, end))
    if not taken:
        return (), folded.evidence(piece.start, piece.end, f"second.{task}")
    words = tuple("".join(folded.soft[place] for place in letters[start:end]) for start, end in taken)
    first, last = letters[min(taken)[0]], letters[max(end for _, end in taken) - 1] + 1
    return words, folded.evidence(first, last, f"second.{task}")
