"""How good the second opinion is on a writer whose texts it did not learn from: each is held out in turn."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.safety.danger import Danger, heard_by_rules, level_with
from flows.safety.unmask import unmask
from flows.understanding.second import BAR, discount
from training.corpus import Sample
from training.heads import Model, Task, learn, pieces_of

_OTHERS = ("intents", "emotions", "stakeholders", "deadlines", "situations")
_BLIND = ("dev", "own")  # not counted: written beside the rules or for the training


@dataclass(frozen=True, slots=True)
class Judged:
    sample: Sample
    scores: dict[str, float]


def held_out(task: Task, samples: Sequence[Sample]) -> list[Judged]:
    """Every text judged by what the other writers taught; everyday talk from UNDERSTANDING_DIR by all but dev."""
    out = []
    for writer in sorted({sample.writer for sample in samples if task.reads(sample)}):
        model = learn(task, [sample for sample in samples if sample.writer != writer])
        shown = [sample for sample in samples if sample.writer == writer and task.reads(sample)]
        if task.name == "crisis" and writer == "dev":
            shown += list(_natural())
        out += _judge(model, shown)
    return [judged for judged in out if judged.sample.writer not in _BLIND]


def _judge(model: Model, samples: Iterable[Sample]) -> list[Judged]:
    return [Judged(sample, _scores(model, sample)) for sample in samples]


def _scores(model: Model, sample: Sample) -> dict[str, float]:
    """As the chat weighs them."""
    scores = model.scores(sample)
    if model.task.name != "crisis":
        return scores
    less = discount(len(pieces_of(model.task, sample.text)), len(model.task.softens(sample.text)))
    return {answer: score - less for answer, score in scores.items()}


def _natural() -> Iterable[Sample]:
    """Talk that may be looked at but not learned from (its licence asks for the same licence)."""
    path = Path(os.environ.get("UNDERSTANDING_DIR", "")) / "everyday.jsonl"
    if os.environ.get("UNDERSTANDING_DIR") and path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Sample(row["text"], "natural", f"natural {row['kind']}")


def crisis_table(judged: Sequence[Judged]) -> list[str]:
    """The rules alone, the second opinion alone and both, as lines of a table."""
    heard = {id(one): heard_by_rules(one.sample.text) for one in judged}
    rules = {key: found.level for key, found in heard.items()}
    second = {id(one): _level(Danger(), one) for one in judged}
    both = {id(one): _level(heard[id(one)], one) for one in judged}
    lines = [f"{'':44s}  rules  second    both"]
    for name, chosen, right in _measures():
        group = [one for one in judged if chosen(one.sample)]
        if group:
            shares = [sum(levels[id(one)] in right for one in group) / len(group) for levels in (rules, second, both)]
            lines.append(f"{name:44s} {shares[0]:6.3f}  {shares[1]:6.3f}  {shares[2]:6.3f}  of {len(group)}")
    return lines


def _level(found: Danger, one: Judged) -> str:
    """As the chat settles it."""
    return level_with(found, one.scores["danger"], one.scores["imminent"], unmask(one.sample.text).text)


def writers_table(judged: Sequence[Judged]) -> list[str]:
    """For each writer, the rules alone and with the second opinion."""
    names = (0, 2, 4, 9)  # noticed, imminent, alarms and questions on written hard negatives
    measures = [measure for place, measure in enumerate(_measures()) if place in names]
    lines = [f"{'rules -> both':16s} " + "  ".join(f"{name[:20]:20s}" for name, _, _ in measures)]
    for writer in sorted({one.sample.writer for one in judged if one.sample.task == "crisis"}):
        cells = []
        for _, chosen, right in measures:
            group = [one for one in judged if one.sample.writer == writer and chosen(one.sample)]
            heard = [(heard_by_rules(one.sample.text), one) for one in group]
            before = sum(found.level in right for found, _ in heard) / max(1, len(group))
            after = sum(_level(found, one) in right for found, one in heard) / max(1, len(group))
            cells.append(f"{before:6.3f} -> {after:6.3f}    ")
        lines.append(f"{writer:16s} " + "  ".join(cells))
    return lines


def _measures() -> list[tuple[str, Callable[[Sample], bool], tuple[str, ...]]]:
    alarm, question = ("concern", "imminent"), ("ask",)
    groups: list[tuple[str, Callable[[Sample], bool]]] = [
        ("written hard negatives", lambda one: one.task == "crisis" and one.accept == {"none"}),
        ("natural hard negatives", lambda one: one.task == "natural hard"),
        ("natural everyday talk", lambda one: one.task == "natural everyday"),
        ("written everyday talk", lambda one: one.task == "everyday"),
        ("the other files", lambda one: one.task in _OTHERS),
    ]
    return [
        ("danger noticed", lambda one: one.danger, ("ask", *alarm)),
        ("danger noticed without the gentle question", lambda one: one.danger, alarm),
        ("imminent seen as such", lambda one: one.accept == {"imminent"}, ("imminent",)),
        ("concern taken for imminent", lambda one: one.danger and "imminent" not in one.accept, ("imminent",)),
        *((f"false alarms, {name}", chosen, alarm) for name, chosen in groups),
        *((f"needless questions, {name}", chosen, question) for name, chosen in groups),
    ]


def labels_line(task: Task, judged: Sequence[Judged]) -> str:
    """Macro F1 over the answers of a task with labels; for harassment micro F1, the way the texts are scored."""
    counts = {answer: [0, 0, 0] for answer in task.answers}
    rows = [one for one in judged if one.sample.task != "situations"]
    for one in rows:
        wanted, allowed = _wanted(task.name, one.sample)
        said = _said(task.name, one.scores)
        if task.name == "intents" and said & allowed:
            said = wanted
        for answer in task.answers:
            counts[answer][0] += answer in said and answer in wanted
            counts[answer][1] += answer in said and answer not in wanted | allowed
            counts[answer][2] += answer in wanted and answer not in said
    if task.name == "harassment":
        return f"harassment kinds, micro F1 {_f1(*map(sum, zip(*counts.values(), strict=True))):.3f} of {len(rows)}"
    return f"{task.name}, macro F1 {sum(_f1(*count) for count in counts.values()) / len(counts):.3f} of {len(rows)}"


def _wanted(task: str, sample: Sample) -> tuple[set[str], set[str]]:
    """What must be said and what may be said."""
    if task == "intents":
        return {sample.row["intent"]}, set(sample.row["accept"])
    key = "emotions" if task == "emotions" else "harassment"
    return set(sample.row[key]), set(sample.row.get("optional", ()))


def _said(task: str, scores: dict[str, float]) -> set[str]:
    if task == "intents":
        return {max(scores, key=lambda answer: scores[answer])}
    return {answer for answer, score in scores.items() if score >= BAR[task]}


def _f1(hit: int, false: int, missed: int) -> float:
    return 2 * hit / (2 * hit + false + missed) if hit + false + missed else 1.0
