"""The end of a caring conversation: a no that is believed, or asked about once more, and the way back to the very
question of the consultation; the conversation itself lives in caring.py."""

from __future__ import annotations

from flows import watch
from flows.reply import Reply
from flows.turn import Raises
from flows.voice import heart, windows
from flows.voice.coping import offer
from flows.waiting import For, Waiting

MILDLY = "mildly"  # what led here was no more than tiredness put strongly
BELIEVED = "believed"


def deny_or_leave(reply: Reply, care: Waiting, said: str) -> None:
    """One denial does not end it: one more caring question, then back; operators find it on their list."""
    if said != "not_meant" or care.step == "denied":
        _leave(reply, care)
        return
    care.step = "denied"
    reply.raises(Raises.NOTE, f"denied {care.level} {care.kind}")
    reply.say("danger.denied")
    offer(reply, "fine", "hard")


def believe(reply: Reply, care: Waiting) -> None:
    """A clear no to what was no more than tiredness put strongly: no second question. Operators find it on their
    list."""
    session = reply.session
    reply.raises(Raises.NOTE, f"denied {care.level} {care.kind}")
    watch.remember_harmless(session, care.phrase, care.level, reply.now)
    watch.believe(session, reply.now)
    session.waiting = session.waiting.without(For.CARE)
    session.misses = 0
    back_to_the_matter(reply, "danger.believed")


def back_to_the_matter(reply: Reply, key: str) -> None:
    """One line with the help line beside, the heart of what was told, then the open question whole."""
    reply.say(key, line=windows.first_to_talk(reply))
    heart.say(reply, heart.told_so_far(reply.session))
    _protect_if_held(reply)
    reply.trigger = "came_back"
    reply.ask_again = True


def _protect_if_held(reply: Reply) -> None:
    from flows.answering import protect_if_due

    if reply.session.consented is not None:
        protect_if_due(reply)


def _leave(reply: Reply, care: Waiting) -> None:
    """The way back to the very question of the consultation."""
    session = reply.session
    if care.step == "denied":
        watch.remember_harmless(session, care.phrase, care.level, reply.now)
        if care.kind == "self" and care.level != "imminent":
            watch.believe(session, reply.now)
    elif care.level == "imminent" and care.step == "asked":
        care.step = "leaving"
        reply.say("danger.leaving")
        offer(reply, "safe", "not_safe", "back")
        return
    else:
        reply.raises(Raises.NOTE, f"left {care.level} {care.kind}")
    session.waiting = session.waiting.without(For.CARE)
    session.misses = 0  # what was told meanwhile missed no question
    reply.say("danger.back")
    _protect_if_held(reply)
    reply.trigger = "came_back"
    reply.ask_again = True
