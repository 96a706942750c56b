"""Changing the language: what was said last is said again in it; which one is meant is told in flows/speaking.py."""

from __future__ import annotations

from flows import caring, consent, speaking
from flows.content import languages
from flows.reply import Reply
from flows.waiting import For


def language(reply: Reply, argument: str) -> None:
    """`argument`: the language; without one the next of ours. Who agrees has been told in it what is stored."""
    session, known = reply.session, languages()
    if argument not in known:
        argument = known[(known.index(session.language) + 1) % len(known)] if session.language in known else known[0]
    session.language = argument
    reply.wording = speaking.wording_of(session)
    match session.waiting.what:
        case For.CONSENT if session.informed or session.held:
            consent.ask(reply)
        case For.CONSENT:
            consent.greet(reply)
        case For.CARE:
            caring.say_again(reply)
        case _:
            reply.say("chat.language.changed")
