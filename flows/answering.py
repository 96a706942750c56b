"""Takes an answer: the move it becomes, what is reflected, the recaps of stages it finished; reading answers lives
in answers.py."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flows import bounds, danger, meant, path, took
from flows.case import Case
from flows.question import SKIPPED, Question
from flows.reply import Reply
from flows.session import Consultation, Move, Words
from flows.stage import Stage
from flows.stages import BY_ID
from flows.stages.feelings import all_asked_again
from flows.turn import Card, Say
from flows.understanding.reading import Reading
from flows.voice import advice, feeling, names, past_the_boss, persons, recaps, reflecting
from flows.waiting import For

DANGEROUS = frozenset({"threat", "violence", "stalking", "detention", "dogeza", "sns_expose", "sexual", "night_calls"})

SHOWN = 40  # letters of an answer that is told as it was and as it is
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
    _note_meaning(reply, question, value, words)
    move = Move(question.id, value, reply.now, words, more, _rests_on(reply, question, more=more))
    move.took = _suggested(reply, question, words, reading)
    finished = _apply(reply, consultation, move, reading)
    _reflect(reply, question, value, reading, finished, more=more)
    _protect(reply, threatened)
    if not more:
        past_the_boss.answered(reply, question, consultation.case)
    _show_recaps(reply, finished)
    if Stage.STAKEHOLDERS in finished:
        past_the_boss.told_before(reply, consultation.case)
    reply.trigger = reply.trigger or ("finished" if finished else "answered")


def _note_meaning(reply: Reply, question: Question, value: Any, words: Words | None) -> None:
    if step := meant.step_of(question, reply.session.consultation.case, value, words):
        reply.did.append(step)


def _rests_on(reply: Reply, question: Question, *, more: bool) -> str:
    """What the answer is about, as it was then: words of the log that are gone may have said otherwise. What only adds
    to a question closes nothing, whatever it is about."""
    then = [step.removeprefix("rests ") for step in reply.replayed if step.startswith("rests ")]
    rests_on = "" if more else then[0] if then else question.fingerprint(reply.session.consultation.case)
    if rests_on:
        reply.did.append(f"rests {rests_on}")
    return rests_on


def _corrects(reply: Reply, question: Question, *, holds_now: bool) -> bool:
    """The question is not asked on this way; where the log is replayed, it was not then."""
    consultation, known = reply.session.consultation, {"corrects yes": True, "corrects no": False}
    is_off_the_way = question.id not in consultation.answered and not question.only_if(consultation.case)
    corrects = next((known[step] for step in reply.replayed if step in known), is_off_the_way or holds_now)
    reply.did.append(f"corrects {'yes' if corrects else 'no'}")
    return corrects


def _suggested(reply: Reply, question: Question, words: Words | None, reading: Reading | None) -> list[str]:
    """What is taken of a language model's reading of these words; nothing where there is danger in them."""
    if reply.replayed:
        took_then = [step.removeprefix("took ") for step in reply.replayed if step.startswith("took ")]
        found = took_then if words is not None else []
    elif words is None or reading is None or reading.crisis != "none" or not path.may_be_read(question):
        found = []
    else:
        found = took.kept(words.text, reply.suggested)
    reply.did += [f"took {line}" for line in found]
    reply.noted = reply.noted or bool(found)
    return found


def amend(reply: Reply, question: Question, value: str | None, words: Words | None = None) -> None:
    """One tap, or the words for it, that adds to an earlier answer, or takes away from it; the answer stays open for
    more. None: words that are gone."""
    consultation = reply.session.consultation
    reply.did.append(f"{'change' if words is None else 'amend'} {question.id}")
    _note_meaning(reply, question, value, words)
    consultation.changed = True
    _apply(reply, consultation, Move(question.id, value, reply.now, words, more=True, corrects=True), None)
    reply.say("chat.changed", personal=True)
    reply.trigger = "changed"


def let_be(reply: Reply, question: Question) -> None:
    """Goes on from a question that cannot be skipped, once its answer was not understood too often: nothing is decided
    by that."""
    reply.session.misses = 0
    reply.did.append(f"let {question.id}")
    answered = len(reply.did)
    before = len(reply.bubbles)
    answer(reply, question, question.unknown)
    reply.did[answered:] = [step for step in reply.did[answered:] if step.startswith("rests ")]
    if len(reply.bubbles) > before and isinstance(reply.bubbles[before], Say):
        del reply.bubbles[before]  # why it goes on was said already
    reply.trigger = "not_understood"


