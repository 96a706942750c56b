"""Records as files: a table for spreadsheets, plain text, JSON; what a record says lives in record.py."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from flows.content import Content
from flows.evidence.record import COLUMNS, Record

# A cell that begins like this is a formula to a spreadsheet, also written wide.
_BEGINS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠|%")
BOM = "\ufeff"  # without it Excel takes the file for another encoding


def harmless(cell: str) -> str:
    """The same words, never a formula."""
    return f"'{cell}" if cell.lstrip().startswith(_BEGINS_A_FORMULA) or cell.startswith(_BEGINS_A_FORMULA) else cell


def header(wording: Content) -> tuple[str, ...]:
    return tuple(wording.text(f"evidence.columns.{column}") for column in COLUMNS)


def as_csv(records: Sequence[Record], wording: Content) -> str:
    out = io.StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(header(wording))
    table.writerows([harmless(cell) for cell in record.cells(wording)] for record in records)
    return BOM + out.getvalue()


def as_text(records: Sequence[Record], wording: Content) -> str:
    """One paragraph a record, what is not known left out."""
    names = header(wording)
    paragraphs = []
    for number, record in enumerate(records, 1):
        lines = [wording.text("evidence.number", 0, number=number)]
        lines += (f"{name}：{cell}" for name, cell in zip(names, record.cells(wording), strict=True) if cell)
        paragraphs.append("\n".join(lines))
    return "\n\n".join(paragraphs) + "\n"


def as_json(records: Sequence[Record], wording: Content) -> str:
    """A list of objects; `on` and `noted` are ISO 8601, the rest is words."""
    rows = [
        {
            "on": record.on,
            "when": record.when,
            "who": record.who,
            "what": record.what,
            "how": record.how,
            "witness": record.witness,
            "noted": record.noted.isoformat(),
        }
        for record in records
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
