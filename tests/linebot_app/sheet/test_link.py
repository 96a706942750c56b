"""Sealed links: only ours open, each until its time, and an address is given out only where it may be opened."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linebot_app.line.actions import URI, address
from linebot_app.sheet.link import IN_A_BROWSER, LIVES, PATH, Links, may_be_opened
from linebot_app.sheet.page import TOKYO
from tests.support.chat import PERSON

NOW = datetime(2026, 11, 21, 10, 30, tzinfo=TOKYO)
KEY = "12.1795224600000.3"
OURS = Links("a key that only this test knows, long", "https://kikiyaku.example")


def test_a_token_opens_to_what_it_was_made_of() -> None:
    opened = OURS.open(OURS.token(PERSON, NOW, KEY), NOW)
    assert opened is not None
    assert (opened.person, opened.key, opened.until) == (PERSON, KEY, NOW + LIVES)


def test_another_secret_opens_nothing() -> None:
    assert Links("another key, as long as the first").open(OURS.token(PERSON, NOW, KEY), NOW) is None
    changed = Links("another key, as long as the first", old="a key that only this test knows, long")
    opened = changed.open(OURS.token(PERSON, NOW, KEY), NOW)
    assert opened is not None
    assert (opened.person, opened.key) == (PERSON, KEY)
    assert OURS.open(changed.token(PERSON, NOW, KEY), NOW) is None


def test_a_token_of_a_clock_that_runs_ahead_opens() -> None:
    assert OURS.open(OURS.token(PERSON, NOW + timedelta(seconds=30), KEY), NOW) is not None


def test_the_same_turn_taken_again_gives_the_same_address() -> None:
    assert OURS.address(PERSON, NOW, KEY) == OURS.address(PERSON, NOW, KEY)
    assert OURS.address(PERSON, NOW, KEY) != OURS.address(PERSON, NOW + timedelta(seconds=1), KEY)


@given(st.integers(0, 200), st.integers(1, 255))
def test_a_token_that_was_changed_anywhere_is_dead(place: int, change: int) -> None:
    from base64 import urlsafe_b64decode, urlsafe_b64encode

    token = OURS.token(PERSON, NOW, KEY)
    sealed = bytearray(urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    sealed[place % len(sealed)] ^= change
    assert OURS.open(urlsafe_b64encode(bytes(sealed)).rstrip(b"=").decode(), NOW) is None


@given(st.text(max_size=500))
def test_no_text_raises(text: str) -> None:
    assert OURS.open(text, NOW) is None


def test_the_address_is_one_that_line_takes() -> None:
    made = OURS.address(PERSON, NOW, KEY)
    assert address(made) == made
    assert len(made) < URI
    assert made.startswith(f"https://kikiyaku.example{PATH}")
    assert made.endswith(IN_A_BROWSER)


@pytest.mark.parametrize(
    ("base", "may"),
    [
        ("https://kikiyaku.example", True),
        ("https://kikiyaku.example/sub", True),
        ("http://127.0.0.1:8000", True),
        ("http://localhost:8000", True),
        ("http://[::1]:8000", True),
        ("http://kikiyaku.example", False),
        ("http://192.168.1.7:8000", False),
        ("http://127.0.0.1.evil.example", False),
        ("", False),
    ],
)
def test_nothing_goes_over_a_network_in_the_clear(base: str, may: bool) -> None:
    assert may_be_opened(base) is may
    assert Links("a key that only this test knows, long", base).has_an_address is may
    assert bool(Links("a key that only this test knows, long", base).address(PERSON, NOW, KEY)) is may


def test_the_mark_of_a_consultation_stays_when_links_are_made_void() -> None:
    first, later, other = (
        OURS.open(OURS.token(person, NOW, key), NOW)
        for person, key in ((PERSON, KEY), (PERSON, KEY[:-1] + "4"), ("U" + "2" * 32, KEY))
    )
    assert first
    assert later
    assert other
    assert OURS.mark(first) == OURS.mark(later) != OURS.mark(other)
    assert PERSON not in OURS.mark(first)
