"""Erasing what is kept of a person, and the box whose words are kept only if wished; showing it lives in mine.py."""

from __future__ import annotations

from flows.mine import Kept, kept
from flows.reply import Reply
from flows.session import Consultation
from flows.stage import Stage
from flows.turn import Raises
from flows.voice import names
from flows.waiting import PASSING, For

WITHDRAWN = "consent"  # what waits for a yes: consent is withdrawn, and so everything goes


def erase(reply: Reply, argument: str) -> None:
    """Asks once, then everything goes: session, log, search."""
    session = reply.session
    if argument == "yes":
        found, withdrawn = kept(session), session.waiting.about == WITHDRAWN
        had_agreed = session.consented is not None
        reply.raises(Raises.ERASE)
        blank = type(session)()
        blank.consultations = [Consultation(number=1, started=reply.now, state=Stage.CONSENT)]
        for slot in session.__slots__:
            setattr(session, slot, getattr(blank, slot))
        reply.say("mine.withdrawn" if withdrawn else "chat.erased")
        if had_agreed:
            _prove(reply, found)
        reply.ask_again = False
        reply.withheld = True
        return
    if argument == "no":
        let_go(reply)
        reply.say("chat.kept")
        return
    let_go_of_passing(reply)
    session.waiting = session.waiting.then(For.YES_TO_ERASE)
    reply.say("chat.erase_ask")
    reply.offer(
        reply.command("erase", "yes", label=reply.text("chat.erase_yes")),
        reply.command("go_on", label=reply.text("chat.erase_no")),
    )
    reply.ask_again = False


def _prove(reply: Reply, found: Kept) -> None:
    """When it was done and how much of each kind is gone; nothing of what it said."""
    wording = reply.wording
    day = wording.text("sheet.page.day", 0, year=reply.now.year, date=names.date_words(wording, reply.now.date()))
    reply.say("mine.proof", day=day, time=f"{reply.now:%H:%M}", total=found.total, gone=found.in_words(wording))


def let_go(reply: Reply) -> None:
    """What is waited for is over; what was written in the box goes unless it was chosen to stay."""
    waiting = reply.session.waiting
    if waiting.what is For.KEEPING:
        reply.raises(Raises.DISCARD)
    reply.session.waiting = waiting.without(waiting.what)


def let_go_of_passing(reply: Reply) -> None:
    """No small question waits any more."""
    while reply.session.waiting.what in PASSING:
        let_go(reply)


def vent(reply: Reply, argument: str) -> None:
    """A box to write freely in; the words are kept only if the person says so afterwards."""
    session = reply.session
    if argument in ("keep", "drop"):
        if session.waiting.what is For.KEEPING:
            session.waiting = session.waiting.without(For.KEEPING)
            reply.raises(Raises.REVEAL if argument == "keep" else Raises.DISCARD)
            reply.say(f"chat.vent.{argument}")
        return
    let_go_of_passing(reply)
    session.waiting = session.waiting.then(For.WRITING)
    reply.say("chat.vent.open")
    reply.ask_again = False


def vented(reply: Reply) -> None:
    """What was written in the box: thanked for, not read, not kept yet."""
    reply.session.waiting = reply.session.waiting.then(For.KEEPING)
    reply.withheld = True
    reply.trigger = "vented"
    reply.did.append("vented")
    reply.say("chat.vent.heard")
    reply.offer(
        reply.command("vent", "drop", label=reply.text("chat.vent.drop_label")),
        reply.command("vent", "keep", label=reply.text("chat.vent.keep_label")),
    )
    reply.ask_again = False
