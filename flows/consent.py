"""Before consent: the first words are received, what is stored is told, and only a yes lets them be kept."""

from __future__ import annotations

from flows.consultation import trigger
from flows.reply import Reply
from flows.session import Consultation, Move, Session, Words
from flows.turn import Card, Incoming, Kind, Paragraph, Raises
from flows.understanding import read
from flows.understanding.reading import Reading
from flows.voice import reflecting


def greet(reply: Reply) -> None:
    """The answer to being added as a friend: who this is, and that one may simply begin to write."""
    reply.say("consent.hello")
    reply.say("consent.begin")
    reply.offer(reply.command("start", strong=True), reply.command("help"))
    reply.ask_again = False


def receive(reply: Reply, incoming: Incoming, reading: Reading | None) -> None:
    """A text before consent: held, reflected in a sentence, consent asked."""
    session = reply.session
    first = not session.held
    if incoming.kind is Kind.TEXT and reading is not None:
        session.held.append((reply.now, Words([(part.message_id, part.text) for part in incoming.parts])))
        if first:
            reflecting.story(reply, session.consultation.case, reading)
        else:
            reply.say("consent.noted")
    reply.trigger = "held"
    ask(reply, whole=first)


def ask(reply: Reply, *, whole: bool = True) -> None:
    """Two short bubbles on what is stored, who reads it and how it is deleted, then the question."""
    if whole:
        reply.say("consent.about")
        reply.say("consent.ask")
    else:
        reply.say("consent.again")
    reply.offer(reply.command("agree", strong=True), reply.command("details"), reply.command("refuse"))
    reply.question = "consent.agree"
    reply.ask_again = False


def explain(reply: Reply) -> None:
    """The longer explanation, point by point."""
    points = tuple(Paragraph(point) for point in reply.wording.raw("consent.details"))
    reply.show(Card("consent", reply.wording.text("consent.details_title"), points))
    reply.trigger = "explained"
    ask(reply, whole=False)


def agree(reply: Reply) -> list[tuple[Move, Reading]]:
    """Consent: what was held is read now, as the first words of the consultation."""
    session = reply.session
    session.consented = reply.now
    trigger(session.consultation, "agreed")
    reply.raises(Raises.REVEAL)
    reply.trigger = "agreed"
    held, session.held = session.held, []
    parts = [part for _, words in held for part in words.parts]
    words = Words(parts)
    if not words.text:
        return []
    at = held[0][0]
    reading = read(words.text, at, "entry.role")
    return [(Move("entry.role", None, at, words, more=True), reading)]


def refuse(reply: Reply) -> None:
    """No consent: what was held is gone; help lines stay available."""
    session = reply.session
    session.held = []
    was = session.consultation
    session.consultations = [Consultation(number=1, started=reply.now, state=was.state, back_to=was.back_to)]
    reply.raises(Raises.DISCARD)
    reply.trigger = "refused"
    reply.say("consent.refused")
    reply.offer(reply.command("windows"), reply.command("start"))
    reply.ask_again = False


def is_open(session: Session) -> bool:
    return session.consented is None
