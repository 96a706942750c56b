"""Records as files: nothing in them is a formula, nothing is lost on the way, and one can read them anywhere."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.content import content
from flows.evidence.export import BOM, as_csv, as_json, as_text, harmless, header
from flows.evidence.record import COLUMNS, Record
from tests.flows.documents.cases import JST

NOTED = datetime(2026, 11, 20, 9, 10, tzinfo=JST)
words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=60)


def record(what: str, who: str = "支店の方") -> Record:
    return Record("2026-11-20T09:10:00", "2026-11-19T22:30", "きのう", who, what, "着信履歴", "", NOTED)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+81", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", '=HYPERLINK("http://x")', "\n@x", "|calc"]
)
def test_a_cell_that_begins_like_a_formula_gets_a_quote_before_it(cell: str) -> None:
    table = rows(as_csv([record(cell)], content()))
    assert table[1][COLUMNS.index("what")].startswith("'")


@given(words, words)
def test_every_cell_comes_back_and_none_is_a_formula(what: str, who: str) -> None:
    (head, row) = rows(as_csv([record(what, who)], content()))
    assert tuple(head) == header(content())
    assert len(row) == len(COLUMNS)
    assert row[COLUMNS.index("what")] == harmless(what)
    assert harmless(what).removeprefix("'") == what.removeprefix("'") or harmless(what) == f"'{what}"
    assert not any(cell.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r") and cell.lstrip() for cell in row)


def test_a_spreadsheet_knows_the_encoding() -> None:
    assert as_csv([record("電話")], content()).encode().startswith(b"\xef\xbb\xbf")


def test_the_text_names_what_is_known_and_leaves_out_the_rest() -> None:
    text = as_text([record("電話で土下座を求められた")], content())
    assert "土下座を求められた" in text
    assert header(content())[COLUMNS.index("witness")] not in text


def test_the_data_have_moments_as_iso() -> None:
    (row,) = json.loads(as_json([record("電話")], content()))
    assert datetime.fromisoformat(row["on"]) < datetime.fromisoformat(row["noted"]).replace(tzinfo=None)
    assert row["what"] == "電話"
