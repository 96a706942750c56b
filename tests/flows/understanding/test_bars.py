"""The bars that the reading must hold on the labelled texts: those beside this file and those in UNDERSTANDING_DIR.

The texts in tests/ were written blind to the rules and have been read since, and the second opinion learned from them:
here they guard what was reached. How both do on texts nobody has read is lower and stands in training/README.md."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from flows import safety
from flows.decision import advise
from flows.decision.factors import Factors
from flows.understanding import read

NOW = datetime.fromisoformat("2026-11-18T10:00:00+09:00")
FIELDS = (
    "employment",
    "own_responsibility",
    "customer_demands_apology",
    "relationship_to_continue",
    "company_will",
)


def rows(task: str) -> Iterator[dict[str, Any]]:
    folder = os.environ.get("UNDERSTANDING_DIR", "")
    path = Path(folder) / f"{task}.jsonl"
    if not folder or not path.exists():
        pytest.skip(f"the labelled texts are not here: set UNDERSTANDING_DIR to the folder that holds {task}.jsonl")
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


TEXTS = Path(__file__).parent / "texts"
# those that the rules' author has read; what nobody read is for validation and has no floor here
FOLDERS = [TEXTS / name for name in ("crisis_more", "kansai", "kyushu", "net", "plain", "tohoku")]


def crisis_rows(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "crisis.jsonl").read_text(encoding="utf-8").splitlines()]


def share(texts: list[dict[str, Any]], *levels: str) -> float:
    return sum(safety.look(row["text"]).level in levels for row in texts) / max(1, len(texts))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_danger_in_every_way_of_speaking_is_noticed(folder: Path):
    danger = [row for row in crisis_rows(folder) if "none" not in row["accept"]]
    assert share(danger, "ask", "concern", "imminent") >= 0.9


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_cannot_wait_is_heard_in_every_way_of_speaking(folder: Path):
    imminent = [row for row in crisis_rows(folder) if row["accept"] == ["imminent"]]
    assert share(imminent, "imminent") >= 0.87


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_harmless_words_seldom_alarm_or_raise_a_question(folder: Path):
    harmless = [row for row in crisis_rows(folder) if row["accept"] == ["none"]]
    assert share(harmless, "concern", "imminent") <= 0.1
    assert share(harmless, "ask") <= 0.15


def test_everyday_talk_of_every_writer_raises_no_alarm():
    talk = [
        json.loads(line)
        for folder in FOLDERS
        if (folder / "everyday.jsonl").exists()
        for line in (folder / "everyday.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    everyday = [row for row in talk if row["kind"] == "everyday"]
    assert share(everyday, "concern", "imminent") <= 0.002
    assert share(everyday, "ask") <= 0.01
    assert share([row for row in talk if row["kind"] == "hard"], "concern", "imminent") <= 0.03


def test_danger_is_noticed_in_at_least_four_of_five_texts():
    danger = [row for row in rows("crisis") if "none" not in row["accept"]]
    noticed = [row for row in danger if safety.look(row["text"])]
    assert len(noticed) / len(danger) >= 0.8


def test_what_cannot_wait_is_seen_as_such():
    imminent = [row for row in rows("crisis") if row["accept"] == ["imminent"]]
    seen = [row for row in imminent if safety.look(row["text"]).level == "imminent"]
    assert len(seen) / len(imminent) >= 0.9


def test_everyday_talk_raises_an_alarm_in_at_most_one_of_a_hundred_texts():
    talk = list(rows("everyday"))
    alarms = [row for row in talk if safety.look(row["text"]).level in ("concern", "imminent")]
    assert len(alarms) / len(talk) <= 0.01


def test_harmless_uses_of_the_words_raise_no_alarm():
    harmless = [row for row in rows("crisis") if row["accept"] == ["none"]]
    alarms = [row for row in harmless if safety.look(row["text"]).level in ("concern", "imminent")]
    assert len(alarms) / len(harmless) <= 0.1


@pytest.mark.parametrize("task", ["intents", "emotions", "stakeholders", "deadlines", "situations", "threats"])
def test_other_texts_raise_no_alarm(task: str):
    texts = list(rows(task))
    alarms = [row for row in texts if safety.look(row["text"]).level in ("concern", "imminent")]
    assert len(alarms) / len(texts) <= 0.01


def test_at_least_ten_situations_are_read_well_enough_for_the_right_advice():
    right = 0
    for row in rows("situations"):
        reading = read(row["text"], NOW)
        factors = Factors(
            **{field: getattr(reading.situation, field) for field in FIELDS},
            harassment=frozenset(reading.harassment),
            has_deadline=reading.deadline.kind != "none",
        )
        right += advise(factors).option in (row["counsel"], *row["accept_counsel"])
    assert right >= 10
