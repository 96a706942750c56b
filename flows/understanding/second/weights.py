"""What was learned, from the files that `python -m training` writes; read when first asked for, kept for the process."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
HALF = 128
_WIDTH = 32  # bits for one answer: enough for sixteen million features
_LANE = (1 << _WIDTH) - 1


@dataclass(frozen=True, slots=True)
class Weights:
    """`places`: feature -> its place in each of `tables` (answer -> whole numbers -127..127); a weight is number x scale.
    Features are runs of letters, #matter, #matter>matter and *sign. `inputs`: checksum of what it was learned from.
    `rows`: by place the numbers of all answers, each with HALF added, side by side in one whole number: a sum of rows is
    the sum for every answer at once; `names`: the features by place."""

    places: dict[str, int]
    tables: dict[str, Sequence[int]]
    scales: dict[str, float]
    offsets: dict[str, float]
    inputs: str
    rows: Sequence[int] = ()
    names: Sequence[str] = ()

    def sums(self, places: Sequence[int]) -> list[int]:
        """Of the numbers at these places, for each answer in the order of the tables."""
        total, extra = sum(map(self.rows.__getitem__, places)), HALF * len(places)
        return [((total >> shift) & _LANE) - extra for shift in range(0, _WIDTH * len(self.tables), _WIDTH)]


def weights_for(task: str) -> Weights:
    """Raises FileNotFoundError for a task that nothing was learned for."""
    return weights_in(FOLDER / f"{task}.tsv")


@cache
def weights_in(file: Path) -> Weights:
    with file.open(encoding="utf-8") as lines:
        head = json.loads(next(lines))
        answers = list(head["answers"])
        places: dict[str, int] = {}
        numbers = array("b")
        for place, line in enumerate(lines):
            name, *values = line.rstrip("\n").split("\t")
            places[name] = place
            numbers.extend(map(int, values))
    width = len(answers)
    return Weights(
        places=places,
        tables={answer: numbers[column::width] for column, answer in enumerate(answers)},
        scales={answer: head["answers"][answer]["scale"] for answer in answers},
        offsets={answer: head["answers"][answer]["offset"] for answer in answers},
        inputs=head["inputs"],
        rows=[_row(numbers[start : start + width]) for start in range(0, len(numbers), width)],
        names=list(places),
    )


def _row(numbers: Iterable[int]) -> int:
    return sum((number + HALF) << (_WIDTH * lane) for lane, number in enumerate(numbers))
