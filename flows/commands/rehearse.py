"""Practising the call or the visit: what its buttons do; the talk itself lives in rehearsing.py."""

from __future__ import annotations

from flows import path, rehearsing
from flows.commands.keeping import let_go_of_passing
from flows.rehearsal import PLACES, TEMPERS, entries
from flows.rehearsing import AGAIN, ANOTHER, CHOOSING, GO, HINT, LEAVE, OTHER, REST, RESTING, SKIP, STOP
from flows.reply import Reply
from flows.voice import practising
from flows.waiting import For


def rehearse(reply: Reply, argument: str) -> None:
    """Opens it, or takes a tap: a temper begins a talk with such a client, a place is where; else one of the words of
    rehearsing.py. What it moves depends on nothing that was read from words: they may be taken back."""
    session = reply.session
    if argument == STOP:
        if rehearsing.is_open(session) is not None:
            rehearsing.leave(session)
            reply.say("rehearsal.left")
        return
    if argument == LEAVE:
        _leave_kindly(reply)
        return
    if rehearsing.refused(reply):
        rehearsing.leave(session)
        reply.say("rehearsal.not_now")
        reply.offer(reply.command("windows"))
        return
    let_go_of_passing(reply)
    was_open = rehearsing.is_open(session)
    session.waiting = session.waiting.then(For.REHEARSAL, was_open.about if was_open is not None else CHOOSING)
    session.waiting.value = was_open.value if was_open is not None else ""
    session.misses = 0
    _do(reply, argument)


def _leave_kindly(reply: Reply) -> None:
    """It was too much: nothing is asked; what was open waits behind one touch."""
    rehearsing.leave(reply.session)
    question = path.open_question(reply.session.consultation)
    reply.say("rehearsal.left_kindly")
    reply.offer(reply.command("pause", strong=True), reply.command("go_on"))
    reply.question = question.id if question is not None else ""
    reply.ask_again = False


def _do(reply: Reply, argument: str) -> None:
    waiting = reply.session.waiting
    run = entries.last_run(reply.session.consultation.practised)
    if argument in TEMPERS:
        place = waiting.value if waiting.about in (CHOOSING, ANOTHER) else entries.place_of(run)
        waiting.about = waiting.value = ""
        rehearsing.begin(reply, argument, place)
    elif argument in PLACES:
        waiting.about = waiting.about if waiting.about in (CHOOSING, ANOTHER) else CHOOSING
        waiting.value = argument
    elif not run or (waiting.about in (CHOOSING, ANOTHER) and argument not in (AGAIN, OTHER)):
        return
    elif argument == AGAIN:
        waiting.about = waiting.value = ""
        rehearsing.begin(reply, entries.temper_of(run), entries.place_of(run))
    elif argument == OTHER:
        waiting.about, waiting.value = ANOTHER, entries.place_of(run)
    elif argument == REST:
        waiting.about = RESTING
    elif argument in (GO, HINT, SKIP):
        waiting.about = ""
        _go_on(reply, argument)


def _go_on(reply: Reply, argument: str) -> None:
    talk = rehearsing.talk_of(reply)
    if argument == SKIP:
        rehearsing.stay_silent(reply)
    elif argument == HINT and talk is not None and not talk.is_over:
        hint = practising.hint(talk.beat, rehearsing.scene_of(reply))
        reply.say("rehearsal.hint_shown", personal=True, hint=hint)
