"""Takes back what a person unsent: its words vanish, and so does everything that rested on them alone."""

from __future__ import annotations

from datetime import datetime

from flows import consent
from flows.answering import answer, change, restore
from flows.answers import typed
from flows.case import Case
from flows.commands.keeping import BOX, vented
from flows.content import content
from flows.question import SKIPPED, Answer, Question
from flows.reply import Reply
from flows.session import Consultation, Session, Words
from flows.stage import ASIDES
from flows.stages import BY_ID
from flows.turn import Incoming
from flows.understanding import read


def withdraw(session: Session, message_id: str) -> bool:
    """Removes the message's words wherever they are kept; True when something was found."""
    found = False
    for _, words in session.held:
        found = _blank(words, message_id) or found
    session.held = [(at, words) for at, words in session.held if words.text]
    for consultation in session.consultations:
        if _forget(consultation, message_id):
            found = True
    return found


def skip_withdrawn(reply: Reply, incoming: Incoming, question: Question | None) -> None:
    """A text of the log whose words are gone, taken back or never kept: it stands for the answer that it was."""
    session = reply.session
    words = Words([(part.message_id, "") for part in incoming.parts])
    if session.confirming in BOX:
        vented(reply)
    elif consent.is_open(session) or question is None or session.consultation.state in ASIDES:
        reply.trigger = "withdrawn"
    elif session.changing:
        session.changing = ""
        change(reply, question, SKIPPED, words, None)
    else:
        answer(reply, question, SKIPPED, words)


def _forget(consultation: Consultation, message_id: str) -> bool:
    touched = [move for move in consultation.moves if move.words is not None and _blank(move.words, message_id)]
    if not touched:
        return False
    for move in touched:
        left = move.words.text if move.words is not None else ""
        if move.more:
            continue
        move.value = _said_by(BY_ID[move.question], consultation.case, left, move.at)
    back_to, state = consultation.back_to, consultation.state
    restore(consultation, consultation.moves)
    if back_to:
        # An aside (danger, pause) goes on; only the place behind it may have moved.
        consultation.back_to, consultation.state = consultation.state, state
    return True


def _said_by(question: Question, case: Case, left: str, at: datetime) -> Answer:
    """What the words that are left of an answer say by themselves."""
    value = typed(question, case, left, read(left, at, question.id), content()) if left else None
    return SKIPPED if value is None else value


def _blank(words: Words, message_id: str) -> bool:
    if not message_id or all(message != message_id or not text for message, text in words.parts):
        return False
    words.parts = [(message, "" if message == message_id else text) for message, text in words.parts]
    return True
