"""Takes an answer: the move it becomes, what is reflected, the recaps of stages it finished; reading answers lives
in answers.py."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flows import bounds, danger, path
from flows.answers import added, tapped, typed
from flows.question import SKIPPED, Question
from flows.reply import Reply
from flows.session import Consultation, Move, Words
from flows.stage import Stage
from flows.stages import BY_ID
from flows.turn import Card, Incoming, Say
from flows.understanding.reading import Reading
from flows.voice import advice, recaps, reflecting
from flows.waiting import For

MOST_MORE = 3  # texts in a row that tell more without answering; then the question is let go, never asked for ever
LATE = timedelta(seconds=1)  # a text sent up to this long after the question appeared was not an answer to it
DANGEROUS = frozenset({"threat", "violence", "stalking", "detention", "dogeza", "sns_expose", "sexual", "night_calls"})

WORST = frozenset({"threat", "violence", "stalking", "detention"})


def answer(
    reply: Reply,
    question: Question,
    value: Any,
    words: Words | None = None,
    reading: Reading | None = None,
    *,
    more: bool = False,
) -> None:
    """The open question (or, with `more`, the story around it) was answered."""
    consultation = reply.session.consultation
    threatened = set(consultation.case.harassment or ())
    if question.id == "listening.talk" and more and words is not None:
        reply.session.listened += 1
    skipped = words is None and value == SKIPPED
    reply.did.append(f"{'more' if more else 'skip' if skipped else 'answer'} {question.id}")
    move = Move(question.id, value, reply.now, words, more, question.fingerprint(consultation.case))
    finished = _apply(reply, consultation, move, reading)
    _reflect(reply, question, value, reading, finished, more=more)
    _protect(reply, threatened)
    _show_recaps(reply, finished)
    reply.trigger = reply.trigger or ("finished" if finished else "answered")


def change(reply: Reply, question: Question, value: Any, words: Words | None, reading: Reading | None) -> None:
    """An earlier answer is changed: only what depends on it is asked again, and a changed advice is told."""
    consultation = reply.session.consultation
    before = consultation.advised
    reply.did.append(f"change {question.id}")
    reply.session.waiting = reply.session.waiting.without(For.NEW_ANSWER)
    consultation.changed = True
    move = Move(question.id, value, reply.now, words, False, "")
    move.rests_on = question.fingerprint(consultation.case)
    move.corrects = question.id not in consultation.answered and not question.only_if(consultation.case)
    _apply(reply, consultation, move, reading)
    reply.say("chat.changed", personal=True)
    reply.trigger = "changed"
    if before and (after := advice.found(consultation.case).option) != before:
        consultation.advised = after
        reply.did.append(f"advised {after}")
        advice.changed(reply, before, after)


def _apply(reply: Reply, consultation: Consultation, move: Move, reading: Reading | None) -> list[str]:
    """Does the move; the stages it finished."""
    consultation.moves = bounds.few([*consultation.moves, move])
    if consultation.changed:
        was = consultation.state
        restore(consultation, consultation.moves)
        return [was] if was != consultation.state else []
    reply.understood += path.take(consultation, move, reading)
    return path.advance(consultation)


def restore(consultation: Consultation, moves: list[Move]) -> None:
    """Sets the consultation to what these moves lead to."""
    fresh = path.replay(consultation.number, consultation.started, moves)
    consultation.state, consultation.case = fresh.state, fresh.case
    consultation.answered, consultation.moves = fresh.answered, list(moves)


def _reflect(
    reply: Reply, question: Question, value: Any, reading: Reading | None, finished: list[str], *, more: bool
) -> None:
    case = reply.session.consultation.case
    if Stage.FEELINGS in finished:
        reflecting.felt(reply, case)
    elif question.id == "summary.feelings":
        if case.feelings_after:
            eased = sum(case.feelings_after.values()) < sum(
                (case.feelings or {}).get(name, 0) for name in case.feelings_after
            )
            reply.say("reflect.eased" if eased else "reflect.not_eased")
    elif question.id not in ("feelings.which", "feelings.strength", "listening.talk"):
        reflecting.answer(reply, question, case, value, reading, more=more)


def _protect(reply: Reply, before: set[str]) -> None:
    """The protection path, whole the first time; what is worse and told later is answered by its words alone."""
    consultation = reply.session.consultation
    threats = DANGEROUS & set(consultation.case.harassment or ())
    if threats and not consultation.protected:
        consultation.protected = True
        reply.did.append("protected")
        # Money alone may be a fair claim for a loss; beside a threat it is named with it.
        danger.protect(reply, sorted(threats | ({"money"} & set(consultation.case.harassment or ()))))
    elif worse := sorted(threats & WORST - before):
        danger.protect(reply, worse, whole=False)


def _show_recaps(reply: Reply, finished: list[str]) -> None:
    for stage in finished[-2:]:
        card = recaps.of_stage(reply, stage)
        if card is not None:
            correct = reply.command("change", stage)
            reply.show(Card(card.kind, card.title, card.blocks, (correct,), card.personal))


def hear(reply: Reply, question: Question, incoming: Incoming, reading: Reading) -> bool:
    """A text as the answer to the open question; False when it says nothing that can be used."""
    session = reply.session
    words = Words.of(incoming)
    before, misses = len(session.consultation.moves), 0
    value = typed(question, session.consultation.case, incoming.text, reading, reply.wording)
    if question.id == "listening.talk" and not isinstance(value, str):
        answer(reply, question, None, words, reading, more=True)
        _mirror(reply, reading)
    elif value == "change" and question.id == "facts.story_check":
        return False
    elif value is not None:
        answer(reply, question, value, words, reading)
    elif _tells_something(incoming.text, reading) and session.misses < MOST_MORE:
        misses = session.misses + 1
        answer(reply, question, None, words, reading, more=True)
    else:
        return False
    session.misses = misses
    session.waiting.joins = len(session.consultation.moves) == before + 1
    return True


def _mirror(reply: Reply, reading: Reading) -> None:
    if words := reflecting.feelings_named(reply, reading):
        reply.say("reflect.listening_felt", personal=True, feelings=words)
    else:
        reply.say("reflect.listening")


def _tells_something(text: str, reading: Reading) -> bool:
    found = (
        reading.people
        or reading.harassment
        or reading.story.said
        or reading.story.demands
        or reading.deadline.kind != "none"
    )
    return len(text) >= 30 or (bool(found) and len(text) >= 8) or (bool(reading.feelings) and len(text) >= 8)


def touch(reply: Reply, question_id: str, value: str, number: str, picked: str, *, did: tuple[str, ...] = ()) -> bool:
    """A tap on an answer; False when it belongs to no open question (stale or forged). `did`: in the log it was one."""
    session = reply.session
    consultation = session.consultation
    question = BY_ID.get(question_id)
    if question is None or number != str(consultation.number):
        return False
    open_now = path.open_question(consultation)
    changing = session.waiting.within(For.NEW_ANSWER)
    if changing is not None and changing.about == question_id:
        chosen = _changed_value(question, consultation, value, picked)
        if chosen is None:
            return False
        change(reply, question, chosen, None, None)
        return True
    if (
        open_now is not None
        and open_now.id == "feelings.strength"
        and question_id == "feelings.which"
        and added(question, value)
    ):
        question = open_now
    elif (open_now is None or open_now.id != question_id) and not {
        f"answer {question_id}",
        f"skip {question_id}",
    } & set(did):
        return False
    if added(question, value):
        answer(reply, question, value, more=True)
        reply.say("feelings.card.set", personal=True, chosen=value.replace("=", " "))
        return True
    chosen = tapped(question, consultation.case, value, picked)
    if chosen is None:
        return False
    answer(reply, question, chosen)
    return True


def _was_taken(question_id: str, did: tuple[str, ...]) -> bool:
    return f"answer {question_id}" in did or f"skip {question_id}" in did


def _changed_value(question: Question, consultation: Consultation, value: str, picked: str) -> Any:
    if added(question, value):
        name, _, strength = value.partition("=")
        return {**(consultation.case.feelings or {}), name: int(strength)}
    return tapped(question, consultation.case, value, picked)


def is_late(reply: Reply, incoming: Incoming, reading: Reading, question: Question | None) -> bool:
    """The text was on its way before the open question could be read, and does not answer it by itself."""
    session = reply.session
    if not reply.joins or session.waiting.what is not For.ANSWER:
        return False
    if session.asked_at is None or incoming.at > session.asked_at + LATE:
        return False
    moves = session.consultation.moves
    if not moves or moves[-1].words is None:
        return False
    if len(moves[-1].words.text) + len(incoming.text) > bounds.MOST_TOGETHER:
        return False
    if question is None or question.free:
        return True
    return typed(question, session.consultation.case, incoming.text, reading, reply.wording) is None


def go_on(reply: Reply, incoming: Incoming) -> Incoming:
    """Takes the previous answer back and returns it joined with the late text, to be answered as one."""
    consultation = reply.session.consultation
    previous = consultation.moves[-1]
    restore(consultation, consultation.moves[:-1])
    earlier = previous.words.parts if previous.words is not None else []
    parts = incoming.parts
    joined = tuple(
        type(parts[0])(event_id="", kind=parts[0].kind, at=previous.at, text=text, message_id=message)
        for message, text in earlier
    )
    return Incoming(joined + parts)


def skip(reply: Reply, question: Question, *, quiet: bool = False) -> None:
    """Goes on without an answer; `quiet`: why was said already."""
    before = len(reply.bubbles)
    reply.session.misses = 0
    answer(reply, question, SKIPPED)
    if quiet and len(reply.bubbles) > before and isinstance(reply.bubbles[before], Say):
        del reply.bubbles[before]
