"""What is typed may be hostile: the work on dates, choices and strengths grows with the text, not faster."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import datetime
from types import FrameType, ModuleType

import pytest

from flows.understanding import (
    asked,
    choices,
    clock,
    counting,
    dates,
    days,
    hurry,
    labels,
    match_choice,
    moments,
    numbers_in,
    readings,
    spans,
    spelling,
    strengths,
    strengths_in,
    weeks,
)
from flows.understanding.dates import deadline_in
from flows.understanding.sieve import Late
from flows.understanding.strengths import levels_in

NOW = datetime.fromisoformat("2026-11-18T10:00:00+09:00")
OPTIONS = (("a", "怒り"), ("b", "どなられた・ひどい言葉"), ("c", "まだ言われていない"))
MODULES = (
    asked,
    moments,
    choices,
    clock,
    counting,
    dates,
    days,
    hurry,
    labels,
    readings,
    spans,
    spelling,
    strengths,
    weeks,
)
HOSTILE = [
    "かな", "1/", " ", "　あ", "11月", "令和", "来週の", "明日から", "1時", "十", "一二三", "怒りと", "1、",
    "1234567890", "上から", "〜", "1-", "★", "今すぐ", "なるべく早", "の", "25日までに", "じゅう", "いちがつ", "2026/",
    "月火水木金土日", "連休明け", "20日(", "数日", "あと", "か な", "3以外", "じゃなくて", "昨日「明日", "毎",
    "期限", "「明日", "『",
]  # fmt: skip


def calls(act: Callable[[str], object], text: str) -> int:
    """How many functions are called while a text is read, built-in ones included."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        act(text)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("part", HOSTILE)
def test_twice_the_text_is_about_twice_the_work(part: str):
    short, long = (part * 5000)[:2400], (part * 5000)[:4800]
    for act in (lambda text: deadline_in(text, NOW), strengths_in):
        act((part * 5000)[:1200])  # patterns are compiled when they are first tried
        assert calls(act, long) < 2.5 * calls(act, short) + 2000


@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_text_of_any_length_is_no_choice_and_no_row_of_strengths(part: str):
    text = (part * 5000)[:5000]
    assert match_choice(text, OPTIONS) == []
    assert levels_in(text) == []
    assert calls(lambda said: match_choice(said, OPTIONS), text) < 50
    assert calls(lambda said: match_choice(said, OPTIONS), (part * 200)[:200]) < 60_000
    assert isinstance(numbers_in(text[:200]), list)


def patterns(module: ModuleType) -> list[re.Pattern[str] | Late]:
    found: list[re.Pattern[str] | Late] = []
    for value in vars(module).values():
        several = value if isinstance(value, tuple) else (value,)
        for one in several:
            parts = one if isinstance(one, tuple) else (one,)
            found += [part for part in parts if isinstance(part, re.Pattern | Late)]
    return found


def nested(parsed: object, *, inside: bool = False) -> bool:
    """An unbounded repetition that can give back letters, inside another one: the form that explodes."""
    for operation, argument in parsed:  # type: ignore[attr-defined]
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            _, high, body = argument
            endless = high == re._constants.MAXREPEAT  # type: ignore[attr-defined]
            if (endless and inside) or nested(body, inside=inside or endless):
                return True
        elif name == "POSSESSIVE_REPEAT":
            if nested(argument[2], inside=False):
                return True
        elif name == "SUBPATTERN":
            if nested(argument[3], inside=inside):
                return True
        elif name in ("ASSERT", "ASSERT_NOT"):
            if nested(argument[1], inside=inside):
                return True
        elif name == "BRANCH" and any(nested(branch, inside=inside) for branch in argument[1]):
            return True
    return False


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_no_pattern_repeats_a_repetition_without_bound(module: ModuleType):
    for pattern in patterns(module):
        assert not nested(re._parser.parse(pattern.pattern)), pattern.pattern[:80]  # type: ignore[attr-defined]
