"""The retold cases: the nearest one, or the one that was tapped."""

from __future__ import annotations

from flows import cases
from flows.reply import Reply
from flows.voice import retelling


def show(reply: Reply, argument: str) -> None:
    """`argument`: the case that is wanted; anything else: the nearest one, or all five while none is near."""
    case = reply.session.consultation.case
    key = argument if argument in cases.KEYS else cases.nearest(case)
    if not key:
        reply.say("cases.say.choose")
        reply.show(retelling.table(reply))
        return
    reply.say("cases.say.chosen" if key == argument else "cases.say.best")
    reply.show(retelling.card(reply, key, tuple(other for other in cases.ranked(case) if other != key)))
