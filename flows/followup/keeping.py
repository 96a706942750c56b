"""What `when` and `how` share: the matter that is meant, answers as moves, buttons, the way back to what is open."""

from __future__ import annotations

from datetime import datetime

from flows import path
from flows.bounds import few
from flows.reply import Reply
from flows.safety.windows import JAPAN
from flows.session import Consultation, Move, Session, Words
from flows.stages import BY_ID
from flows.turn import Choice
from flows.voice import names
from flows.waiting import For


def of_number(session: Session, number: str) -> Consultation | None:
    return next((one for one in session.consultations if str(one.number) == number), None)


def keep(reply: Reply, consultation: Consultation, question: str, entry: str, words: Words | None = None) -> None:
    """One answer is one move of the matter it is about, whichever is open; nothing else is read from its words."""
    move = Move(question, entry, reply.now, words, more=True, corrects=True)
    consultation.moves = few([*consultation.moves, move])
    adds = BY_ID[question].adds
    if adds is not None:
        adds(consultation.case, entry)


def button(reply: Reply, label: str, argument: str, *, strong: bool = False) -> Choice:
    return reply.command("followup", argument, label=reply.wording.text(label), strong=strong)


def say_when(reply: Reply, key: str, at: datetime) -> None:
    """A sentence that names the day and the hour."""
    there = at.astimezone(JAPAN)
    reply.say(key, day=names.date_words(reply.wording, there.date()), hour=there.hour)


def rest(reply: Reply) -> None:
    """On to what is open; where nothing is, that need not be said."""
    if reply.session.waiting.what is For.ANSWER and path.open_question(reply.session.consultation) is None:
        reply.offer(*(reply.command(name) for name in ("new", "summary", "consultations", "mine")))
        reply.ask_again = False
