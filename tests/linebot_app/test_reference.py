"""docs/reference.md is made from the sources, and what can be set or run is in it."""

from __future__ import annotations

import re

import pytest

from linebot_app.development.reference import FILE, page
from linebot_app.development.sources import ROOT, targets

REFERENCE = page()


def test_the_reference_is_fresh() -> None:
    assert FILE.read_text(encoding="utf-8") == REFERENCE, "run `make reference`"


def test_a_setting_says_what_it_looks_like_as_the_process_demands_it() -> None:
    row = re.search(r"^\| `WORKER_THREADS` \|.*\|$", REFERENCE, re.MULTILINE)
    assert row
    assert "1 to 64" in row[0]


@pytest.mark.parametrize("heading", ["Settings", "Commands", "Events", "States"])
def test_each_part_has_rows(heading: str) -> None:
    part = REFERENCE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    assert len(re.findall(r"^\| `", part, re.MULTILINE)) > 5


def test_make_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    assert {name.removeprefix("make ") for name, _ in targets()} == set(phony[1].split()) - {"help"}
