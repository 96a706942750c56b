"""Answers beside the thread: summary, help, words for right now, windows, other options, drafts, courtesies."""

from __future__ import annotations

from flows import caring, consent, deciding, desk, in_sight, path, speaking
from flows.documents import BRIEF, KINDS, REGISTERS, SHORT
from flows.reply import Reply
from flows.turn import Card, Raises
from flows.voice import advice, asking_others, drafts, past_the_boss, practising, reading_on, summary
from flows.voice import windows as window_card


def show_summary(reply: Reply, argument: str) -> None:
    cards = summary.cards(reply, reply.session.consultation)
    if cards:
        reply.show(*cards)
        reply.offer(*practising.offers(reply))
    else:
        reply.say("chat.nothing_yet")


def show_help(reply: Reply, argument: str) -> None:
    reply.say("chat.help")
    shown = ("back", "change", "pause", "summary", "urgent", "consultations", "human", "windows", "mine")
    choices = (*(reply.command(name) for name in shown), *speaking.choices(reply))
    reply.show(Card("list", reply.wording.text("cards.help"), (), choices))


def urgent(reply: Reply, argument: str) -> None:
    """The fast lane: words for right now, then the interview goes on where it was."""
    drafts.urgent(reply, reply.session.consultation.case)
    if not consent.is_open(reply.session):
        reply.say("chat.urgent.go_on")


def human(reply: Reply, argument: str) -> None:
    reply.raises(Raises.CALL_OPERATOR)
    desk.tell(reply)
    reply.offer(reply.command("windows"))


def ask_human(reply: Reply, argument: str) -> None:
    """Nobody is called for words that may mean somebody else."""
    reply.say("minds.human_ask")
    reply.offer(reply.command("human"))


def bot(reply: Reply, argument: str) -> None:
    """Back from an operator; without one the open question is simply put again."""


def windows(reply: Reply, argument: str) -> None:
    """Those for a need, where it was tapped beside something that calls for it; else those to talk to."""
    if past_the_boss.about_the_boss(reply, argument):
        return
    need = past_the_boss.NEED if argument == past_the_boss.DESKS else argument
    reply.show(window_card.card(reply, need if need in window_card.BESIDE else "life"))


def ask_whom(reply: Reply, argument: str) -> None:
    """What to ask whom, in which order."""
    reply.show(asking_others.card(reply, reply.session.consultation.case))


def read_on(reply: Reply, argument: str) -> None:
    reply.show(reading_on.card(reply))


def options(reply: Reply, argument: str) -> None:
    """The other ways to decide, only while the decision is open."""
    consultation = reply.session.consultation
    if not deciding.is_open(reply.session):
        return
    card, choices = advice.others(reply, consultation.case, advice.found(consultation.case))
    reply.show(card)
    reply.say("chat.options_ask")
    reply.offer(*choices)
    reply.question = deciding.QUESTION
    reply.ask_again = False


def compare(reply: Reply, argument: str) -> None:
    """The two best ways beside each other, for whoever does not know, without those that they turned down (`argument`);
    the decision stays open."""
    consultation = reply.session.consultation
    if not deciding.is_open(reply.session):
        return
    found, without = advice.found(consultation.case), frozenset(argument.split(","))
    reply.offer(*advice.compare(reply, consultation.case, found, without), reply.command("options"))
    reply.question = deciding.QUESTION
    reply.ask_again = False


def show_advice(reply: Reply, argument: str) -> None:
    """The advice once more; at the decision it comes with the question."""
    consultation = reply.session.consultation
    question = path.open_question(consultation)
    if consultation.advised and (question is None or question.id != "apology.choice"):
        reply.show(advice.card(reply, consultation.case, advice.found(consultation.case)))


def draft(reply: Reply, argument: str) -> None:
    """Another draft for what was chosen, or the same one in other words: `kind`, `kind.register`, and `least` behind
    where it cannot be said in fewer words."""
    consultation = reply.session.consultation
    kind, _, way = argument.partition(".")
    register, _, least = way.partition(".")
    if kind not in KINDS or register not in ("", SHORT, BRIEF, *REGISTERS):
        return
    in_sight.look_at(consultation, f"{kind}.{register}" if register else kind)
    if kind not in drafts.possible(consultation.case):
        return
    if least:
        reply.say("chat.shortest")
    else:
        reply.show(*drafts.cards(reply, consultation.case, kind, register or drafts.STANDARD))


def thanks(reply: Reply, argument: str) -> None:
    reply.say("chat.thanks")


def smalltalk(reply: Reply, argument: str) -> None:
    reply.say("chat.smalltalk")


def in_danger(reply: Reply, argument: str) -> None:
    caring.respond(reply, argument)


def why(reply: Reply, argument: str) -> None:
    """Why the open question is asked."""
    question = path.open_question(reply.session.consultation)
    key = f"{question.id}.why_ask" if question is not None else ""
    reply.say(key if key in reply.wording else "chat.why")
