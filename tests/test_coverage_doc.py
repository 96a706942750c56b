"""docs/coverage.md: every row of the sources is there, and every place that it names exists."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from flows.case import Case, Person
from flows.commands import COMMANDS
from flows.content import content
from flows.safety.windows import every_window
from flows.stages import BY_ID

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(r"^\| ([A-Z][0-9]?-[0-9]+) \| (.+?) \| (.+?) \|$", re.MULTILINE)
PLACE = re.compile(r"`([a-z]+):([^`]+)`")
# What each source holds: the numbers of its rows.
RANGES = {
    "S0": (*range(1, 13), *range(20, 28), *range(30, 36), *range(40, 47), *range(50, 57), *range(60, 71),
           *range(80, 86), *range(90, 93)),
    "S1": tuple(range(1, 17)),
    "S2": tuple(range(1, 18)),
    "S3": tuple(range(1, 15)),
    "S4": tuple(range(1, 11)),
    "L": tuple(range(1, 12)),
    "T": tuple(range(1, 7)),
}  # fmt: skip


def rows() -> list[tuple[str, str, str]]:
    return ROW.findall((ROOT / "docs/coverage.md").read_text(encoding="utf-8"))


PLACES = sorted({place for _, _, where in rows() for place in PLACE.findall(where)})


def test_the_rows_are_those_of_the_sources_without_a_gap() -> None:
    told = [row for row, _, _ in rows()]
    wanted = {(source, number) for source, numbers in RANGES.items() for number in numbers}
    assert {(source, int(number)) for source, _, number in (row.partition("-") for row in told)} == wanted
    assert len(told) == len(set(told)) == len(wanted)


def test_every_row_says_what_it_is_and_names_a_place() -> None:
    assert [row for row, what, where in rows() if not what.strip() or not PLACE.findall(where)] == []


def test_nothing_else_stands_where_places_are_named() -> None:
    assert [row for row, _, where in rows() if PLACE.sub("", where).strip()] == []


@pytest.mark.parametrize(("kind", "name"), PLACES, ids=[f"{kind}:{name}" for kind, name in PLACES])
def test_the_place_exists(kind: str, name: str) -> None:
    assert EXISTS[kind](name)


def _importable(name: str) -> bool:
    module, _, attribute = name.rpartition(".")
    return hasattr(importlib.import_module(module), attribute)


def _is_an_option(name: str) -> bool:
    question, _, option = name.partition("/")
    crowded = Case(people=[Person("", "customer")])
    return any(option in BY_ID[question].keys(case) for case in (Case(), crowded))


EXISTS = {
    "file": lambda name: (ROOT / name).is_file(),
    "wording": lambda name: name in content(),
    "question": lambda name: name in BY_ID,
    "option": _is_an_option,
    "command": lambda name: name in COMMANDS,
    "window": lambda name: name in {entry.key for entry in every_window()},
    "python": _importable,
    "story": lambda name: (ROOT / "tests/flows/stories" / name).is_file(),
}
