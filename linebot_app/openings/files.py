"""Reads a file of openings piece by piece: JSON, JSON Lines, CSV, or a page with JSON-LD inside; what a piece means is
not known here."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from linebot_app.openings.sheet import BadHeader, columns_of

WHOLE = 100 * 2**20  # bytes of one JSON document or page: it is read at once
LONGEST_LINE = 2**20  # characters of a line of JSON Lines or CSV
FORMATS = ("json", "jsonl", "csv", "html")
_SUFFIXES = {".json": "json", ".jsonld": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv"}
_SUFFIXES |= {".html": "html", ".htm": "html"}
_SCRIPT = re.compile(rb"<script\b([^<>]*)>", re.IGNORECASE)
_SCRIPT_END = re.compile(rb"</script\s*>", re.IGNORECASE)
_CHUNK = 2**20
_DEEPEST = 6  # graphs and lists within one another


class Unreadable(Exception):
    """The file as a whole cannot be used; nothing of it is written."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One row or object. `where`: how people find it (line 12, item 3). `problem` instead of `value` where it is
    broken. `row`: it is a row of a CSV."""

    where: str
    value: Any = None
    problem: str = ""
    row: bool = False


def pieces(path: Path, form: str | None = None) -> Iterator[Piece]:
    """Every piece of the file, in order. Raises Unreadable, at once or on the way."""
    try:
        with path.open("rb") as file:
            form = form or _SUFFIXES.get(path.suffix.lower()) or _sniffed(file)
            if form in ("json", "html"):
                yield from _whole(file, form)
            elif form == "jsonl":
                with _decoded(file, ("utf-8-sig",)) as text:
                    yield from _lines(text)
            else:
                with _decoded(file, ("utf-8-sig", "cp932")) as text:
                    yield from _rows(text)
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror})") from None


def _sniffed(file: BinaryIO) -> str:
    begin = file.read(4096).removeprefix(codecs.BOM_UTF8).lstrip()
    file.seek(0)
    if begin.startswith(b"{"):
        first, more, _ = begin.partition(b"\n")
        try:
            orjson.loads(first)
        except orjson.JSONDecodeError:
            return "json"
        return "jsonl" if more else "json"
    return "json" if begin.startswith(b"[") else "html" if begin.startswith(b"<") else "csv"


def _whole(file: BinaryIO, form: str) -> Iterator[Piece]:
    raw = file.read(WHOLE + 1)
    if len(raw) > WHOLE:
        raise Unreadable(f"is larger than {WHOLE // 2**20} MB: use JSON Lines or CSV")
    documents = _scripts(raw) if form == "html" else [raw.removeprefix(codecs.BOM_UTF8)]
    number, found = 0, False
    for document in documents:
        try:
            value = orjson.loads(document)
        except orjson.JSONDecodeError as error:
            if form == "json":
                raise Unreadable(f"is no JSON: {error.msg}, line {error.lineno}") from None
            number += 1
            yield Piece(f"script {number}", problem="is no JSON")
            continue
        for one in _flattened(value, _DEEPEST):
            number += 1
            found = True
            yield Piece(f"item {number}", one)
    if not found:
        raise Unreadable("holds no object")


def _scripts(page: bytes) -> Iterator[bytes]:
    for begin in _SCRIPT.finditer(page):
        if b"ld+json" in begin[1].lower():
            end = _SCRIPT_END.search(page, begin.end())
            if end is None:  # nor for any later one
                return
            yield page[begin.end() : end.start()].strip()


def _flattened(value: Any, deep: int) -> Iterator[Any]:
    """The objects of lists, graphs and item lists."""
    if deep and isinstance(value, list):
        for one in value:
            yield from _flattened(one, deep - 1)
    elif deep and isinstance(value, dict) and isinstance(value.get("@graph"), list):
        yield from _flattened(value["@graph"], deep - 1)
    elif deep and isinstance(value, dict) and isinstance(value.get("itemListElement"), list):
        for one in value["itemListElement"]:
            yield from _flattened(one.get("item", one) if isinstance(one, dict) else one, deep - 1)
    else:
        yield value


def _lines(file: io.TextIOBase) -> Iterator[Piece]:
    for number, line in _short_lines(file):
        where = f"line {number}"
        if line is None:
            yield Piece(where, problem=f"is longer than {LONGEST_LINE:,} characters")
        elif line.strip():
            try:
                value = orjson.loads(line)
            except orjson.JSONDecodeError:
                yield Piece(where, problem="is no JSON")
                continue
            yield from (Piece(where, one) for one in _flattened(value, _DEEPEST))


def _rows(file: io.TextIOBase) -> Iterator[Piece]:
    read = _Numbered(file)
    header = read.first()
    delimiter = "\t" if header.count("\t") > header.count(",") else ","
    rows = csv.reader(read, delimiter=delimiter)
    try:
        columns = columns_of(next(csv.reader([header], delimiter=delimiter), []))
    except (BadHeader, csv.Error) as error:
        raise Unreadable(str(error)) from None
    while True:
        read.begin = read.number + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Piece(f"line {read.begin}", problem=f"is no CSV ({error})", row=True)
            continue
        if any(cell.strip() for cell in row):
            if len(row) > len(columns):
                yield Piece(f"line {read.begin}", problem="has more cells than the header", row=True)
                continue
            value = {column: cell for column, cell in zip(columns, row, strict=False) if column}
            yield Piece(f"line {read.begin}", value, row=True)


class _Numbered:
    """Lines of a CSV for its reader, counted; one that is too long ends as an empty one."""

    def __init__(self, file: io.TextIOBase) -> None:
        self._lines = _short_lines(file)
        self.number = 0
        self.begin = 1

    def first(self) -> str:
        return next(iter(self), "")

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        if line is None:
            raise csv.Error(f"a line is longer than {LONGEST_LINE:,} characters")
        return line


def _short_lines(file: io.TextIOBase) -> Iterator[tuple[int, str | None]]:
    """Numbered lines; None for one that is too long to be held."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        whole = line.endswith("\n") or len(line) <= LONGEST_LINE
        yield number, line if whole else None
        while not whole:
            line = file.readline(LONGEST_LINE + 1)
            whole = line.endswith("\n") or len(line) <= LONGEST_LINE


def _decoded(file: BinaryIO, encodings: tuple[str, ...]) -> io.TextIOBase:
    """The file as text, in the first of `encodings` that all of it is."""
    if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise Unreadable("is UTF-16: save it as UTF-8")
    for encoding in encodings:
        if _is(file, encoding):
            file.seek(0)
            return io.TextIOWrapper(file, encoding=encoding, newline="")
    raise Unreadable(f"is neither {' nor '.join(name.removesuffix('-sig').upper() for name in encodings)}")


def _is(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
