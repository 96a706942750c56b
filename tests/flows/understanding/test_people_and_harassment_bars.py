"""The bars for people, wishes and harassment on the texts of five writers, all of them read by now by the author."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from flows.understanding.harassment import harassment_in
from flows.understanding.people import people_in
from flows.understanding.reading import Mention

TEXTS = Path(__file__).parent / "texts"
WRITERS = ("kansai", "kyushu", "net", "tohoku", "plain")


def rows(writer: str, task: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (TEXTS / writer / f"{task}.jsonl").read_text(encoding="utf-8").splitlines()]


def f1(right: int, wrong: int, missed: int) -> float:
    return 2 * right / (2 * right + wrong + missed)


def bare(words: str) -> str:
    return "".join(words.split()).strip("「」。、")


def same(person: Mention, wanted: dict[str, Any]) -> bool:
    one, other = bare(person.mention), bare(wanted["mention"])
    return (one in other or other in one) and person.role in wanted["accept_roles"]


@pytest.mark.parametrize("writer", WRITERS)
def test_people_and_their_wishes_are_read(writer: str):
    right = wrong = missed = wishes = 0
    for row in rows(writer, "stakeholders"):
        found = list(people_in(row["text"]))
        for wanted in row["stakeholders"]:
            hit = next((person for person in found if same(person, wanted)), None)
            if hit is None:
                missed += not wanted["optional"]
                continue
            found.remove(hit)
            right += 1
            wishes += hit.wants_apology in wanted["accept_wants"]
        wrong += len(found)
    assert f1(right, wrong, missed) >= 0.80
    assert wishes / right >= 0.80


@pytest.mark.parametrize("writer", WRITERS)
def test_harassment_and_its_kinds_are_read(writer: str):
    right = wrong = missed = agree = 0
    texts = rows(writer, "threats")
    for row in texts:
        found, wanted = set(harassment_in(row["text"])) - {"night_calls"}, set(row["harassment"])
        right, wrong, missed = right + len(found & wanted), wrong + len(found - wanted), missed + len(wanted - found)
        agree += bool(found) == bool(wanted)
    assert agree / len(texts) >= 0.90
    assert f1(right, wrong, missed) >= 0.75
