"""How much is kept of one person, by kind; no words of theirs."""

from __future__ import annotations

from dataclasses import dataclass

from flows.content import Content
from flows.rehearsal.entries import begins
from flows.session import Session


@dataclass(frozen=True, slots=True)
class Kept:
    """By kind, as `mine.kinds.<kind>` names them; `answers` were tapped."""

    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def in_words(self, wording: Content) -> str:
        """What there is, in one sentence's part; "" for nothing."""
        said = [wording.text(f"mine.kinds.{kind}", 0, count=count) for kind, count in self.counts.items() if count]
        return wording.text("chat.join.comma").join(said)


def kept(session: Session) -> Kept:
    """What was taken back is left out."""
    moves = [move for consultation in session.consultations for move in consultation.moves]
    practised = [move for consultation in session.consultations for move in consultation.practised]
    cases = [consultation.case for consultation in session.consultations]
    counts = {
        "consultations": len(session.consultations),
        "texts": sum(move.words is not None for move in (*moves, *practised)),
        "answers": sum(move.words is None for move in moves),
        "records": sum(bool(fields.get("what")) for case in cases for fields in case.log.values()),
        "practised": sum(begins(move) for move in practised),
        "blanks": sum(bool(words) for case in cases for words in case.blanks.values()),
        "wishes": sum(bool(values) for case in cases for values in case.jobs.values()),
        "since": sum(len(case.since) for case in cases),
    }
    return Kept(counts)
