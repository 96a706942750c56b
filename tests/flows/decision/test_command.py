"""`python -m flows.decision` as other programs use it, and how good it is on the labelled situations."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GOOD = {
    "id": "a",
    "employment": "current",
    "own_responsibility": "full",
    "customer_demands_apology": "yes",
    "relationship_to_continue": "yes",
    "company_will": "apologise",
    "harassment": [],
    "deadline": None,
}


def run(*lines: object) -> tuple[int, list[dict[str, Any]]]:
    raw = b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines) + b"\n"
    done = subprocess.run([sys.executable, "-m", "flows.decision"], input=raw, capture_output=True, timeout=60)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_each_line_is_answered_in_order_with_option_alternatives_and_reasons() -> None:
    status, said = run(GOOD, {**GOOD, "id": "b", "harassment": ["threat"], "deadline": "今夜"})
    assert status == 0
    assert [answer["id"] for answer in said] == ["a", "b"]
    assert [answer["option"] for answer in said] == ["apologise_with_boss", "do_not_engage_seek_help"]
    assert all(answer["reasons"] and answer["option"] not in answer["alternatives"] for answer in said)


@pytest.mark.parametrize(
    "bad",
    [
        b"not json",
        b"\xff\xfe",
        b"[" * 100_000,
        [1, 2],
        {key: value for key, value in GOOD.items() if key != "company_will"},
        {key: value for key, value in GOOD.items() if key != "deadline"},
        {key: value for key, value in GOOD.items() if key != "id"},
        {**GOOD, "employment": "retired"},
        {**GOOD, "own_responsibility": ["none"]},
        {**GOOD, "company_will": None},
        {**GOOD, "harassment": "threat"},
        {**GOOD, "harassment": ["rude"]},
        {**GOOD, "harassment": [["threat"]]},
        {**GOOD, "deadline": 3},
    ],
)
def test_a_line_that_cannot_be_answered_says_so_and_the_others_are_answered(bad: object) -> None:
    status, said = run(GOOD, bad, {**GOOD, "id": "c"})
    assert status == 2
    assert len(said) == 3
    assert "error" in said[1]
    assert "option" not in said[1]
    assert said[0]["option"] == said[2]["option"] == "apologise_with_boss"


def test_the_advice_agrees_with_careful_counsellors_on_the_labelled_situations() -> None:
    folder = os.environ.get("UNDERSTANDING_DIR")
    if not folder:
        pytest.skip("UNDERSTANDING_DIR names no folder with labelled situations")
    rows = [json.loads(line) for line in (Path(folder) / "situations.jsonl").read_text(encoding="utf-8").splitlines()]
    status, said = run(*({key: row[key] for key in GOOD} for row in rows))
    assert status == 0
    score = 0.0
    for row, answer in zip(rows, said, strict=True):
        if answer["option"] == row["counsel"]:
            score += 1
        elif answer["option"] in row["accept_counsel"]:
            score += 0.5
        if row["counsel"] == "do_not_engage_seek_help":
            assert not answer["option"].startswith("apologise")
    assert score / len(rows) >= 0.93