def change(
    reply: Reply,
    question: Question,
    value: Any,
    words: Words | None,
    reading: Reading | None,
    *,
    holds_now: bool = False,
) -> None:
    """An earlier answer is changed: only what depends on it is asked again, and a changed advice is told. `holds_now`:
    its question has not been reached, and is not to be asked any more."""
    consultation = reply.session.consultation
    before, shown = consultation.advised, names.value_of(reply.wording, consultation.case, question.id, SHOWN)
    was = advice.title_of(consultation.case, before)
    reply.did.append(f"change {question.id}")
    _note_meaning(reply, question, value, words)
    reply.session.waiting = reply.session.waiting.without(For.NEW_ANSWER)
    consultation.changed = True
    move = Move(question.id, value, reply.now, words, False, _rests_on(reply, question, more=False))
    move.corrects = _corrects(reply, question, holds_now=holds_now)
    _apply(reply, consultation, move, reading)
    _say_changed(reply, question, shown)
    reply.trigger = "changed"
    after = advice.found(consultation.case).option if before else ""
    if after != before:
        consultation.advised = after
        reply.did.append(f"advised {after}")
    if before and advice.title_of(consultation.case, after) != was:
        advice.changed(reply, was, after)


def _say_changed(reply: Reply, question: Question, before: str) -> None:
    """What it was and what it is now."""
    case, wording = reply.session.consultation.case, reply.wording
    after = names.value_of(wording, case, question.id, SHOWN)
    if before and after and before != after:
        reply.say(
            "chat.changed_to", personal=True, name=recaps.name(wording, case, question.id), before=before, after=after
        )
    else:
        reply.say("chat.changed", personal=True)


def _apply(reply: Reply, consultation: Consultation, move: Move, reading: Reading | None) -> list[str]:
    """Does the move; the stages it finished."""
    consultation.moves = bounds.few([*consultation.moves, move])
    if consultation.changed:
        was, before = consultation.state, consultation.case
        restore(consultation, consultation.moves)
        if move.words is not None:
            reply.understood += _newly_told(before, consultation.case, BY_ID[move.question].slot)
        return [was] if was != consultation.state else []
    reply.understood += path.take(consultation, move, reading)
    return path.advance(consultation)


def _newly_told(before: Case, after: Case, answered: str) -> list[str]:
    """Slots that words filled besides the one that was answered."""
    slots = {question.slot for question in BY_ID.values()} - {answered, "story_checked"}
    return [name for name in sorted(slots) if getattr(after, name) and not getattr(before, name)]


def restore(consultation: Consultation, moves: list[Move]) -> None:
    """Sets the consultation to what these moves lead to."""
    fresh = path.replay(consultation.number, consultation.started, moves)
    consultation.state, consultation.case = fresh.state, fresh.case
    consultation.answered, consultation.moves = fresh.answered, list(moves)


def _reflect(
    reply: Reply, question: Question, value: Any, reading: Reading | None, finished: list[str], *, more: bool
) -> None:
    case = reply.session.consultation.case
    if more and (question.id == "career.more" or (question.id == "stakeholders.people" and reading is None)):
        return  # what was asked for is shown
    if Stage.FEELINGS in finished:
        feeling.taken(reply, case, reading)
    elif question.id == "feelings.which" and reading is not None and not more:
        feeling.heard(reply, reading, case)
    elif question.id == "summary.feelings":
        if case.feelings_after and (all_asked_again(case) or not more):
            reflecting.felt_again(reply, case)
    elif question.id not in ("feelings.which", "feelings.strength", "listening.talk") or _ends_the_talk(question, more):
        if past_the_boss.dared(reply, question, value, reading):
            return
        if persons.taken(reply, question, case, value, reading, more=more):
            return
        if reading is not None and path.names_an_option(question, None if more else value, reading.text):
            reading = replace(reading, feelings=())
        reflecting.answer(reply, question, case, value, reading, more=more)


def _ends_the_talk(question: Question, more: bool) -> bool:
    """What was heard until then was taken up as it came (voice/listening.py)."""
    return question.id == "listening.talk" and not more


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


def protect_if_due(reply: Reply) -> None:
    """The protection path that was held back while something graver was asked about."""
    consultation = reply.session.consultation
    threats = DANGEROUS & set(consultation.case.harassment or ())
    if threats and not consultation.protected:
        consultation.protected = True
        reply.did.append("protected")
        danger.protect(reply, sorted(threats), beside=True)


def _show_recaps(reply: Reply, finished: list[str]) -> None:
    for stage in finished[-2:]:
        card = recaps.of_stage(reply, stage)
        if card is not None:
            correct = reply.command("change", stage)
            reply.show(Card(card.kind, card.title, card.blocks, (*card.choices, correct), card.personal))


def skip(reply: Reply, question: Question, *, quiet: bool = False) -> None:
    """Goes on without an answer; `quiet`: why was said already."""
    before = len(reply.bubbles)
    reply.session.misses = 0
    answer(reply, question, SKIPPED)
    if quiet and len(reply.bubbles) > before and isinstance(reply.bubbles[before], Say):
        del reply.bubbles[before]
