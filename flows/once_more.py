"""An answer of ours that is asked for once more: shortly, then by asking what it left open; never word for word. Which
answer it is lives in besides.py and pressed.py."""

from __future__ import annotations

import re

from flows.reply import Reply
from flows.turn import Say

STEP = "replied"
_FIRST = re.compile(r"(?:「[^」]*」|[^。「])+。|[^.]+\.(?=\s|$)")


def say(reply: Reply, name: str, text: str, *, personal: bool = False) -> None:
    """`text` the first time in this consultation. Logged, so that a log without words counts the same."""
    replied = reply.session.consultation.replied
    before = replied.count(name)
    note(reply, name)
    short = _FIRST.match(text)
    if before == 0:
        reply.show(Say(text, personal))
    elif before == 1 and short is not None:
        reply.say("glossary.again.short", personal=personal, short=short[0].strip())
    else:
        reply.say("glossary.again.more")


def note(reply: Reply, name: str) -> None:
    reply.session.consultation.replied.append(name)
    reply.did.append(f"{STEP} {name}")
