"""Tables as CSV files that a spreadsheet opens without running anything; what is in them lives with the pages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from werkzeug.wrappers import Response

_BEGINS_A_FORMULA = tuple("=+-@\t\r＝＋－＠")
BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take Japanese for something else
_AT_ONCE = 500


def harmless(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: numbers stay what they are."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    text = "" if value is None else str(value).replace("\0", "")
    return f"'{text}" if text.lstrip().startswith(_BEGINS_A_FORMULA) else text


def lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The file in pieces, with the mark that spreadsheets need."""
    into = io.StringIO()
    writer = csv.writer(into)
    into.write(BYTE_ORDER_MARK)
    for number, row in enumerate(rows, 1):
        writer.writerow([harmless(cell) for cell in row])
        if number % _AT_ONCE == 0:
            yield _taken(into)
    yield _taken(into)


def csv_file(name: str, rows: Iterable[Iterable[object]]) -> Response:
    """`name`: letters, digits and hyphens; .csv is added."""
    return Response(
        lines(rows), mimetype="text/csv", headers=[("Content-Disposition", f'attachment; filename="{name}.csv"')]
    )


def _taken(into: io.StringIO) -> str:
    text = into.getvalue()
    into.seek(0)
    into.truncate()
    return text
