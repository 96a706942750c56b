"""Shows what a story filled in and asks whether it is right; what stands on the card lives in recaps."""

from __future__ import annotations

from flows.case import Case
from flows.question import Question
from flows.reply import Reply
from flows.voice import recaps
from flows.voice.choosing import option_choices


def put(reply: Reply, question: Question, case: Case, *, again: bool) -> None:
    """`again`: behind what was told besides, which was said back where it was one thing."""
    said_back = again and len(set(reply.understood)) <= 1
    if not said_back:
        reply.show(recaps.understood(reply.wording, case))
    reply.say(f"{question.id}.ask_again" if said_back else f"{question.id}.ask")
    reply.offer(*option_choices(reply, question, case))
