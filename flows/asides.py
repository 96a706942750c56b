"""Texts while something else than the open question waits: the box, 「消しますか」, danger, a pause."""

from __future__ import annotations

from flows import danger, path
from flows.answers import plain
from flows.commands import COMMANDS, keeping
from flows.commands.keeping import BOX, let_go
from flows.consultation import come_back
from flows.reply import Reply
from flows.understanding.reading import Reading
from flows.wishing import SHORT, spoken, wish_of

__all__ = ["BOX", "confirmed", "in_danger", "in_pause", "let_go"]

IN_DANGER = frozenset({"human", "windows", "erase"})
_BACK_TO_IT = frozenset({None, "resume", "go_on", "back", "smalltalk"})


def confirmed(reply: Reply, text: str, reading: Reading) -> bool:
    """What waits for its own answer: the box of free writing, 「消しますか」. False: the text is about something else,
    and nothing waits any more."""
    session = reply.session
    if session.confirming in BOX:
        return _in_the_box(reply, text, reading)
    let_go(reply)
    if reading.intent in ("yes", "delete_data"):
        reply.trigger = "erase"
        COMMANDS["erase"](reply, "yes")
        return True
    if reading.intent == "no":
        reply.say("chat.kept")
        return True
    return False


def _in_the_box(reply: Reply, text: str, reading: Reading) -> bool:
    if reply.session.confirming == "keep_vent":
        short = plain(text)
        for choice, way in (("drop", "no"), ("keep", "yes")):
            if short in reply.wording.raw(f"chat.vent.{choice}_words") or (
                len(short) <= SHORT and reading.intent == way
            ):
                COMMANDS["vent"](reply, choice)
                return True
    if spoken(reply, text) not in (None, "vent"):
        let_go(reply)
        return False
    keeping.vented(reply)
    return True


def in_danger(reply: Reply, text: str, reading: Reading) -> None:
    """Nothing typed in danger is an answer to the consultation; a person, the windows and erasing are at hand."""
    name = wish_of(reply, text, reading)
    if name in IN_DANGER:
        reply.trigger = str(name)
        COMMANDS[str(name)](reply, "")
    else:
        danger.respond(reply, danger.typed(reply, text, reading.intent))


def in_pause(reply: Reply, text: str, reading: Reading) -> bool:
    """True when the text is dealt with; False when it goes on telling."""
    name = wish_of(reply, text, reading)
    if name == "thanks":
        reply.trigger = name
        COMMANDS[name](reply, "")
        return True
    if name in _BACK_TO_IT:
        COMMANDS["resume"](reply, "")
        reply.trigger = "resumed"
        return name is not None or reading.intent != "answer" or len(text) < path.NARRATIVE
    if name != "pause":
        come_back(reply.session.consultation)
    reply.trigger = str(name)
    COMMANDS[str(name)](reply, "")
    return True
