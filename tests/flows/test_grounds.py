"""What the wording says of the world has a source, a day when it was checked and one when that is over."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from flows.content import content, in_use, languages
from flows.grounds import SOON, Standing, every_ground, standing, unknown_sentences

EXPIRES = date(2026, 10, 1)
GROUNDS = every_ground()
# In sentences that are said. "法律の助言ではなく" and the names of desks tell no law.
LAW = re.compile(r"条例|推進法|改められた法律|強要|民法|施行")


def test_every_ground_names_sources_and_dates_in_order() -> None:
    for ground in GROUNDS:
        assert ground.sources, ground.id
        assert ground.checked_on < ground.expires_on, ground.id
    assert len({ground.id for ground in GROUNDS}) == len(GROUNDS)
    assert any(ground.id.startswith("law.") for ground in GROUNDS)


def test_every_sentence_that_a_ground_names_is_said() -> None:
    assert unknown_sentences(in_use()) == []


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (EXPIRES - SOON - timedelta(days=1), Standing.FINE),
        (EXPIRES - SOON, Standing.SOON),
        (EXPIRES, Standing.SOON),
        (EXPIRES + timedelta(days=1), Standing.OVER),
    ],
)
def test_a_ground_is_named_two_months_before_it_expires(today: date, expected: Standing) -> None:
    assert standing(EXPIRES, today) is expected


def test_a_check_of_later_counts_a_year_and_one_of_before_changes_nothing() -> None:
    ground = GROUNDS[0]
    later = ground.checked_on + timedelta(days=1000)
    assert ground.since(later) == later + timedelta(days=365)
    assert ground.since(ground.checked_on - timedelta(days=1)) == ground.expires_on


def test_no_sentence_about_law_is_without_a_ground() -> None:
    said = {key: str(content().raw(key)) for key in content() if not key.startswith(("vocabulary", "windows."))}
    about_law = {key: text for key, text in said.items() if LAW.search(text) and not key.startswith("facts.")}
    assert about_law
    assert [key for key, text in about_law.items() if not any(one.carries(key, text) for one in GROUNDS)] == []


@pytest.mark.parametrize("language", languages())
def test_every_number_to_dial_in_a_sentence_is_that_of_a_help_line(language: str) -> None:
    number = re.compile(r"(?<![\d-])(?:0120-\d{3}-\d{3}|0570-\d{3}-?\d{3}|#9110)(?![\d-])")
    wording = content(language)
    unknown = [
        (key, found)
        for key in wording
        if not key.startswith(("vocabulary", "windows."))
        for found in number.findall(str(wording.raw(key)))
        if not any(ground.carries(key, found) for ground in GROUNDS)
    ]
    assert unknown == []


def test_a_short_number_is_not_found_within_a_longer_one() -> None:
    police = next(ground for ground in GROUNDS if ground.contact == "110")
    assert police.carries("x.y", "いま危ないときは110へ")
    assert not police.carries("x.y", "#9110 に相談できます")
    assert not police.carries("x.y", "0120-110-110")
