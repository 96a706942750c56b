"""Writes what was learned as text files of whole numbers that flows.understanding.second reads."""

from __future__ import annotations

import json
from pathlib import Path

from training.heads import MOST, Model


def write(model: Model, inputs: str, folder: Path) -> Path:
    """A line of JSON (checksum of the inputs, scale and offset of each answer), then features with numbers."""
    answers = model.task.answers
    scales = {answer: max(map(abs, model.machines[answer].weights[:-1])) / MOST for answer in answers}
    head = {
        "inputs": inputs,
        "answers": {
            answer: {"scale": _short(scales[answer]), "offset": _short(model.machines[answer].weights[-1])}
            for answer in answers
        },
    }
    lines = [json.dumps(head, ensure_ascii=False)]
    for name, place in model.places.items():
        numbers = [round(model.machines[answer].weights[place] / scales[answer]) for answer in answers]
        # what weighs less everywhere is left out, if it was not before the others were fitted
        if model.task.fitted_again or max(map(abs, numbers)) >= model.task.lightest:
            lines.append("\t".join([name, *map(str, numbers)]))
    path = folder / f"{model.task.name}.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return path


def _short(number: float) -> float:
    return float(f"{number:.6g}")
