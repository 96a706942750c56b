"""What was learned, from the files that `python -m training` writes; read when first asked for, kept for the process."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Weights:
    """`places`: feature -> its place in each of `tables` (answer -> whole numbers -127..127); a weight is number x scale.
    Features are runs of letters, #matter, #matter>matter and *sign. `inputs`: checksum of what it was learned from."""

    places: dict[str, int]
    tables: dict[str, Sequence[int]]
    scales: dict[str, float]
    offsets: dict[str, float]
    inputs: str


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
    whole = {number: number for number in range(-127, 128)}  # one object for each: tables are of them only
    return Weights(
        places=places,
        tables={answer: tuple(map(whole.__getitem__, numbers[column::width])) for column, answer in enumerate(answers)},
        scales={answer: head["answers"][answer]["scale"] for answer in answers},
        offsets={answer: head["answers"][answer]["offset"] for answer in answers},
        inputs=head["inputs"],
    )
