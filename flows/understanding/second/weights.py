"""What was learned, from the files that `python -m training` writes; read when first asked for, kept for the process."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
HALF = 128
_WIDTH = 30  # bits for one answer: enough for four million features, and two answers are a small number to Python
_LANE = (1 << _WIDTH) - 1


@dataclass(frozen=True, slots=True)
class Weights:
    """`rows`: feature -> the numbers (-127..127) of all answers, each with HALF added, side by side in one whole number:
    a sum of rows is the sum for every answer at once. Never 0. A weight is number x scale. Features are runs of letters,
    #matter, #matter>matter and *sign. `inputs`: checksum of what it was learned from."""

    rows: dict[str, int]
    scales: dict[str, float]
    offsets: dict[str, float]
    inputs: str

    def sums(self, rows: Collection[int]) -> list[int]:
        """Of the numbers in these rows, for each answer in its order."""
        total, extra = sum(rows), HALF * len(rows)
        return [((total >> shift) & _LANE) - extra for shift in range(0, _WIDTH * len(self.scales), _WIDTH)]

    def numbers(self, answer: str, names: Iterable[str]) -> dict[str, int]:
        """What those of the features that are known say of one answer."""
        shift = _WIDTH * list(self.scales).index(answer)
        return {name: ((row >> shift) & _LANE) - HALF for name in names if (row := self.rows.get(name))}


@cache
def weights_for(task: str) -> Weights:
    """Raises FileNotFoundError for a task that nothing was learned for."""
    return weights_in(FOLDER / f"{task}.tsv")


@cache
def weights_in(file: Path) -> Weights:
    with file.open(encoding="utf-8") as lines:
        head = json.loads(next(lines))
        answers = dict(head["answers"])
        rows: dict[str, int] = {}
        alike: dict[str, int] = {}  # most rows are there many times, and kept once
        for line in lines:
            name, _, numbers = line.rstrip("\n").partition("\t")
            row = alike.get(numbers)
            if row is None:
                row = alike[numbers] = _row(map(int, numbers.split("\t")))
            rows[name] = row
    return Weights(
        rows=rows,
        scales={answer: answers[answer]["scale"] for answer in answers},
        offsets={answer: answers[answer]["offset"] for answer in answers},
        inputs=head["inputs"],
    )


def _row(numbers: Iterable[int]) -> int:
    return sum((number + HALF) << (_WIDTH * lane) for lane, number in enumerate(numbers))
