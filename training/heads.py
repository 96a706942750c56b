"""One yes-or-no head for each answer of a task, over the pieces of the texts; how a head is fitted lives in fitting."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from flows.safety.unmask import unmask
from flows.understanding.normalise import fold
from flows.understanding.second.scoring import groups_of
from flows.understanding.second.traits import Traits, traits_of, windows
from training.corpus import Sample
from training.fitting import Instance, Machine

FEWEST_TEXTS, FEWEST_WRITERS = 2, 2  # what only one person writes is a habit, not a meaning


def _unmasked(text: str) -> str:
    return unmask(text).text


def _folded(text: str) -> str:
    return fold(text).soft


@dataclass(frozen=True, slots=True)
class Task:
    """`reads`: whether it learns from a sample; `answers`: its heads; `label`: True, False or None (teaches nothing).
    `cost`: see fitting; much for many texts, little for few. `softens`: the text as it
    is read in the chat."""

    name: str
    answers: tuple[str, ...]
    cost: float
    reads: Callable[[Sample], bool]
    label: Callable[[Sample, str], bool | None]
    softens: Callable[[str], str] = _folded


@dataclass(frozen=True, slots=True)
class Model:
    """Feature names with the place of their weight in every machine."""

    task: Task
    places: dict[str, int]
    machines: dict[str, Machine]

    def scores(self, sample: Sample) -> dict[str, float]:
        """Of each head, the highest of all pieces of the text."""
        pieces = [instance(traits, self.places) for traits in pieces_of(self.task.softens(sample.text))]
        return {answer: max(map(machine.score, pieces)) for answer, machine in self.machines.items()}


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
        Task("crisis", ("danger", "imminent"), 3.0, lambda _: True, _danger, _unmasked),
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
            lambda sample: sample.task in ("threats", "situations"),
            _of("harassment"),
        ),
    ]


@cache
def pieces_of(soft: str) -> tuple[Traits, ...]:
    return tuple(traits_of(soft[start:end]) for start, end in windows(soft))


def features(traits: Traits) -> Iterable[str]:
    yield from traits.runs
    for matter in traits.matters:
        yield f"#{matter}"
    for pair in traits.pairs:
        yield f"#{pair}"


def instance(traits: Traits, places: dict[str, int]) -> Instance:
    """As the second opinion weighs it."""
    return Instance(tuple((tuple(sorted(ids)), value) for ids, value in groups_of(traits, places)))


def learn(task: Task, samples: Sequence[Sample]) -> Model:
    known = [sample for sample in samples if task.reads(sample)]
    read = [pieces_of(task.softens(sample.text)) for sample in known]
    places = {name: place for place, name in enumerate(_vocabulary(known, read))}
    pieces = [[instance(traits, places) for traits in text] for text in read]
    machines = {}
    for answer in task.answers:
        labels = [task.label(sample, answer) for sample in known]
        machines[answer] = fit(len(places), pieces, labels, task.cost)
    return Model(task, places, machines)


def _vocabulary(samples: Sequence[Sample], read: Sequence[Sequence[Traits]]) -> list[str]:
    texts: Counter[str] = Counter()
    writers: dict[str, set[str]] = defaultdict(set)
    for sample, pieces in zip(samples, read, strict=True):
        for name in {name for traits in pieces for name in features(traits)}:
            texts[name] += 1
            writers[name].add(sample.writer)
    return sorted(name for name, n in texts.items() if n >= FEWEST_TEXTS and len(writers[name]) >= FEWEST_WRITERS)


def fit(size: int, pieces: list[list[Instance]], labels: list[bool | None], cost: float) -> Machine:
    """Every piece of a harmless text is harmless; of a long text that is not, the piece that looks it most."""
    sure = [(piece, False) for text, label in zip(pieces, labels, strict=True) if label is False for piece in text]
    sure += [(text[0], True) for text, label in zip(pieces, labels, strict=True) if label and len(text) == 1]
    long = [text for text, label in zip(pieces, labels, strict=True) if label and len(text) > 1]
    machine = Machine(size)
    machine.fit([piece for piece, _ in sure], [label for _, label in sure], cost)
    if long:
        sure += [(max(text, key=machine.score), True) for text in long]
        machine = Machine(size)
        machine.fit([piece for piece, _ in sure], [label for _, label in sure], cost)
    return machine
