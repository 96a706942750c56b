"""Takes a file of openings into the listing: what is good is written in one step, what is bad is told and left out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import orjson

from flows.jobs.opening import Opening, as_dict, from_dict
from linebot_app.openings import posting, sheet
from linebot_app.openings.files import Piece, Unreadable, pieces
from linebot_app.openings.values import BadField
from linebot_app.storage.openings import Figures, Openings

MOST_TOLD = 1_000  # problems that are kept; further ones are counted


@dataclass(frozen=True, slots=True)
class Problem:
    """`field` is empty where the whole row cannot be read. Neither holds anything out of the file."""

    where: str
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.field + ' ' if self.field else ''}{self.reason}"


@dataclass(slots=True)
class Report:
    """`good`: rows that can be shown; `over`: good ones whose last day has passed; `bad`: rows that were left out."""

    good: int = 0
    over: int = 0
    bad: int = 0
    others: int = 0  # objects of a graph that are no openings
    problems: list[Problem] = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)

    def complain(self, where: str, field_name: str, reason: str) -> None:
        self.bad += 1
        if len(self.problems) < MOST_TOLD:
            self.problems.append(Problem(where, field_name, reason))


def take_in(
    store: Openings, path: Path, source: str, now: datetime, *, form: str | None = None, full: bool = False
) -> Report:
    """Reads all of the file before anything is written, so that a broken file changes nothing and the listing is locked
    for a short time only. Raises Unreadable, and what SQLAlchemy raises."""
    report = Report()
    spared: list[str] = []
    with tempfile.TemporaryFile() as spool:
        for identifier, opening in _good(path, source, form, report, spared):
            if opening.is_over(now):
                report.over += 1
            else:
                report.good += 1
            spool.write(orjson.dumps([identifier, as_dict(opening)]) + b"\n")
        if not report.good + report.over:
            problem = "none of its rows can be used" if report.bad else "it has no openings"
            raise NothingGood(problem, report)
        spool.seek(0)
        report.figures = store.take_in(source, _spooled(spool), now, full=full, spared=spared)
    return report


class NothingGood(Unreadable):
    """Every row is bad, or there is none: most likely it is another file than was meant."""

    def __init__(self, problem: str, report: Report) -> None:
        super().__init__(problem)
        self.report = report


def _good(
    path: Path, source: str, form: str | None, report: Report, spared: list[str]
) -> Iterator[tuple[str, Opening]]:
    first_at: dict[str, str] = {}
    for piece in pieces(path, form):
        if piece.problem:
            report.complain(piece.where, "", piece.problem)
        elif not piece.row and not posting.is_posting(piece.value):
            _note_other(piece, report)
        else:
            try:
                read = sheet.opening_of if piece.row else posting.opening_of
                identifier, opening = read(piece.value, source)
            except BadField as bad:
                report.complain(piece.where, bad.field, bad.reason)
                spared += _identifier_of(piece)
                continue
            if identifier in first_at:
                name = "id" if piece.row else "identifier"
                report.complain(piece.where, name, f"is that of {first_at[identifier]}")
                continue
            first_at[identifier] = piece.where
            yield identifier, opening


def _note_other(piece: Piece, report: Report) -> None:
    if isinstance(piece.value, dict) and piece.value.get("@type"):
        report.others += 1  # an organisation, a page: graphs have them beside the openings
    else:
        report.complain(piece.where, "@type", "is not JobPosting")


def _identifier_of(piece: Piece) -> list[str]:
    """The identifier of a row that is bad otherwise: what is listed of it is not missing from the file."""
    try:
        read = sheet.identifier_of if piece.row else posting.identifier_of
        return [read(piece.value)]
    except BadField:
        return []


def _spooled(spool: BinaryIO) -> Iterator[tuple[str, Opening]]:
    for line in spool:
        identifier, plain = orjson.loads(line)
        yield identifier, from_dict(plain)
