"""What the buttons beside a blank do; the aside itself lives in completing.py."""

from __future__ import annotations

from datetime import date

from flows import completing
from flows.commands.keeping import let_go_of_passing
from flows.completing import SKIP, STOP
from flows.documents import KINDS, REGISTERS
from flows.documents.filling import DAYS
from flows.reply import Reply
from flows.voice import drafts
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
    elif argument == SKIP or name in DAYS:
        _answer(reply, name, value)
    else:
        shown = argument or reply.session.consultation.shown or drafts.first(reply)
        kind, _, register = shown.partition(".")
        if kind in KINDS and register in ("", *REGISTERS):
            completing.begin(reply, f"{kind}.{register or drafts.STANDARD}")


def _answer(reply: Reply, name: str, value: str) -> None:
    """A tap on the blank that is open; anything else is old."""
    open_now = completing.left(reply) if reply.session.waiting.within(For.BLANKS) is not None else []
    if open_now and name == SKIP:
        completing.go_on(reply, open_now[0])
    elif open_now and name == open_now[0] and _is_day(value):
        completing.keep(reply, name, value)
    else:
        reply.say("chat.stale")


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False
