"""Words that were filled into a blank, said otherwise or taken out again; asking for those that are open lives in
completing.py."""

from __future__ import annotations

from flows import filling_in
from flows.documents.filling import ALSO, entry
from flows.documents.typed_in import edited
from flows.filling_in import about, filled, left, take
from flows.reply import Reply
from flows.session import Words
from flows.turn import Card, Line
from flows.voice import names
from flows.waiting import For

AGAIN, EMPTY = "again", "empty"  # what the command takes
EDIT = "~"  # among what was passed: something that was filled in before was changed
_SEEN = 24  # letters of what was filled in, in a list


def list_filled(reply: Reply) -> None:
    """What was filled in, each with a button to say it otherwise."""
    wording, case = reply.wording, reply.session.consultation.case
    if not (keys := filled(reply)[-10:]):
        return
    called = {key: wording.text(f"filling.name.{key}") for key in keys}
    rows = tuple(Line(called[key], names.shorten(case.blanks[key], _SEEN)) for key in keys)
    again = tuple(reply.command("complete", f"{AGAIN}.{key}", label=called[key]) for key in keys)
    reply.show(Card("list", wording.text("filling.which"), rows, again, personal=True))


def ask_again(reply: Reply, key: str) -> None:
    """A blank that was filled in is asked for once more."""
    if key not in filled(reply):
        reply.say("chat.stale")
        return
    if reply.session.waiting.within(For.BLANKS) is None:
        session = reply.session
        session.waiting = session.waiting.then(For.BLANKS, about(reply))
        session.misses = 0
    waiting = reply.session.waiting.within(For.BLANKS)
    if waiting is not None:
        waiting.step = key


def empty(reply: Reply, key: str) -> None:
    """What was filled in goes out again."""
    if key not in filled(reply):
        reply.say("chat.stale")
        return
    take(reply, f"{key}=", None)
    reply.say("filling.emptied", name=reply.text(f"filling.name.{key}"))
    _goes_on_from(reply, key)


def _goes_on_from(reply: Reply, key: str) -> None:
    if reply.session.waiting.within(For.BLANKS) is not None:
        filling_in.go_on(reply, key)


def edits(reply: Reply, text: str) -> list[str]:
    """Keys of what was filled in before, that the text says otherwise or takes out."""
    return edited(text, filled(reply), left(reply))


def change(reply: Reply, keys: str, text: str, words: Words) -> None:
    """What was filled in before is said otherwise; the blank that is open stays open, unless it was meant."""
    open_now = left(reply)[:1]
    take(reply, entry(keys, text, reply.now), words)
    reply.trigger = reply.trigger or "filled"
    reply.say("filling.changed")
    _say_what_is_in(reply, keys)
    if keys.split(ALSO) == open_now:
        filling_in.go_on(reply, keys)
    elif (waiting := reply.session.waiting.within(For.BLANKS)) is not None:
        waiting.value = f"{waiting.value} {EDIT}".strip()


def _say_what_is_in(reply: Reply, keys: str) -> None:
    case, wording = reply.session.consultation.case, reply.wording
    nothing = wording.text("filling.nothing")
    rows = tuple(Line(wording.text(f"filling.name.{key}"), case.blanks.get(key, nothing)) for key in keys.split(ALSO))
    reply.show(Card("list", wording.text("filling.which"), rows, personal=True))
