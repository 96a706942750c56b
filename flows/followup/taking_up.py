"""Takes up an outcome that was told in own words: the very thing, one next step, and what can be touched for it. How it
is read lives in understanding/outcomes.py, where it is kept in how.py and after_end.py."""

from __future__ import annotations

from flows.case import Case
from flows.reply import Reply
from flows.rules import may_be_offered_more
from flows.turn import Choice
from flows.understanding.outcomes import KINDS
from flows.voice import drafts, practising

_REPORT, _HOLDING, _FIRST = "boss_report", "holding_message", ""
_WORDS = {
    "not_said": _REPORT,
    "not_gone": _HOLDING,
    "no_answer": _HOLDING,
    "will_apologise": _FIRST,
    "boss_will": _FIRST,
}
_PRACTISED = frozenset({"not_said", "will_apologise", "boss_will"})
_COMMANDS = {
    "worse": ("record", "windows"),
    "calls_on": ("record", "windows"),
    "scolded": ("windows",),
    "punished": ("record", "windows"),
    "sleepless": ("vent", "windows"),
}


def take_up(reply: Reply, kind: str, case: Case) -> None:
    """One bubble and at most two things to touch; nothing for a kind that is not known."""
    if kind not in KINDS:
        return
    reply.say(f"followup.went.{kind}")
    if may_be_offered_more(reply.session, reply.now):
        reply.offer(*_words(reply, kind, case))
    reply.offer(*(reply.command(name) for name in _COMMANDS.get(kind, ())))


def _words(reply: Reply, kind: str, case: Case) -> list[Choice]:
    """The draft for the next step, where there is one for what was chosen, and practice."""
    found: list[Choice] = []
    there = drafts.kinds(case) if drafts.are_there(case) and kind in _WORDS else ()
    wanted = _WORDS.get(kind) or next(iter(there), "")
    if wanted in there:
        found.append(reply.command("draft", wanted, label=drafts.button(reply, case, wanted)))
    if kind in _PRACTISED:
        found += practising.offers(reply)
    return found
