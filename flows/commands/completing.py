"""What the buttons beside a blank do; the aside itself lives in completing.py."""

from __future__ import annotations

from datetime import date

from flows import completing
from flows.commands.keeping import let_go_of_passing
from flows.completing import SKIP, STOP
from flows.documents import KINDS, REGISTERS, SHORT
from flows.documents.filling import DAYS
from flows.reply import Reply
from flows.waiting import For


def complete(reply: Reply, argument: str) -> None:
    """Begins with the blanks of a draft (`kind.register`; none: the one that was shown last), or takes a tap: skip,
    stop, or `<key>.<date>` of a date picker."""
    name, _, value = argument.partition(".")
    let_go_of_passing(reply)
    inside = reply.session.waiting.within(For.BLANKS) is not None
    if argument == STOP:
        completing.leave(reply)
        reply.say("filling.left" if inside else "chat.stale")
    elif name == SKIP or name in DAYS:
        _answer(reply, name, value)
    elif not argument or (name in KINDS and value in ("", SHORT, *REGISTERS)):
        completing.begin(reply, argument)


def _answer(reply: Reply, name: str, value: str) -> None:
    """A tap on a blank that is still to be asked for; anything else is old."""
    to_be_asked = completing.left(reply) if reply.session.waiting.within(For.BLANKS) is not None else []
    if name == SKIP and value in to_be_asked:
        completing.go_on(reply, value)
    elif name in to_be_asked and _is_day(value):
        completing.keep(reply, name, value)
    else:
        reply.say("chat.stale")


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False
