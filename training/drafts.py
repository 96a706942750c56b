"""Learns how much a sentence of a draft reads like one that hurts, from labelled texts; the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from flows.case import Case
from flows.documents import KINDS, REGISTERS, check, draft
from flows.documents.checking.check import without_reported
from flows.documents.checking.learned import HURTS, LEARNED_AS, WEIGHTS
from flows.documents.checking.reading import read_draft
from flows.documents.checking.senses import seen_in
from flows.documents.checking.traits import Traits, groups_of, traits_of
from flows.documents.checking.weighing import said_by, sentences_of
from training.corpus import Sample
from training.fitting import Instance, Machine
from training.heads import Model, Task, fit
from training.writing import write

ROOT = Path(__file__).parents[1]
OWN = ROOT / "training/texts/drafts"
GIVEN = ROOT / "tests/flows/documents/phrases"
CHECKING = WEIGHTS.parent
# Read against by whoever wrote the senses: that a sense speaks there says nothing.
READ_BEFORE = ("phrases", "bad")
SAME = {"promise": "impossible_promise", "asks_forgiveness": "demanding_forgiveness", **LEARNED_AS}
NOT_LEARNED = frozenset({"names_client", "named_party"})  # names are told by their shape
NO_MATTER = frozenset({"__init__.py", "parts.py"})  # nothing of them is seen while it is learned
COST, FEWEST = 2.0, 2
KIND = {
    "apology": "apology_letter",
    "report": "boss_report",
    "script": "phone_script",
    "holding": "holding_message",
    "complaint": "expectation",
    "request": "company_request",
    "checklist": "visit_checklist",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A phrase or a draft, with what is in it; `file`: where it stands, without suffix."""

    text: str
    kind: str
    findings: frozenset[str]
    file: str


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def is_held_out(row: dict[str, object]) -> bool:
    """The odd ids are for measuring alone."""
    return int(str(row["id"])[-3:]) % 2 == 1


def labels_of(row: dict[str, object]) -> list[str]:
    found = row.get("findings")
    return [str(label) for label in found] if isinstance(found, list) else []


def told_as(label: str) -> str:
    """The kind of finding that a label of the texts asks for."""
    return {"names_client": "named_party"}.get(label, SAME.get(label, label))


def kind_of(row: dict[str, object]) -> str:
    kind = str(row.get("kind", "apology"))
    return KIND.get(kind, kind)


def example(row: dict[str, object], file: str) -> Example:
    kinds = frozenset(told_as(label) for label in labels_of(row) if label not in NOT_LEARNED)
    return Example(str(row["text"]), kind_of(row), kinds, file)


def given(held_out: bool) -> list[Example]:
    """The texts of who had not seen the checker."""
    files = [GIVEN / f"{name}.jsonl" for name in ("bad", "good")]
    return [example(row, file.stem) for file in files for row in rows(file) if is_held_out(row) == held_out]


def examples() -> list[Example]:
    """Ours, the labelled ones that are not held out, and what we write ourselves."""
    own = [example(row, file.stem) for file in sorted(OWN.glob("*.jsonl")) for row in rows(file)]
    return [*own, *given(False), *(Example(text, "apology_letter", frozenset(), "written") for text in written())]


def written() -> list[str]:
    now = datetime(2026, 11, 18, 12, tzinfo=timezone(timedelta(hours=9)))
    cases = [
        Case(entry=entry, employment=employment, responsibility=share, harassment=pressed, boss=boss, choice=choice)
        for entry, employment in (("own_mistake", "current"), ("left_company", "left"), (None, None))
        for share in ("none", "partial", "full", "unclear")
        for pressed in ([], ["abuse"], ["threat"])
        for boss, choice in (("yes", "apologise_with_boss"), ("no", None))
    ]
    texts = (draft(kind, case, now, register).text for kind in KINDS for register in REGISTERS for case in cases)
    return list(dict.fromkeys(texts))


@cache
def pieces_of(text: str, kind: str, trusted: bool) -> tuple[Traits, ...]:
    """Sentence by sentence, as the checker weighs it."""
    own = without_reported(read_draft(text).said)
    hits = seen_in(own, kind) if trusted else []
    return tuple(
        traits_of(own[start:end], said_by([hit for hit in hits if start <= hit.start < end]))
        for start, end in sentences_of(own)
    )


def learn(texts: Sequence[Example]) -> Model:
    """One machine a kind, and one for all of them together."""
    read = [(pieces_of(one.text, one.kind, one.file not in READ_BEFORE), one.findings) for one in texts]
    read = [(pieces, findings) for pieces, findings in read if pieces]
    answers = (HURTS, *sorted({kind for _, findings in read for kind in findings}))
    places = {name: place for place, name in enumerate(_vocabulary(pieces for pieces, _ in read))}
    instances = [[Instance(groups_of(traits, places)) for traits in pieces] for pieces, _ in read]
    machines: dict[str, Machine] = {}
    for answer in answers:
        labels: list[bool | None] = [bool(found) if answer == HURTS else answer in found for _, found in read]
        machines[answer] = fit(len(places), instances, labels, COST)
    return Model(Task("learned", answers, COST, _every, _none), places, machines)


def _every(_: Sample) -> bool:
    return True


def _none(_: Sample, __: str) -> None:
    return None


def _vocabulary(texts: Iterable[Sequence[Traits]]) -> list[str]:
    counts: Counter[str] = Counter()
    for pieces in texts:
        counts.update({name for traits in pieces for names, _ in traits.groups() for name in names})
    return sorted(name for name, count in counts.items() if count >= FEWEST)


def inputs() -> str:
    """A checksum of everything that decides about the weights."""
    total = hashlib.sha256()
    code = [file for file in sorted(CHECKING.glob("*.py")) if file.name not in NO_MATTER]
    files = [*sorted(OWN.glob("*.jsonl")), *sorted(GIVEN.glob("*.jsonl")), *code]
    for file in (*files, CHECKING / "matters.toml", Path(__file__)):
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def findings_in(text: str, kind: str) -> set[str]:
    return {told_as(one.kind) for one in check(text, kind)}


def show_scores() -> None:
    """What the checker is worth on the labelled drafts that were held out, by kind."""
    right: Counter[str] = Counter()
    there: Counter[str] = Counter()
    false = good = 0
    for row in (row for name in ("bad", "good") for row in rows(GIVEN / f"{name}.jsonl") if is_held_out(row)):
        found = findings_in(str(row["text"]), kind_of(row))
        labels = set(map(told_as, labels_of(row)))
        there.update(labels)
        right.update(labels & found)
        if not labels:
            good, false = good + 1, false + len(found)
    for kind in sorted(there):
        sys.stdout.write(f"{kind}: {right[kind]} of {there[kind]}\n")
    sys.stdout.write(f"right kind: {right.total()} of {there.total()}; false findings: {false} in {good} good drafts\n")


if __name__ == "__main__":
    if "--scores" in sys.argv:
        show_scores()
    else:
        write(learn(examples()), inputs(), CHECKING)
