"""docs/security.md stays what it says: each line has a state, the sums are right, and what it rests on is there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs/security.md").read_text("utf-8")
LINE = re.compile(r"^\| (\d+\.\d+\.\d+) \| (.+) \| (.+) \|$", re.MULTILINE)
STATES = ("met", "operator", "not applicable", "open")
FILE = re.compile(r"`((?:flows|linebot_app|tests|docs|deploy)/[\w./-]+)`")


def test_every_requirement_stands_once_with_a_state_and_the_sums_are_right() -> None:
    lines = LINE.findall(TEXT.partition("## Line by line")[2])
    assert max(Counter(one for one, _, _ in lines).values()) == 1
    counts = Counter(state for _, _, state in lines)
    assert set(counts) == set(STATES)
    told = re.sub(r"\s+", " ", TEXT.partition("## Assets")[0])
    for state, words in zip(STATES, ("are met", "are for the", "do not", "are open"), strict=True):
        assert f"**{counts[state]} {words}" in told
    assert f"of {len(lines)} requirements" in told


def test_what_is_open_is_told_with_how_grave_it_is() -> None:
    section = TEXT.partition("## What is open")[2].partition("\n## ")[0]
    told = set(re.findall(r"\d+\.\d+\.\d+", " ".join(re.findall(r"^\| ([\d., ]+) \|", section, re.MULTILINE))))
    assert told == {one for one, _, state in LINE.findall(TEXT) if state == "open"}


def test_every_file_that_is_named_is_there() -> None:
    named = FILE.findall(TEXT)
    assert len(named) > 50
    assert [name for name in named if not (ROOT / name).exists()] == []
