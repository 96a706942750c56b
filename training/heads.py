"""One yes-or-no head for each answer of a task, over the pieces of the texts; how a head is fitted lives in fitting."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from flows.safety.danger import signs_in
from flows.safety.unmask import unmask
from flows.understanding.dialects import standard
from flows.understanding.normalise import fold
from flows.understanding.second.factors import ANSWERS
from flows.understanding.second.scoring import Mark, groups_of, marked
from flows.understanding.second.traits import Traits, runs_alone, traits_of, windows
from training.corpus import Sample
from training.fitting import Instance, Machine

MOST = 127  # a weight fits a signed byte
FEWEST_TEXTS, FEWEST_WRITERS = 2, 2  # of few texts, what only one person writes is a habit, not a meaning


def _unmasked(text: str) -> str:
    return unmask(text).text


def _folded(text: str) -> str:
    return fold(text).soft


def _standard(text: str) -> str:
    return standard(text).text


def _unmarked(_soft: str) -> Sequence[Mark]:
    return ()


@dataclass(frozen=True, slots=True)
class Task:
    """`reads`: whether it learns from a sample; `answers`: its heads; `label`: True, False or None (teaches nothing).
    `cost`: see fitting; much for many texts, little for few. `softens`: the text as it
    is read in the chat; `marks`: what was found in it beforehand. `many`: there are texts enough to
    trust what is rare, or only one person's. `whole`: a long text is read in one piece.
    `fewest`: texts that a feature must stand in; `lightest`: what it must weigh (of 127) to be kept."""

    name: str
    answers: tuple[str, ...]
    cost: float
    reads: Callable[[Sample], bool]
    label: Callable[[Sample, str], bool | None]
    softens: Callable[[str], str] = _folded
    marks: Callable[[str], Sequence[Mark]] = _unmarked
    many: bool = False
    whole: bool = False
    fewest: int = FEWEST_TEXTS
    lightest: int = 5

    @property
    def fitted_again(self) -> bool:
        return self.many or self.whole


@dataclass(frozen=True, slots=True)
class Model:
    """Feature names with the place of their weight in every machine."""

    task: Task
    places: dict[str, int]
    machines: dict[str, Machine]

    def scores(self, sample: Sample) -> dict[str, float]:
        """Of each head, the highest of all pieces of the text."""
        pieces = [instance(seen, self.places) for seen in pieces_of(self.task, sample.text)]
        return {answer: max(map(machine.score, pieces)) for answer, machine in self.machines.items()}


def _factor(sample: Sample, answer: str) -> bool | None:
    field, _, value = answer.partition(":")
    if value in sample.row.get("accept_fields", {}).get(field, ()):
        return None
    return bool(sample.row[field] == value)


def _danger(sample: Sample, answer: str) -> bool | None:
    if sample.doubtful:
        return None
    if answer == "danger":
        return sample.danger
    return None if "imminent" in sample.accept and len(sample.accept) > 1 else "imminent" in sample.accept


def _of(key: str) -> Callable[[Sample, str], bool | None]:
    def label(sample: Sample, answer: str) -> bool | None:
        if answer in sample.row.get("optional", ()):
            return None
        said = sample.row[key]
        return answer == said if isinstance(said, str) else answer in said

    return label


def tasks(samples: Iterable[Sample]) -> list[Task]:
    rows = list(samples)

    def answers(task: str, key: str) -> tuple[str, ...]:
        said = (row.row[key] for row in rows if row.task == task)
        return tuple(
            sorted({one for value in said for one in ([value] if isinstance(value, str) else value)} - {"なし"})
        )

    return [
        Task(
            "crisis", ("danger", "imminent"), 1.0, lambda _: True, _danger, _unmasked, signs_in, many=True, lightest=6
        ),
        Task(
            "emotions",
            answers("emotions", "emotions"),
            1.0,
            lambda sample: sample.task == "emotions",
            _of("emotions"),
        ),
        Task(
            "harassment",
            answers("threats", "harassment"),
            1.0,
            lambda sample: sample.task in ("threats", "situations") and sample.writer != "trades",
            _of("harassment"),
        ),
        Task(
            "factors",
            ANSWERS,
            1.0,
            lambda sample: sample.task == "situations",
            _factor,
            _standard,
            whole=True,
            fewest=3,
            lightest=16,
        ),
    ]


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece of a text, with the names of the signs in it."""

    traits: Traits
    signs: frozenset[str]


