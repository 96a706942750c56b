"""Takes back what a person unsent: its words vanish, and so does everything that rested on them alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from flows import path, rehearsing, speaking, watch
from flows.answering import restore
from flows.answers import added, typed
from flows.case import Case
from flows.content import Content
from flows.documents.filling import BLANKS
from flows.documents.filling import entry_left as blank_left
from flows.evidence.fields import LOG
from flows.looking import entry_left
from flows.question import SKIPPED, Answer, Question
from flows.recording import entry_left as record_left
from flows.session import Consultation, Move, Session, Words
from flows.stages import BY_ID
from flows.stages.career import FORM
from flows.stages.followup import HOW, how_left
from flows.understanding import read
from flows.understanding.corrections import what_holds


def withdraw(session: Session, message_id: str, did: Sequence[str] = ()) -> list[str]:
    """Removes the message's words wherever they are kept; the numbers of the consultations in which some move had them.
    `did`: what the log says of it, where the words are gone already; what rested on them goes here."""
    watch.forget_harmless(session)
    session.offered = []  # labels may hold names out of the words
    for _, words in session.held:
        _blank(words, message_id)
    session.held = [(at, words) for at, words in session.held if words.text]
    known = next((step.split(" ")[1:] for step in did if step.startswith("withdrew")), None)
    touched = []
    for consultation in session.consultations:
        number = str(consultation.number)
        if message_id:
            is_touched = _forget(consultation, message_id, speaking.wording_of(session))
        else:
            is_touched = number in known if known is not None else _has_gaps(consultation)
        if is_touched:
            _made_again(consultation)
            touched.append(number)
    if touched:
        session.misses = 0  # what was not understood was said to another question, perhaps
    return touched


def _has_gaps(consultation: Consultation) -> bool:
    return any(move.words is not None and not move.words.is_whole for move in consultation.moves)


def _forget(consultation: Consultation, message_id: str, wording: Content) -> bool:
    """Blanks the words; True when some move had them, and may mean something else now."""
    rehearsing.forget(consultation, lambda words: _blank(words, message_id))
    touched = [move for move in consultation.moves if move.words is not None and _blank(move.words, message_id)]
    for move in touched:
        left = move.words.text if move.words is not None else ""
        case = _case_before(consultation, move) if left else consultation.case
        if move.question == FORM:
            move.value = entry_left(str(move.value), left)
            continue
        if move.question == BLANKS:
            move.value = blank_left(str(move.value), left, move.at)
            continue
        if move.question == LOG:
            move.value = record_left(str(move.value), left)
            continue
        if move.question == HOW:
            move.value = how_left(str(move.value), left)
            continue
        if move.more:
            move.value = added_by(BY_ID[move.question], case, left, move.at, wording)
            continue
        move.value = said_by(BY_ID[move.question], case, left, move.at, wording)
    return bool(touched)


def _case_before(consultation: Consultation, move: Move) -> Case:
    """What was known when it was said, as far as it is left."""
    moves = consultation.moves[: next(n for n, one in enumerate(consultation.moves) if one is move)]
    return path.replay(consultation.number, consultation.started, moves).case


def _made_again(consultation: Consultation) -> None:
    """From now on every move is replayed: answers that wait behind the gap count again once they are reached."""
    consultation.changed = True
    restore(consultation, consultation.moves)


def said_by(question: Question, case: Case, left: str, at: datetime, wording: Content) -> Answer:
    """What the words that are left of an answer say by themselves."""
    value = typed(question, case, left, read(what_holds(left), at, question.id), wording) if left else None
    return SKIPPED if value is None else value


def added_by(question: Question, case: Case, left: str, at: datetime, wording: Content) -> str | None:
    """What words that leave the question open do to it: 「怒りは違う」; None for nothing."""
    value = said_by(question, case, left, at, wording) if question.adds is not None else None
    return value if isinstance(value, str) and added(question, value) else None


def _blank(words: Words, message_id: str) -> bool:
    if not message_id or all(message != message_id or not text for message, text in words.parts):
        return False
    words.parts = Words.left_of([(m, "" if m == message_id else text) for m, text in words.parts]).parts
    return True
