"""The labelled texts that the second opinion learns from, and who wrote them; what is learned lives in heads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WRITERS = ROOT / "tests/flows/understanding/texts"  # a folder for each writer, who had not seen the rules
OWN = ROOT / "training/texts"  # written for the training, one text a line
DEV = OWN / "dev"
STORIES = ROOT / "tests/flows/understanding/stories_of_trades.jsonl"
SECOND = ROOT / "flows/understanding/second"
_OWN_FILES = {
    "concern": "concern",
    "imminent": "imminent",
    "harmless": "none",
    "answers": "none",
    "everyday": "none",
    "chat": "none",
    "smalltalk": "none",
    "troubles": "none",
}
# What else decides about the weights.
_CODE = (
    SECOND / "scoring.py",
    SECOND / "traits.py",
    SECOND / "concepts.toml",
    ROOT / "training/heads.py",
    ROOT / "training/fitting.py",
    ROOT / "flows/safety/signs.py",
    ROOT / "flows/understanding/dialect_rules.py",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One labelled text. `accept`: the crisis levels that are right; `row`: the labels of its own task."""

    text: str
    writer: str
    task: str
    accept: frozenset[str] = frozenset({"none"})
    row: dict[str, Any] = field(default_factory=dict)

    @property
    def danger(self) -> bool:
        return "none" not in self.accept

    @property
    def doubtful(self) -> bool:
        return "none" in self.accept and len(self.accept) > 1


def files() -> list[Path]:
    return sorted([*WRITERS.glob("*/*.jsonl"), *DEV.glob("*.jsonl"), *OWN.glob("*.txt"), STORIES])


def samples() -> list[Sample]:
    return [sample for file in files() for sample in read(file)]


def read(file: Path) -> Iterator[Sample]:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    if file.suffix == ".txt":
        task = "everyday" if file.stem in ("answers", "everyday", "chat", "smalltalk") else "crisis"
        for line in lines:
            yield Sample(line, "own", task, frozenset({_OWN_FILES[file.stem]}))
        return
    task, writer = ("situations", "trades") if file == STORIES else (file.stem, file.parent.name)
    for line in lines:
        row = json.loads(line)
        accept = frozenset(row["accept"]) if file.stem == "crisis" else frozenset({"none"})
        yield Sample(row["text"], writer, task, accept, row)


def checksum() -> str:
    """Of everything that decides about the weights, independent of where the project lies."""
    total = hashlib.sha256()
    for file in (*files(), *_CODE):
        total.update(str(file.relative_to(ROOT)).encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
