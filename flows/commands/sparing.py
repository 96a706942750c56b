"""What the buttons for whoever is worn out do; what is said and passed over lives in flows/sparing.py."""

from __future__ import annotations

from flows import sparing
from flows.reply import Reply


def spare(reply: Reply, argument: str) -> None:
    """`spent`, `silent`, `too_long`: less is asked; `rest`: the short way; `night`: goodbye for today."""
    if argument == sparing.REST:
        sparing.take_short_way(reply)
    elif argument == sparing.NIGHT:
        reply.say("sparing.night")
        reply.ask_again = False
    elif argument in sparing.KINDS:
        sparing.be_brief(reply, argument)
