"""What is chosen where words contradict an earlier answer: it stays, gives way, or is told anew."""

from __future__ import annotations

from flows import answering
from flows.commands.keeping import let_go
from flows.reply import Reply
from flows.stages import BY_ID
from flows.waiting import For
from flows.weighing import ANEW, value_of


def weigh(reply: Reply, argument: str) -> None:
    """The choice is a move like any other changed answer; nothing chosen leaves all as it was."""
    waiting = reply.session.waiting
    question = BY_ID.get(waiting.about)
    if waiting.what is not For.CONTRADICTION or question is None or argument not in ("keep", "now", "neither"):
        reply.say("chat.stale")
        return
    let_go(reply)
    if argument == "keep":
        reply.say("chat.weigh.kept")
    elif argument == "now" and waiting.value != ANEW:
        answering.change(reply, question, value_of(question, waiting.value), None, None)
    else:
        reply.session.waiting = reply.session.waiting.then(For.NEW_ANSWER, question.id)
