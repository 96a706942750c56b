"""What the buttons beside a blank do; the aside itself lives in completing.py."""

from __future__ import annotations

from datetime import date

from flows import completing, filling_in, refilling
from flows.commands.keeping import let_go_of_passing
from flows.completing import ASIDE, SKIP, STOP
from flows.documents import BRIEF, KINDS, REGISTERS, SHORT
from flows.documents.typed_in import DAYS
from flows.refilling import AGAIN, EMPTY
from flows.reply import Reply
from flows.voice import drafts
from flows.waiting import For


def complete(reply: Reply, argument: str) -> None:
    """Begins with the blanks of a draft (`kind.register`; none: the one that was shown last), or takes a tap: skip,
    stop, again (`again.<key>`: one that was filled in), `empty.<key>`, `aside.<sense>.<key>`, or `<key>.<date>` of a
    date picker."""
    name, _, value = argument.partition(".")
    let_go_of_passing(reply)
    inside = reply.session.waiting.within(For.BLANKS) is not None
    if argument == STOP:
        filling_in.leave(reply)
        reply.say("filling.left" if inside else "chat.stale")
    elif name in (AGAIN, EMPTY, ASIDE):
        _beside(reply, name, value)
    elif name == SKIP or name in DAYS:
        _answer(reply, name, value)
    elif not argument or (name in KINDS and value in ("", SHORT, BRIEF, *REGISTERS)):
        completing.begin(reply, argument)


def _beside(reply: Reply, name: str, value: str) -> None:
    if not drafts.are_there(reply.session.consultation.case):
        reply.say("chat.stale")
    elif name == ASIDE:
        completing.answer_aside(reply, *(value.split(".", 1) if "." in value else (value, "")))
    elif name == EMPTY:
        refilling.empty(reply, value)
    elif value:
        refilling.ask_again(reply, value)
    elif filling_in.filled(reply):
        refilling.list_filled(reply)
    else:
        reply.say("chat.stale")


def _answer(reply: Reply, name: str, value: str) -> None:
    """A tap on a blank that is still to be asked for; anything else is old."""
    to_be_asked = filling_in.left(reply) if reply.session.waiting.within(For.BLANKS) is not None else []
    if name == SKIP and value in to_be_asked:
        filling_in.go_on(reply, value)
    elif name in to_be_asked and _is_day(value):
        filling_in.keep(reply, name, value)
    else:
        reply.say("chat.stale")


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False
