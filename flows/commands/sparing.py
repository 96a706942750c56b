"""What the buttons for whoever is worn out do; what is said and passed over lives in flows/sparing.py."""

from __future__ import annotations

from flows import sparing
from flows.reply import Reply
from flows.understanding.felt_after import AFTERWARDS


def spare(reply: Reply, argument: str) -> None:
    """`spent`, `silent`, `too_long`, `gives_in`: less is asked; `rest`: the short way; `night`: goodbye for today;
    `resting`: the pause goes on; `refused`: this question is passed over; `same`, `easier`, `pass`: of the feelings at
    the end."""
    if argument == sparing.REST:
        sparing.take_short_way(reply)
    elif argument == sparing.NIGHT:
        reply.say("sparing.night")
        reply.ask_again = False
    elif argument == sparing.RESTING:
        reply.say("sparing.resting")
        reply.offer(reply.command("resume"))
        reply.ask_again = False
    elif argument == sparing.REFUSED:
        sparing.pass_over(reply)
    elif argument in AFTERWARDS:
        sparing.leave_feelings(reply, argument)
    elif argument in sparing.KINDS:
        sparing.be_brief(reply, argument)
