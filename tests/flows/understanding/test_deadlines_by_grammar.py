"""Deadlines in the forms that Japanese composes: feasts, business days, days told by others, hurry, and what is none.

The texts were written by the rules' author before the rules; what others wrote is in texts/more."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from flows.understanding.dates import deadline_in

TEXTS = Path(__file__).parent / "texts"
NOW = datetime.fromisoformat("2026-11-18T10:00:00+09:00")


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def said(text: str, now: datetime = NOW) -> str:
    found = deadline_in(text, now)
    return found.due or found.kind


@pytest.mark.parametrize("row", rows(TEXTS / "deadlines_by_grammar.jsonl"), ids=lambda row: row["text"][:24])
def test_a_deadline_is_read_in_the_form_it_is_told_in(row: dict[str, Any]):
    due = said(row["text"], datetime.fromisoformat(row["now"]))
    assert due.startswith(tuple(row["accept"])), due


def test_deadlines_that_others_wrote_are_read():
    texts = rows(TEXTS / "more" / "deadlines.jsonl")
    right = [said(row["text"], datetime.fromisoformat(row["now"])).startswith(tuple(row["accept"])) for row in texts]
    assert sum(right) / len(right) >= 0.95


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("総会は25日です。皆さん怒っています。それまでに謝れと言われました", "2026-11-25"),
        ("総会は25日です。前日までに謝れと言われました", "2026-11-24"),
        ("総会は25日です。三日前に怒鳴られました", "none"),
        ("総会は11月10日でした。前日までに謝るはずでした", "none"),
        ("1月5日か6日に来いと", "2027-01-06"),
        ("来週の金曜か土曜に来いと", "2026-11-28"),
    ],
)
def test_a_day_may_be_told_by_one_that_was_named_before(text: str, due: str):
    assert said(text) == due


@pytest.mark.parametrize(
    "part", ["前日までに25日", "それまでに25日", "水曜か", "5時10分前", "最終", "その前の営業日まで", "で"]
)
def test_a_text_that_repeats_itself_is_read_without_failing(part: str):
    assert deadline_in(part * (5000 // len(part)), NOW).kind in ("due", "none", "asap")
