"""Reads a tap, and takes one that answers a question; what is stale or forged does no harm."""

from __future__ import annotations

from typing import Any

from flows import path
from flows.acts import Act
from flows.answering import amend, answer, change
from flows.answers import added, tapped
from flows.commands import COMMANDS
from flows.question import Question
from flows.reply import Reply
from flows.stages import BY_ID
from flows.turn import Incoming
from flows.voice import names
from flows.waiting import For


def act_of(incoming: Incoming) -> Act:
    """What the data of a tap asks for: `c|command|argument` or `a|question|value|consultation`."""
    kind, _, rest = incoming.text.partition("|")
    name, first, second, *_ = [*rest.split("|"), "", ""]
    if kind == "c":
        picked = incoming.picked if first.endswith(".") else ""  # a date picker adds its date
        return Act(command=name if name in COMMANDS else "", argument=first + picked)
    if kind == "a":
        return Act(answer=(name, first, second, incoming.picked), did=incoming.did)
    return Act()


def answered(reply: Reply, act: Act) -> bool:
    """A tapped answer; what no open question takes is said to be old."""
    if act.answer is not None and _take(reply, *act.answer, did=act.did):
        reply.session.misses = 0
        return True
    open_now = path.open_question(reply.session.consultation)
    on_the_story = act.answer is not None and act.answer[:2] == ("facts.story_check", "change")
    if on_the_story and open_now is not None and open_now.id == "facts.story_check":
        reply.trigger = "change"
        COMMANDS["change"](reply, "")
    else:
        reply.trigger = "stale"
        reply.say("chat.stale")
    return True


def _take(reply: Reply, question_id: str, value: str, number: str, picked: str, *, did: tuple[str, ...] = ()) -> bool:
    """A tap on an answer; False when it belongs to no open question (stale or forged). `did`: in the log it was one."""
    session = reply.session
    consultation = session.consultation
    question = BY_ID.get(question_id)
    if question is None or number != str(consultation.number) or _was_stale(did):
        return False
    open_now = path.open_question(consultation)
    changing = session.waiting.within(For.NEW_ANSWER)
    if changing is not None and changing.about == question_id:
        return _change_by_tap(reply, question, value, picked)
    if (
        open_now is not None
        and open_now.id == "feelings.strength"
        and question_id == "feelings.which"
        and added(question, value)
        and "=" in value
    ):
        question = open_now
    elif (open_now is None or open_now.id != question_id) and not (
        _was_taken(question_id, did) or _was_added(question_id, did)
    ):
        return False
    # In a log of before, one of the people tapped was the whole answer.
    if added(question, value) and not (_was_taken(question_id, did) and question.many):
        answer(reply, question, value, more=True)
        _say_added(reply, question, value)
        return True
    chosen = tapped(question, consultation.case, value, picked)
    if chosen is None:
        return False
    answer(reply, question, chosen)
    return True


def _say_added(reply: Reply, question: Question, value: str) -> None:
    if question.id in ("feelings.which", "feelings.strength", "summary.feelings") and "=" in value:
        name, _, strength = value.partition("=")
        reply.say("feelings.card.set", personal=True, chosen=names.felt(reply.wording, name, int(strength)))
    elif question.id == "feelings.which":
        reply.say("feelings.card.dropped")


def _was_stale(did: tuple[str, ...]) -> bool:
    """In the log, nothing took it then; what is open now may be another question, for words are gone."""
    return bool(did) and not any(step.startswith(("answer ", "skip ", "more ", "change ")) for step in did)


def _was_taken(question_id: str, did: tuple[str, ...]) -> bool:
    return f"answer {question_id}" in did or f"skip {question_id}" in did


def _was_added(question_id: str, did: tuple[str, ...]) -> bool:
    return f"more {question_id}" in did


def _change_by_tap(reply: Reply, question: Question, value: str, picked: str) -> bool:
    """Another answer by tap; False for what is none."""
    consultation = reply.session.consultation
    chosen: Any
    if question.id == "stakeholders.people" and added(question, value):
        amend(reply, question, value)
        return True
    if question.adds is not None and value == "right":
        reply.session.waiting = reply.session.waiting.without(For.NEW_ANSWER)
        reply.say("chat.change_dropped")
        reply.trigger = "go_on"
        return True
    if added(question, value):
        name, _, strength = value.partition("=")
        chosen = {**(consultation.case.feelings or {}), name: int(strength)} if strength else None
    else:
        chosen = tapped(question, consultation.case, value, picked)
    if chosen is None:
        return False
    change(reply, question, chosen, None, None)
    return True
