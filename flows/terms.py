"""Consent has a version: when what people agree to has changed, they are asked again at their next visit, before
anything but danger; consent itself is given in consent.py."""

from __future__ import annotations

from flows import consent
from flows.acts import Act, Heard
from flows.answers import plain
from flows.letters import width
from flows.reply import Reply
from flows.stage import Stage
from flows.turn import Card, Incoming, Paragraph, Raises
from flows.waiting import For
from flows.wishing import SHORT, spoken

AT_HAND = frozenset({"terms", "erase", "mine", "withdraw_consent", "human", "urgent", "windows", "help"})
_ASKED = "terms asked"  # the step of the log


def ask_if_changed(reply: Reply, incoming: Incoming, *, visit: bool) -> None:
    """At the beginning of a visit: from here on nothing goes on before there is an answer."""
    session = reply.session
    changed = not consent.is_open(session) and session.terms != reply.wording.text("consent.version")
    free = session.stage is not Stage.DANGER and session.waiting.within(For.TERMS) is None
    if _ASKED in incoming.did if incoming.did else changed and free and visit:
        session.waiting = session.waiting.then(For.TERMS)
        reply.did.append(_ASKED)


def put(reply: Reply) -> None:
    reply.say("consent.terms.ask")
    reply.offer(
        reply.command("terms", "yes", label=reply.text("consent.terms.yes"), strong=True),
        reply.command("terms", "more", label=reply.text("consent.terms.more")),
        reply.command("terms", "no", label=reply.text("consent.terms.no")),
        reply.command("mine"),
    )
    reply.ask_again = False


def terms(reply: Reply, argument: str) -> None:
    """`yes`, `no` or `more`. Without a yes nothing goes on, and nothing is lost either."""
    session = reply.session
    if session.waiting.within(For.TERMS) is None:
        reply.say("chat.stale")
        return
    match argument:
        case "yes":
            session.waiting = session.waiting.without(For.TERMS)
            session.terms_at = reply.now
            consent.note_terms(reply)
            reply.raises(Raises.REVEAL)
            reply.say("consent.terms.thanks")
            reply.trigger = "resumed"
        case "no":
            reply.raises(Raises.DISCARD)
            reply.say("consent.terms.refused")
            reply.offer(reply.command("terms", "yes", label=reply.text("consent.terms.yes")))
            reply.offer(reply.command("erase"), reply.command("windows"))
            reply.ask_again = False
        case _:
            points = (*reply.wording.raw("consent.terms.changes"), *reply.wording.raw("consent.details"))
            blocks = tuple(Paragraph(point) for point in points)
            reply.show(Card("consent", reply.wording.text("consent.details_title"), blocks))


def choice_in(reply: Reply, heard: Heard) -> Act | None:
    for way in ("yes", "more", "no"):
        if plain(heard.text) == plain(reply.text(f"consent.terms.{way}")):
            return Act("terms", way)
    name = spoken(reply, heard.text)
    if name in AT_HAND:
        return Act(str(name))
    if heard.reading.intent in ("yes", "no") and width(heard.text) <= SHORT:
        return Act("terms", heard.reading.intent)
    return None


def said(reply: Reply, heard: Heard) -> bool:
    """Not taken in: it is said that it has to be sent again, and no words of it stay."""
    reply.trigger, reply.withheld = "terms", True
    reply.did.append("terms first")
    reply.say("consent.terms.first")
    return True


def tapped(reply: Reply, act: Act) -> bool:
    reply.trigger = "terms"
    return True
