"""Being told by the house to forget somebody: who blocked the account, or was silent for too long. What the person
asks for themselves is a command (commands/keeping.py)."""

from __future__ import annotations

from flows import consent
from flows.orders import FORGET, forgets
from flows.reply import Reply
from flows.turn import Incoming, Kind, Raises, Turn


def is_order_to_forget(incoming: Incoming) -> bool:
    return incoming.kind is Kind.OPERATOR and incoming.text.partition(" ")[0] == FORGET


def forget(reply: Reply, incoming: Incoming) -> Turn:
    """Everything goes, and nobody is told; who has come back in the meantime stays."""
    until = forgets(incoming.text)
    seen = reply.session.seen
    reply.ask_again, reply.withheld = False, True
    if until is None or (seen is not None and seen > until):
        reply.trigger = "too_late"
        reply.withheld = consent.is_open(reply.session)
    else:
        reply.trigger = "forgotten"
        reply.raises(Raises.ERASE)
    return reply.turn()
