"""340 sentences that somebody else wrote and labelled, never looked at while the rules were written: the bars."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from linebot_app.masking import spans

SENTENCES = Path(__file__).parent / "masking_sentences.jsonl"
NUMBERS, PEOPLE, COMPANIES, SHOPS = {"phone", "mail"}, {"person"}, {"company"}, {"shop"}


@pytest.fixture(scope="module")
def result() -> tuple[Counter[str], Counter[str]]:
    """What was masked and what there was, by kind; `other`: letters that nobody labelled."""
    masked: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"]
        covered = {place for one in spans(text) for place in range(one.start, one.end)}
        labelled: set[int] = set()
        for told in row["mask"]:
            at = text.index(told["phrase"])
            places = {place for place in range(at, at + len(told["phrase"])) if not text[place].isspace()}
            labelled |= set(range(at, at + len(told["phrase"])))
            there[told["kind"]] += 1
            masked[told["kind"]] += places <= covered
        there["other"] += len(text) - len(labelled)
        masked["other"] += len(covered - labelled)
    return masked, there


def share(result: tuple[Counter[str], Counter[str]], kinds: set[str]) -> float:
    masked, there = result
    return sum(masked[kind] for kind in kinds) / sum(there[kind] for kind in kinds)


def test_there_are_enough_sentences() -> None:
    assert len(SENTENCES.read_text(encoding="utf-8").splitlines()) >= 300


def test_numbers_and_mail_are_masked(result: tuple[Counter[str], Counter[str]]) -> None:
    assert share(result, NUMBERS) >= 0.95


def test_names_of_people_are_masked(result: tuple[Counter[str], Counter[str]]) -> None:
    assert share(result, PEOPLE) >= 0.85


def test_names_of_people_and_companies_are_masked(result: tuple[Counter[str], Counter[str]]) -> None:
    assert share(result, PEOPLE | COMPANIES) >= 0.85


def test_most_names_of_shops_are_masked(result: tuple[Counter[str], Counter[str]]) -> None:
    """Known to be the weakest: a shop may be called like any word."""
    assert share(result, SHOPS) >= 0.65


def test_few_other_words_are_masked(result: tuple[Counter[str], Counter[str]]) -> None:
    assert share(result, {"other"}) <= 0.03
