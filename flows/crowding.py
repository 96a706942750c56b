"""Far more at once than anybody can answer bubble by bubble: looked through for danger, answered once, kindly."""

from __future__ import annotations

from datetime import timedelta

from flows import danger, hearing, watch
from flows.commands.keeping import let_go_of_passing
from flows.reply import Reply
from flows.turn import Incoming

STEP = "crowd"
# What comes in pieces has one answer: the person is still touching and typing.
STILL_COMING = timedelta(minutes=1)


def is_crowd(incoming: Incoming) -> bool:
    return incoming.crowd or STEP in incoming.did


def meet(reply: Reply, incoming: Incoming) -> None:
    """Nothing in it is taken for an answer. Silence where the kind word was just said."""
    session = reply.session
    still = session.crowded is not None and reply.now - session.crowded < STILL_COMING
    note(reply)
    reading = hearing.danger_in(reply, incoming) if incoming.text.strip() else None
    if reading is not None:
        let_go_of_passing(reply)
        danger.meet(reply, danger.level_of(session, reading), danger.kind_of(reading), watch.phrase_of(reading))
        return
    if still:
        reply.ask_again = False
        return
    reply.say("chat.kinds.crowd")


def note(reply: Reply) -> None:
    reply.session.crowded = reply.now
    reply.did.append(STEP)
    reply.trigger = STEP
