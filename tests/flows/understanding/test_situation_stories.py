"""Stories from many trades: a regression bar for the five factors. They were read while the rules were written, so the
figure says nothing about stories not seen; those are in texts/."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows.understanding.situation import situation_in

STORIES = [
    json.loads(line)
    for line in (Path(__file__).parent / "stories_of_trades.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(
    "factor",
    [
        "employment",
        "own_responsibility",
        "customer_demands_apology",
        "relationship_to_continue",
        "company_will",
    ],
)
def test_each_factor_is_read_in_at_least_four_of_five_stories(factor: str):
    right = [story for story in STORIES if getattr(situation_in(story["text"])[0], factor) == story[factor]]
    assert len(right) / len(STORIES) >= 0.8


def test_every_place_of_evidence_lies_in_its_story():
    for story in STORIES:
        for place in situation_in(story["text"])[1].values():
            assert 0 <= place.start < place.end <= len(story["text"])
