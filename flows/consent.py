"""Before consent: the first words are received, what is stored is told, and only a yes lets them be kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from flows import care_words, danger, speaking
from flows.acts import Act, Heard
from flows.answers import plain
from flows.bounds import MOST_TOGETHER
from flows.consultation import trigger
from flows.letters import width
from flows.reply import Reply
from flows.session import Consultation, Session, Words
from flows.turn import Card, Incoming, Kind, Paragraph, Raises, Say
from flows.understanding import read
from flows.understanding.asking_of_us import asked_of_us, tells_besides
from flows.understanding.reading import Reading
from flows.understanding.stances import consents, stance_of
from flows.voice import reflecting
from flows.waiting import For, Waiting
from flows.wishing import SHORT, spoken, wish_of

A_DAY = timedelta(days=1)
TOLD_OFTEN = 4  # texts; from then on the question stands on its button alone
_AGREED = "terms agreed "  # a step of the log
# Commands that can be had while consent is open, and those that are about it.
AT_HAND = frozenset({"help", "urgent", "human", "windows", "erase", "mine"})
CONSENTING = frozenset({"agree", "refuse", "details", "start"})


def choice_in(reply: Reply, heard: Heard) -> Act | None:
    """The choice about consent, or the command at hand, that these words stand for."""
    if (gently := care_words.to_the_gentle_question(reply, heard)) is not None:
        return gently
    text, reading = heard.text, heard.reading
    if reply.session.informed:
        shown = ((name, plain(reply.command(name).label)) for name in ("agree", "details", "refuse"))
        if choice := next((name for name, label in shown if label == plain(text)), ""):
            return Act(choice)
        if plain(text) in reply.wording.raw("consent.agreeing"):
            return Act("agree")
        if consents(text) or stance_of(text) == "agree":
            return Act("agree")
        if reading.intent in ("yes", "no") and width(text) <= SHORT:
            return Act("agree" if reading.intent == "yes" else "refuse")
    name = wish_of(reply, text, reading)
    if asked_of_us(text) and spoken(reply, text) is None:
        return None
    return Act(str(name)) if name in AT_HAND else None


def said(reply: Reply, heard: Heard) -> bool:
    """What is asked of us is answered, and held only where it tells of the matter besides."""
    asked = asked_of_us(heard.text) if heard.reading.crisis == "none" else ""
    if not asked:
        receive(reply, heard.incoming, heard.reading)
        return True
    if tells_besides(heard.text):
        reply.did.append("held" if hold(reply.session, heard.incoming, reply.now) else "full")
    reply.trigger = "side_question"
    reply.say(f"consent.asked.{asked}")
    ask(reply, whole=False)
    return True


def asked_else(reply: Reply, act: Act) -> bool:
    """A tap on something that needs consent: it is asked for."""
    if act.answer is None:
        reply.trigger = "started"
        ask(reply)
    else:
        reply.trigger = "stale"
        reply.say("chat.stale")
    return True


def greet(reply: Reply) -> None:
    """The answer to being added as a friend: who this is, and that one may simply begin to write."""
    reply.say("consent.hello")
    reply.say("consent.begin")
    if reply.stranger:
        reply.show(*speaking.offers(reply))
    reply.offer(reply.command("start", strong=True), reply.command("help"), *speaking.choices(reply))
    reply.ask_again = False


def receive(reply: Reply, incoming: Incoming, reading: Reading | None) -> None:
    """A text before consent: held, reflected in a sentence, consent asked."""
    session = reply.session
    first, full = not session.held, False
    if incoming.kind is Kind.TEXT and reading is not None:
        full = not hold(session, incoming, reply.now)
        if first:
            reflecting.story(reply, session.consultation.case, reading)
        elif full:
            reply.say("consent.enough")
        else:
            _say_noted(reply, reading)
    reply.trigger = "held"
    reply.did.append("full" if full else "held")
    if reading is not None and _is_asked_gently(reply, reading):
        reply.ask_again = False  # one question at a time: consent is asked for with the next words
        return
    ask(reply, whole=first, quietly=not full and len(session.held) > TOLD_OFTEN)


def _say_noted(reply: Reply, reading: Reading) -> None:
    """That it was read: what it means to them, else in a few words, other ones each time."""
    if sentence := reflecting.meant(reply, reading):
        reply.bubbles.append(Say(sentence))
    else:
        reply.bubbles.append(Say(reply.wording.text("consent.noted", len(reply.session.held))))


def _is_asked_gently(reply: Reply, reading: Reading) -> bool:
    return reading.crisis == "ask" and not reply.session.gentle and not danger.is_first_sigh(reply, reading.text)


def hold(session: Session, incoming: Incoming, now: datetime) -> bool:
    """Keeps the words until the yes; False when there are so many already that no more are taken."""
    if not incoming.text or sum(len(words.text) for _, words in session.held) + len(incoming.text) > MOST_TOGETHER:
        return False
    session.held.append((now, Words.of(incoming)))
    return True


def forget_old(session: Session, now: datetime) -> None:
    """Words without consent go after a day, also while the person keeps the chat alive."""
    if is_open(session):
        session.held = [(at, words) for at, words in session.held if now - at < A_DAY]


def ask(reply: Reply, *, whole: bool = True, quietly: bool = False) -> None:
    """Two short bubbles on what is stored, who reads it and how it is deleted, then the question; for who has been
    told, the question alone. `quietly`: only the buttons, the question was put often enough."""
    told_now = whole or not reply.session.informed
    if told_now:
        reply.session.informed = True
        reply.say("consent.about")
        _name_model(reply)
        reply.say("consent.ask")
    else:
        if not reply.session.model_named:
            _name_model(reply)
        if not quietly:
            reply.bubbles.append(Say(reply.wording.text("consent.again", len(reply.session.held))))
    reply.offer(reply.command("agree", strong=True), reply.command("details"), reply.command("refuse"))
    if told_now:
        reply.offer(*speaking.choices(reply))
    reply.question = "consent.agree"
    reply.ask_again = False


def _name_model(reply: Reply) -> None:
    """Who agrees from now on knows of it: only their words may be sent."""
    if reply.language_model:
        reply.session.model_named = True
        reply.did.append("model")
        reply.say("consent.language_model")


def explain(reply: Reply) -> None:
    """The longer explanation, point by point."""
    points = tuple(Paragraph(point) for point in reply.wording.raw("consent.details"))
    if reply.language_model:
        points += (Paragraph(reply.wording.text("consent.language_model")),)
    reply.show(Card("consent", reply.wording.text("consent.details_title"), points))
    reply.trigger = "explained"
    ask(reply, whole=False)


def agree(reply: Reply) -> tuple[Words, Reading] | None:
    """Consent: what was held is read now, as the first words of the consultation; None when nothing was said yet."""
    session = reply.session
    session.consented = reply.now
    note_terms(reply)
    session.waiting = Waiting(For.ANSWER)
    trigger(session.consultation, "agreed")
    reply.raises(Raises.REVEAL)
    speaking.note(reply)
    reply.trigger = "agreed"
    held, session.held = session.held, []
    parts = [part for _, words in held for part in words.parts]
    words = Words(parts)
    if not words.text:
        return None
    return words, read(words.text, held[0][0], "entry.role")


def note_terms(reply: Reply) -> None:
    """Which version is agreed to; where the log is replayed, which was then."""
    then = next((step.removeprefix(_AGREED) for step in reply.replayed if step.startswith(_AGREED)), "")
    first = reply.session.terms if reply.replayed else ""  # in a log of before there were versions
    reply.session.terms = then or first or reply.wording.text("consent.version")
    reply.did.append(_AGREED + reply.session.terms)


def refuse(reply: Reply) -> None:
    """No consent: what was held is gone; help lines stay available."""
    session = reply.session
    session.held = []
    session.consultations = [Consultation(number=1, started=reply.now, state=session.consultation.state)]
    reply.raises(Raises.DISCARD)
    reply.trigger = "refused"
    reply.say("consent.refused")
    reply.offer(reply.command("windows"), reply.command("start"))
    reply.ask_again = False


def is_open(session: Session) -> bool:
    return session.consented is None
