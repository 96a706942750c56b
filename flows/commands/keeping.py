"""What is kept of a person: showing it, erasing it, and the box whose words are kept only if wished."""

from __future__ import annotations

from flows.reply import Reply
from flows.session import Consultation
from flows.stage import Stage
from flows.turn import Raises

BOX = frozenset({"vent", "keep_vent"})  # open for writing, written and not decided on


def mine(reply: Reply, argument: str) -> None:
    """What is stored of this person, and how to get rid of it."""
    session = reply.session
    kept = sum(1 for c in session.consultations for m in c.moves if m.words is not None)
    reply.say("chat.mine", consultations=len(session.consultations), texts=kept)
    reply.offer(reply.command("summary"), reply.command("erase"), reply.command("go_on"))
    reply.ask_again = False


def erase(reply: Reply, argument: str) -> None:
    """Asks once, then everything goes: session, log, search."""
    session = reply.session
    if argument == "yes":
        reply.raises(Raises.ERASE)
        blank = type(session)()
        blank.consultations = [Consultation(number=1, started=reply.now, state=Stage.CONSENT)]
        for slot in session.__slots__:
            setattr(session, slot, getattr(blank, slot))
        reply.say("chat.erased")
        reply.ask_again = False
        reply.withheld = True
        return
    session.confirming = "erase"
    reply.say("chat.erase_ask")
    reply.offer(
        reply.command("erase", "yes", label=reply.text("chat.erase_yes")),
        reply.command("go_on", label=reply.text("chat.erase_no")),
    )
    reply.ask_again = False


def let_go(reply: Reply) -> None:
    """Nothing waits for its own answer any more; what was written in the box goes unless it was chosen to stay."""
    if reply.session.confirming == "keep_vent":
        reply.raises(Raises.DISCARD)
    reply.session.confirming = ""


def vent(reply: Reply, argument: str) -> None:
    """A box to write freely in; the words are kept only if the person says so afterwards."""
    session = reply.session
    if argument in ("keep", "drop"):
        if session.confirming == "keep_vent":
            reply.raises(Raises.REVEAL if argument == "keep" else Raises.DISCARD)
            reply.say(f"chat.vent.{argument}")
        session.confirming = ""
        return
    let_go(reply)
    session.confirming = "vent"
    reply.say("chat.vent.open")
    reply.ask_again = False


def vented(reply: Reply) -> None:
    """What was written in the box: thanked for, not read, not kept yet."""
    reply.session.confirming = "keep_vent"
    reply.withheld = True
    reply.trigger = "vented"
    reply.say("chat.vent.heard")
    reply.offer(
        reply.command("vent", "drop", label=reply.text("chat.vent.drop_label")),
        reply.command("vent", "keep", label=reply.text("chat.vent.keep_label")),
    )
    reply.ask_again = False
