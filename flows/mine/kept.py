"""How much is kept of one person, by kind; no words of theirs."""

from __future__ import annotations

from dataclasses import dataclass

from flows.rehearsal.entries import begins
from flows.session import Session


@dataclass(frozen=True, slots=True)
class Kept:
    """`besides`: what there is besides consultations and texts, by the names of `mine.<name>`."""

    consultations: int
    texts: int
    answers: int
    besides: dict[str, int]

    @property
    def total(self) -> int:
        return self.consultations + self.texts + self.answers + sum(self.besides.values())


def kept(session: Session) -> Kept:
    """What was taken back is left out. `answers` were tapped."""
    moves = [move for consultation in session.consultations for move in consultation.moves]
    practised = [move for consultation in session.consultations for move in consultation.practised]
    cases = [consultation.case for consultation in session.consultations]
    besides = {
        "records": sum(bool(fields.get("what")) for case in cases for fields in case.log.values()),
        "practised": sum(begins(move) for move in practised),
        "blanks": sum(bool(words) for case in cases for words in case.blanks.values()),
        "wishes": sum(bool(values) for case in cases for values in case.jobs.values()),
        "since": sum(len(case.since) for case in cases),
    }
    return Kept(
        len(session.consultations),
        sum(move.words is not None for move in (*moves, *practised)),
        sum(move.words is None for move in moves),
        besides,
    )
