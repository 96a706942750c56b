"""Practising the call or the visit: what its buttons do; the talk itself lives in rehearsing.py."""

from __future__ import annotations

from flows import rehearsal, rehearsing
from flows.commands.keeping import let_go_of_passing
from flows.rehearsal import TEMPERS
from flows.rehearsing import AGAIN, ANOTHER, CHOOSING, GO, HINT, OTHER, REST, RESTING, SKIP, STOP
from flows.reply import Reply
from flows.waiting import For


def rehearse(reply: Reply, argument: str) -> None:
    """Opens it, or takes a tap: a temper begins a talk with such a client, or one of the words of rehearsing.py."""
    session = reply.session
    if argument == STOP:
        if rehearsing.is_open(session) is not None:
            rehearsing.leave(session)
            reply.say("rehearsal.left")
        return
    if rehearsing.refused(reply):
        rehearsing.leave(session)
        reply.say("rehearsal.not_now")
        reply.offer(reply.command("windows"))
        return
    let_go_of_passing(reply)
    was_open = rehearsing.is_open(session)
    about = was_open.about if was_open is not None else CHOOSING
    session.waiting = session.waiting.then(For.REHEARSAL, about)
    _do(reply, argument)


def _do(reply: Reply, argument: str) -> None:
    waiting = reply.session.waiting
    scene = rehearsing.scene_of(reply)
    talk = rehearsing.talk_in(reply.session.consultation, scene)
    if argument in TEMPERS:
        waiting.about = ""
        rehearsing.begin(reply, argument)
    elif argument == AGAIN and talk is not None:
        waiting.about = ""
        rehearsing.begin(reply, talk.temper)
    elif argument == OTHER and talk is not None:
        waiting.about = ANOTHER
    elif talk is None or waiting.about in (CHOOSING, ANOTHER):
        return
    elif argument == REST:
        waiting.about = RESTING
    elif argument in (GO, HINT, SKIP):
        waiting.about = ""
        if argument == SKIP:
            rehearsing.stay_silent(reply)
        elif argument == HINT and not talk.is_over:
            reply.say("rehearsal.hint_shown", personal=True, hint=rehearsal.hint(talk.beat, scene))
