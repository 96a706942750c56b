"""What the checker is worth on texts of somebody who had not seen it; from the odd ids nothing was learned."""

from __future__ import annotations

from typing import Any

import pytest

from flows.documents import check
from flows.documents.checking.learned import learned
from training import drafts


def found_in(row: dict[str, Any]) -> set[str]:
    return drafts.findings_in(row["text"], drafts.kind_of(row))


def recall(of: list[dict[str, Any]]) -> float:
    there = [drafts.told_as(label) in found_in(row) for row in of for label in row["findings"]]
    return sum(there) / len(there)


@pytest.fixture(scope="module")
def bad() -> list[dict[str, Any]]:
    return drafts.rows(drafts.GIVEN / "bad.jsonl")


def test_phrases_that_were_read_are_found_with_their_kind(bad: list[dict[str, Any]]) -> None:
    share = recall([row for row in bad if not drafts.is_held_out(row)])
    assert share >= 0.95


def test_phrases_that_were_never_read_are_found_with_their_kind(bad: list[dict[str, Any]]) -> None:
    share = recall([row for row in bad if drafts.is_held_out(row)])
    assert share >= 0.9  # the number alone is shown where it fails: these texts are not to be read


def test_something_is_found_in_nearly_every_draft_that_hurts(bad: list[dict[str, Any]]) -> None:
    assert sum(bool(found_in(row)) for row in bad) >= 0.9 * len(bad)


def test_good_drafts_are_left_alone() -> None:
    """At most one false finding in twenty drafts."""
    good = drafts.rows(drafts.GIVEN / "good.jsonl")
    assert sum(len(check(row["text"], drafts.kind_of(row))) for row in good) <= len(good) / 20


def test_the_weights_were_learned_from_the_texts_that_are_here() -> None:
    assert learned().inputs == drafts.inputs(), "texts, senses or matters changed: run python -m training.drafts"
