"""Making links to the printable page void; what is on the page lives in flows/sheet, its address with the channel."""

from __future__ import annotations

from flows.reply import Reply
from flows.session import Session
from flows.turn import Incoming, Kind

ON_THE_PAGE = "c|unlink|page"  # sent by the page itself, for which there is nothing to say in the chat


def unlink(reply: Reply, argument: str) -> None:
    """From now on no link that was given out opens; the next summary gives a new one."""
    reply.session.unlinked += 1
    reply.say("sheet.link.unlinked")


def unlinked_on_the_page(session: Session, incoming: Incoming) -> bool:
    """Done on the page, beside the chat: nothing that is waited for there is touched."""
    if incoming.kind is not Kind.TAP or incoming.text != ON_THE_PAGE:
        return False
    session.unlinked += 1
    return True
