"""Trying a pattern only where it may begin finds what trying it everywhere finds, in a text of any kind."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.understanding import read, sieve  # noqa: F401  every reader has made its patterns
from flows.understanding.beginnings import alternatives, beginnings
from flows.understanding.normalise import fold
from flows.understanding.openings import Openings
from flows.understanding.sieve import Late, Sieve, Sifted

TEXTS = Path(__file__).parent / "texts"
KINDS = {
    name: kind for name, kind in vars(sieve).items() if isinstance(kind, Sieve) and kind._own
}  # CLAUSES, PEOPLE, STORY …


def _texts() -> list[str]:
    """A few of everything that was written for the tests, some run together."""
    lines = [line for file in sorted(TEXTS.glob("*/*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    chance = random.Random(3)
    texts = [json.loads(line)["text"] for line in chance.sample(lines, 150)]
    return [*texts, *("".join(chance.sample(texts, 4)) for _ in range(20))]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_found_is_what_re_finds(kind: str):
    for pattern in KINDS[kind]._own.values():
        plainly = re.compile(pattern.pattern)
        for text in TEXTS_READ:
            assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in plainly.finditer(text)]
            found, expected = pattern.search(text, 5, 60), plainly.search(text, 5, 60)
            assert (found and found.groups()) == (expected and expected.groups())
            assert (found and found.span()) == (expected and expected.span())
            if expected:
                assert pattern in KINDS[kind].may_find(text)


TEXTS_READ = [form for text in _texts() for form in {fold(text).plain, fold(text).soft}]
SHAPES = "あ い [あい] [^あ] う? (?:あ|い) (?:あい|う)? . (?<!い) (?=う) あ{2} い{0,2} $ ^ [あ-う]+ (?:い)*? | う*+"


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(SHAPES.split()), min_size=1, max_size=6), st.text(alphabet="あいう. ", max_size=12))
def test_a_pattern_of_any_shape_finds_what_re_finds(shapes: list[str], text: str):
    looks = "".join(shapes)
    try:
        plainly = re.compile(looks)
    except re.error:  # two repetitions in a row
        return
    if plainly.match("") or not all(match.group() for match in plainly.finditer(text)):
        return  # what means something has letters
    sifted = Sieve().pattern(looks)
    assert [m.span() for m in sifted.finditer(text) if m.group()] == [
        m.span() for m in plainly.finditer(text) if m.group()
    ]


def test_the_beginnings_of_a_pattern_are_its_first_two_letters():
    assert beginnings("(?<!a)(?:払|[出だ]す)え") == {"払": {"え"}, "出": {"す"}, "だ": {"す"}}
    assert beginnings("お?金") == {"お": {"金"}, "金": None}
    assert beginnings("金[^。]え") == {"金": None}
    assert beginnings("[一-鿿]え") is None
    assert beginnings("え?") is None
    assert alternatives("a|(?:b|c)[|]") == ["a", "(?:b|c)[|]"]


def test_alternatives_that_may_begin_with_anything_are_found_too():
    sifted = Sieve().pattern("[一-鿿]{1,4}代", "金", needs=("代", "金"))
    assert [m.group() for m in sifted.finditer("金と治療代")] == ["金", "治療代"]
    assert sifted.search("何もない") is None


def test_a_pattern_is_compiled_when_it_is_first_tried_on_a_place_where_it_may_begin():
    sifted = Sieve().pattern("払え")
    assert sifted.search("待って") is None
    assert sifted._compiled is None
    assert sifted.search("金を払え") is not None
    assert sifted._compiled is not None


def test_openings_are_found_in_order_also_inside_each_other():
    openings = Openings([("pay", "金を払え|払え"), ("go", "を払")], Sieve())
    assert [(name, match.start()) for name, match in openings.find("金を払え")] == [("pay", 0), ("go", 1), ("pay", 2)]


def test_patterns_beside_each_other_are_each_their_own_sieves():
    one = Sieve()
    first, second = one.pattern("あ"), Sieve(one).pattern("い")
    assert one.may_find("いあ") == [first]
    assert isinstance(second, Sifted)
    assert isinstance(second, Late)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_pattern_begins_with_a_run_without_end(kind: str):
    """In a text of nothing else, every place of such a run would be walked to the end of the text."""
    for pattern in KINDS[kind]._own.values():
        for form in alternatives(pattern.pattern):
            first = next(
                (part for part in re._parser.parse(form) if str(part[0]) not in ("ASSERT", "ASSERT_NOT")), None
            )  # type: ignore[attr-defined]
            endless = first and str(first[0]) == "MAX_REPEAT" and first[1][1] == re._constants.MAXREPEAT  # type: ignore[attr-defined]
            assert not endless, form[:80]
