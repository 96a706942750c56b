"""Somebody's data to read and take along: what was understood, the very words, when; its looks are told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flows import followup_times
from flows.case import Case
from flows.content import Content
from flows.session import Consultation, Session, Words
from flows.sheet import Section
from flows.stages import BY_ID
from flows.turn import Block, Heading, Line, Paragraph
from flows.voice import names, recaps


def sections(session: Session, wording: Content) -> tuple[Section, ...]:
    """For a page: what was agreed to, then each consultation."""
    about = Section("about", wording.text("mine.page.about"), tuple(_about(session, wording)))
    return (about, *(_matter(one, place, wording) for place, one in enumerate(session.consultations, 1)))


def as_data(session: Session, wording: Content) -> dict[str, Any]:
    """Everything, as plain JSON values; times in ISO 8601."""
    due = followup_times.due(session)
    return {
        "consent": {"agreed": _iso(session.consented), "terms": session.terms, "agreed_anew": _iso(session.terms_at)},
        "language": session.language,
        "follow_up": {"wanted": not session.no_follow_up, "next": _iso(due.at) if due is not None else None},
        "last_written": _iso(session.seen),
        "openings_asked_about": list(session.liked),
        "consultations": [_consultation(one, wording) for one in session.consultations],
    }


def _about(session: Session, wording: Content) -> Iterator[Line]:
    if session.consented is not None:
        yield Line(wording.text("mine.page.agreed"), _moment(wording, session.terms_at or session.consented))
    yield Line(wording.text("mine.page.terms"), session.terms)
    due = followup_times.due(session)
    asked = _moment(wording, due.at) if due is not None else wording.text("mine.page.never")
    yield Line(wording.text("mine.page.follow_up"), asked)


def _matter(consultation: Consultation, place: int, wording: Content) -> Section:
    blocks: list[Block] = [*_answers(consultation.case, wording)]
    for title, entries in (("texts", consultation.moves), ("practised", consultation.practised)):
        said = [(move.at, move.words.text) for move in entries if move.words is not None and move.words.text]
        if said:
            blocks.append(Heading(wording.text(f"mine.page.{title}")))
            blocks += [Line(_moment(wording, at), text) for at, text in said]
    blocks += [Paragraph(wording.text("mine.page.nothing"))] if not blocks else []
    started = _moment(wording, consultation.started)
    return Section(f"matter-{place}", wording.text("mine.page.matter", number=place, started=started), tuple(blocks))


def _answers(case: Case, wording: Content) -> Iterator[Line]:
    """What each question is known to be answered with, once each."""
    slots: set[str] = set()
    for question in BY_ID.values():
        if question.slot not in slots and (line := recaps.line(wording, case, question.id)) is not None:
            slots.add(question.slot)
            yield line


def _consultation(consultation: Consultation, wording: Content) -> dict[str, Any]:
    answers = _answers(consultation.case, wording)
    return {
        "number": consultation.number,
        "started": _iso(consultation.started),
        "stage": str(consultation.state),
        "understood": [{"what": line.label, "answer": line.text} for line in answers],
        "given": [_move(move.question, move.value, move.words, move.at) for move in consultation.moves],
        "practised": [_move(move.question, move.value, move.words, move.at) for move in consultation.practised],
        "records": {key: dict(fields) for key, fields in consultation.case.log.items()},
    }


def _move(question: str, value: Any, words: Words | None, at: datetime) -> dict[str, Any]:
    said = {"text": words.text} if words is not None else {}
    return {"question": question, "answer": value, **said, "at": _iso(at)}


def _moment(wording: Content, at: datetime) -> str:
    day = wording.text("sheet.page.day", 0, year=at.year, date=names.date_words(wording, at.date()))
    return wording.text("mine.page.moment", day=day, time=f"{at:%H:%M}")


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None
