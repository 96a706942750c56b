"""What is kept of a person: showing it, erasing it, and the box whose words are kept only if wished."""

from __future__ import annotations

from flows.followup import when
from flows.rehearsal.entries import begins
from flows.reply import Reply
from flows.session import Consultation, Session
from flows.stage import Stage
from flows.turn import Raises
from flows.waiting import PASSING, For


def mine(reply: Reply, argument: str) -> None:
    """What is stored of this person, and how to get rid of it."""
    session = reply.session
    kept = sum(1 for c in session.consultations for m in (*c.moves, *c.practised) if m.words is not None)
    reply.say("chat.mine", consultations=len(session.consultations), texts=kept)
    counts = kept_besides(session)
    if besides := [reply.wording.text(f"mine.{key}", 0, count=n) for key, n in counts.items() if n]:
        reply.say("mine.besides", kept=reply.wording.text("chat.join.comma").join(besides))
    when.tell(reply)
    links = (reply.command("unlink"),) if reply.page is not None else ()
    reply.offer(reply.command("summary"), reply.command("erase"), *links, reply.command("go_on"))
    reply.ask_again = False


def kept_besides(session: Session) -> dict[str, int]:
    """How much of each kind is kept besides consultations and texts, those that were taken back left out."""
    cases = [consultation.case for consultation in session.consultations]
    talks = [begins(entry) for consultation in session.consultations for entry in consultation.practised]
    return {
        "records": sum(bool(fields.get("what")) for case in cases for fields in case.log.values()),
        "practised": sum(talks),
        "blanks": sum(bool(words) for case in cases for words in case.blanks.values()),
        "wishes": sum(bool(values) for case in cases for values in case.jobs.values()),
        "since": sum(len(case.since) for case in cases),
    }


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
