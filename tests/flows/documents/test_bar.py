"""What the checker is worth on texts of somebody who had not seen it; from the odd ids nothing was learned."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from flows.documents import check
from flows.documents.checking.learned import WEIGHTS
from training import drafts

FOLDER = Path(__file__).parent / "phrases"
KIND = {
    "apology": "apology_letter",
    "report": "boss_report",
    "script": "phone_script",
    "holding": "holding_message",
    "complaint": "expectation",
    "request": "company_request",
    "checklist": "visit_checklist",
}
SAME = {
    "promise": {"impossible_promise"},
    "asks_forgiveness": {"demanding_forgiveness"},
    "names_client": {"named_party"},
    "over_admission": {"over_admission", "legal_admission"},
}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def found_in(row: dict[str, Any]) -> set[str]:
    return {finding.kind for finding in check(row["text"], KIND.get(row["kind"], row["kind"]))}


def recall(of: list[dict[str, Any]]) -> float:
    there = [bool(SAME.get(label, {label}) & found_in(row)) for row in of for label in row["findings"]]
    return sum(there) / len(there)


@pytest.fixture(scope="module")
def bad() -> list[dict[str, Any]]:
    return rows("bad")


def test_phrases_that_were_read_are_found_with_their_kind(bad: list[dict[str, Any]]) -> None:
    assert recall([row for row in bad if not drafts.is_held_out(row)]) >= 0.95


def test_phrases_that_were_never_read_are_found_with_their_kind(bad: list[dict[str, Any]]) -> None:
    """Holds what is reached; the aim is 0.9."""
    assert recall([row for row in bad if drafts.is_held_out(row)]) >= 0.66


def test_something_is_found_in_nearly_every_draft_that_hurts(bad: list[dict[str, Any]]) -> None:
    assert sum(bool(found_in(row)) for row in bad) >= 0.9 * len(bad)


def test_good_drafts_are_left_alone() -> None:
    """At most one false finding in twenty drafts."""
    good = rows("good")
    assert sum(len(check(row["text"], KIND.get(row["kind"], row["kind"]))) for row in good) <= len(good) / 20


def test_the_second_opinion_is_what_its_texts_teach() -> None:
    model = drafts.learn(drafts.examples())
    assert drafts.as_text(model) == WEIGHTS.read_text(encoding="utf-8")
