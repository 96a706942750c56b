"""Reads a tap, and takes one that answers a question; what is stale or forged does no harm."""

from __future__ import annotations

from flows import answering, path
from flows.acts import Act
from flows.commands import COMMANDS
from flows.reply import Reply
from flows.turn import Incoming


def act_of(incoming: Incoming) -> Act:
    """What the data of a tap asks for: `c|command|argument` or `a|question|value|consultation`."""
    kind, _, rest = incoming.text.partition("|")
    name, first, second, *_ = [*rest.split("|"), "", ""]
    if kind == "c":
        return Act(command=name if name in COMMANDS else "", argument=first)
    if kind == "a":
        return Act(answer=(name, first, second, incoming.picked), did=incoming.did)
    return Act()


def answered(reply: Reply, act: Act) -> bool:
    """A tapped answer; what no open question takes is said to be old."""
    if act.answer is not None and answering.touch(reply, *act.answer, did=act.did):
        reply.session.misses = 0
        return True
    open_now = path.open_question(reply.session.consultation)
    on_the_story = act.answer is not None and act.answer[:2] == ("facts.story_check", "change")
    if on_the_story and open_now is not None and open_now.id == "facts.story_check":
        reply.trigger = "change"
        COMMANDS["change"](reply, "")
    else:
        reply.trigger = "stale"
        reply.say("chat.stale")
    return True
