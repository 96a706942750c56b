"""A tap: a command, an answer, or something stale or forged that does no harm."""

from __future__ import annotations

from flows import answering, asides, consent, danger, path
from flows.commands import COMMANDS
from flows.consultation import come_back
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage
from flows.turn import Bubble, Card, Incoming
from flows.understanding.reading import Reading

BEFORE_CONSENT = consent.AT_HAND | {"danger"}
IN_DANGER = asides.IN_DANGER | {"danger"}


def touch(reply: Reply, incoming: Incoming) -> None:
    """A tap: a command, an answer, or something stale or forged that does no harm."""
    session = reply.session
    kind, _, rest = incoming.text.partition("|")
    name, *more = [*rest.split("|"), ""]
    if kind != "c" or name not in ("erase", "vent"):
        asides.let_go(reply)
    if session.consultation.state == Stage.DANGER and not (kind == "c" and name in IN_DANGER):
        _old_in_danger(reply, kind, name)
    elif kind == "c" and consent.is_open(session) and name not in BEFORE_CONSENT:
        consenting(reply, name)
    elif kind == "c" and name in COMMANDS:
        reply.trigger = name
        if name != "danger" and session.consultation.state == Stage.PAUSED and name != "pause":
            come_back(session.consultation)
        COMMANDS[name](reply, more[0])
    elif kind == "a" and not consent.is_open(session):
        if session.consultation.state == Stage.PAUSED:
            come_back(session.consultation)
        if answering.touch(reply, name, more[0], more[1] if len(more) > 1 else "", incoming.picked):
            session.misses = 0
        else:
            _not_taken(reply, name, more[0])
    else:
        reply.trigger = "stale"
        reply.say("chat.stale")


def _old_in_danger(reply: Reply, kind: str, name: str) -> None:
    """A tap of the consultation neither ends the aside nor is it lost: the way back is beside it. A no is a no."""
    if kind == "c" and name == "refuse" and consent.is_open(reply.session):
        consent.refuse(reply)
        reply.choices.clear()
        danger.stay(reply)
    else:
        danger.respond(reply, "back" if kind == "c" and name == "resume" else "text")


def _not_taken(reply: Reply, question_id: str, value: str) -> None:
    """A tap that no open question takes: 「直す」 on the story, or something old."""
    open_now = path.open_question(reply.session.consultation)
    if open_now is not None and open_now.id == question_id == "facts.story_check" and value == "change":
        reply.trigger = "change"
        COMMANDS["change"](reply, "")
        return
    reply.trigger = "stale"
    reply.say("chat.stale")


def consenting(reply: Reply, name: str) -> None:
    """What is tapped, or typed, while consent is open."""
    match name:
        case "agree":
            told = consent.agree(reply)
            reply.say("consent.thanks")
            if told is not None and _worth_reading(*told):
                _first_words(reply, *told)
        case "refuse":
            consent.refuse(reply)
        case "details":
            consent.explain(reply)
        case _:
            reply.trigger = "started"
            consent.ask(reply)


def _first_words(reply: Reply, words: Words, reading: Reading) -> None:
    consultation = reply.session.consultation
    question = path.open_question(consultation)
    if question is None:
        return
    said = question.reads(reading) if question.reads is not None else None
    before = len(reply.bubbles)
    answering.answer(reply, question, said, words, reading, more=said is None)
    # What was told was reflected when it came; only the protection path, its words and windows, is new.
    told = reply.bubbles[before:]
    windows = next((n for n, bubble in enumerate(told) if _is_protection(bubble)), None)
    reply.bubbles[before:] = told[max(windows - 1, 0) : windows + 1] if windows is not None else []
    reply.trigger = "agreed"


def _is_protection(bubble: Bubble) -> bool:
    return isinstance(bubble, Card) and bubble.kind == "windows"


def _worth_reading(words: Words, reading: Reading) -> bool:
    return len(words.text) >= path.NARRATIVE or bool(reading.people or reading.feelings or reading.story.entry)