@cache
def _seen(
    text: str, softens: Callable[[str], str], marks: Callable[[str], Sequence[Mark]], whole: bool
) -> tuple[Seen, ...]:
    soft = softens(text)
    found = marks(soft)
    if whole:
        return (Seen(runs_alone(soft), frozenset()),)
    return tuple(Seen(traits_of(soft[start:end]), marked(found, start, end)) for start, end in windows(soft))


def pieces_of(task: Task, text: str) -> tuple[Seen, ...]:
    return _seen(text, task.softens, task.marks, task.whole)


def features(seen: Seen) -> Iterable[str]:
    traits = seen.traits
    yield from traits.runs
    for matter in traits.matters:
        yield f"#{matter}"
    for pair in traits.pairs:
        yield f"#{pair}"
    for sign in seen.signs:
        yield f"*{sign}"


def instance(seen: Seen, places: dict[str, int]) -> Instance:
    """As the second opinion weighs it."""
    return Instance(tuple((tuple(sorted(ids)), value) for ids, value in groups_of(seen.traits, places, seen.signs)))


def learn(task: Task, samples: Sequence[Sample]) -> Model:
    known = [sample for sample in samples if task.reads(sample)]
    read = [pieces_of(task, sample.text) for sample in known]
    writers = 1 if task.many else FEWEST_WRITERS
    model = _fitted(task, known, read, _vocabulary(known, read, task.fewest, writers))
    # A piece is weighed by how many of its features are known: what is left out must be out when the others are fitted.
    return _fitted(task, known, read, heavy(model)) if task.fitted_again else model


def heavy(model: Model) -> list[str]:
    """The features that weigh enough for some answer to be kept."""
    least = {
        answer: model.task.lightest * max(map(abs, machine.weights[:-1])) / MOST
        for answer, machine in model.machines.items()
    }
    return [
        name
        for name, place in model.places.items()
        if any(abs(machine.weights[place]) >= least[answer] for answer, machine in model.machines.items())
    ]


def _fitted(task: Task, known: Sequence[Sample], read: Sequence[Sequence[Seen]], names: Sequence[str]) -> Model:
    places = {name: place for place, name in enumerate(names)}
    pieces = [[instance(seen, places) for seen in text] for text in read]
    gains = gains_of(len(places), [piece for text in pieces for piece in text]) if task.many else ()
    machines = {}
    for answer in task.answers:
        labels = [task.label(sample, answer) for sample in known]
        machines[answer] = fit(len(places), pieces, labels, task.cost, gains)
    return Model(task, places, machines)


def gains_of(size: int, pieces: Sequence[Instance]) -> list[float]:
    """For each feature: what stands in few pieces tells more. On the whole as much as without."""
    pieces_with = [0] * size
    for piece in pieces:
        for ids, _ in piece.groups:
            for j in ids:
                pieces_with[j] += 1
    rare = [math.log((len(pieces) + 1) / (count + 1)) ** 2 for count in pieces_with]
    alike = [1.0] * size
    level = sum(one.square(rare) - 1.0 for one in pieces) / max(1.0, sum(one.square(alike) - 1.0 for one in pieces))
    return [gain / level for gain in rare] if level else alike


def _vocabulary(
    samples: Sequence[Sample], read: Sequence[Sequence[Seen]], fewest: int, fewest_writers: int
) -> list[str]:
    texts: Counter[str] = Counter()
    writers: dict[str, set[str]] = defaultdict(set)
    for sample, pieces in zip(samples, read, strict=True):
        for name in {name for seen in pieces for name in features(seen)}:
            texts[name] += 1
            writers[name].add(sample.writer)
    return sorted(name for name, n in texts.items() if n >= fewest and len(writers[name]) >= fewest_writers)


def fit(
    size: int, pieces: list[list[Instance]], labels: list[bool | None], cost: float, gains: Sequence[float] = ()
) -> Machine:
    """Every piece of a harmless text is harmless; of a long text that is not, the piece that looks it most."""
    sure = [(piece, False) for text, label in zip(pieces, labels, strict=True) if label is False for piece in text]
    sure += [(text[0], True) for text, label in zip(pieces, labels, strict=True) if label and len(text) == 1]
    long = [text for text, label in zip(pieces, labels, strict=True) if label and len(text) > 1]
    machine = Machine(size, gains)
    machine.fit([piece for piece, _ in sure], [label for _, label in sure], cost)
    if long:
        sure += [(max(text, key=machine.score), True) for text in long]
        machine = Machine(size, gains)
        machine.fit([piece for piece, _ in sure], [label for _, label in sure], cost)
    return machine
