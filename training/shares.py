"""The own share of a mishap as whole stories tell it; what is learned from pieces of a text lives in heads."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from flows.understanding.normalise import fold
from flows.understanding.second.traits import runs_of
from training.corpus import WRITERS, Sample, read
from training.fitting import Instance, Machine
from training.heads import Model, Task

FEWEST_STORIES, FEWEST_WRITERS = 3, 2  # few stories: what two of them share is chance
TASK = Task(
    "shares",
    ("full", "none", "partial", "unclear"),
    1.0,
    lambda sample: sample.task in ("situations", "stories_of_trades"),
    lambda sample, answer: bool(sample.row["own_responsibility"] == answer),
)
_TRADES = WRITERS.parent / "stories_of_trades.jsonl"


def stories(samples: Sequence[Sample]) -> list[Sample]:
    """Those of the corpus and the stories of trades, which are another writer's."""
    trades = [Sample(one.text, "trades", one.task, one.accept, one.row) for one in read(_TRADES)]
    return [*filter(TASK.reads, samples), *trades]


def learn_shares(known: Sequence[Sample]) -> Model:
    runs = [runs_of(fold(story.text).soft) for story in known]
    count: Counter[str] = Counter()
    writers: dict[str, set[str]] = defaultdict(set)
    for story, found in zip(known, runs, strict=True):
        count.update(found)
        for run in found:
            writers[run].add(story.writer)
    names = sorted(run for run, n in count.items() if n >= FEWEST_STORIES and len(writers[run]) >= FEWEST_WRITERS)
    places = {run: place for place, run in enumerate(names)}
    instances = [_instance(found, places) for found in runs]
    machines = {}
    for answer in TASK.answers:
        machine = machines[answer] = Machine(len(places))
        machine.fit(instances, [TASK.label(story, answer) is True for story in known], TASK.cost)
    return Model(TASK, places, machines)


def shares_line(known: Sequence[Sample]) -> str:
    """How many stories of each writer are read right by what the others taught."""
    judged = {writer: _judged(known, writer) for writer in sorted({story.writer for story in known})}
    return "shares " + " ".join(f"{writer} {sum(right)}/{len(right)}" for writer, right in judged.items())


def _judged(known: Sequence[Sample], writer: str) -> list[bool]:
    model = learn_shares([story for story in known if story.writer != writer])
    return list(_right(model, [story for story in known if story.writer == writer]))


def _right(model: Model, shown: Sequence[Sample]) -> Iterator[bool]:
    for story in shown:
        instance = _instance(runs_of(fold(story.text).soft), model.places)
        said = max(TASK.answers, key=lambda answer: model.machines[answer].score(instance))
        also = story.row.get("accept_fields", {}).get("own_responsibility", [])
        yield said in (story.row["own_responsibility"], *also)


def _instance(found: set[str], places: dict[str, int]) -> Instance:
    ids = tuple(sorted(places[run] for run in found if run in places))
    return Instance(((ids, len(ids) ** -0.5),) if ids else ())
