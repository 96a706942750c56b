"""A text as the answer to the open question: what it answers, that it tells more, that it goes on with the text before;
what an answer does lives in answering.py."""

from __future__ import annotations

from datetime import timedelta

from flows import bounds, remarking, took, volunteered
from flows.answering import answer, let_be, restore, skip
from flows.answers import added, several, typed
from flows.deciding import QUESTION as DECIDES
from flows.documents.account import tells_a_plan, tells_facts
from flows.fill import would_fill
from flows.path import fills_other_slots, open_question
from flows.question import Question
from flows.reply import Reply
from flows.scales import leaves_one_open
from flows.session import Words
from flows.stages.certainty import QUESTION as CERTAINTY
from flows.turn import Incoming, Say
from flows.understanding import read
from flows.understanding.corrections import what_holds
from flows.understanding.reading import Reading
from flows.voice import listening
from flows.voice.choosing import answer as choice_of
from flows.waiting import For

MOST_MORE = 3  # texts in a row that tell more without answering; then the question is let go, never asked for ever
MOST_MISSES = 2  # how often in a row it is said that an answer was not understood
_A_SENTENCE = 6  # letters
_A_FEELING = 3  # letters: 「怖い」
_TOLD_IN_SHORT = frozenset({"relation", "customer_wants", "company_will", "deadline", "demands", "responsibility"})
LATE = timedelta(seconds=1)  # a text sent up to this long after the question appeared was not an answer to it


def hear(reply: Reply, question: Question, incoming: Incoming, reading: Reading) -> bool:
    """A text as the answer to the open question; False when it says nothing that can be used."""
    session = reply.session
    words = Words.of(incoming)
    before, misses, shown = len(session.consultation.moves), 0, len(reply.bubbles)
    held = as_put_right(reply, question, reading)
    beside = volunteered.is_beside(question, incoming.text)
    value = None if beside else typed(question, session.consultation.case, incoming.text, held, reply.wording)
    if question.id == listening.QUESTION and listening.goes_on(value, incoming.text):
        answer(reply, question, None, words, reading, more=True)
        listening.mirror(reply, reading, at=shown)
    elif value == "change" and question.id == "facts.story_check":
        return False
    elif which_of_several(reply, question, incoming, reading):
        return True
    elif (isinstance(value, str) and added(question, value)) or (
        isinstance(value, dict) and leaves_one_open(question, session.consultation.case, value)
    ):
        answer(reply, question, value, words, reading, more=True)
    elif value is not None:
        answer(reply, question, value, words, reading)
    elif _tells_more(reply, question, incoming.text, reading) and session.misses < _most_more(question):
        misses = session.misses + 1
        if not _told_more(reply, question, words, reading, misses):
            return False
    elif value is None and question.id != DECIDES and _tells_more(reply, question, incoming.text, reading):
        answer(reply, question, None, words, reading, more=True)
        if open_question(session.consultation) is question:
            reply.say("chat.told_enough")
            skip(reply, question, quiet=True) if question.can_skip else let_be(reply, question)
            reply.trigger = "answered"
        return True
    else:
        return False
    session.misses = misses if open_question(session.consultation) is question else 0
    session.waiting.joins = len(session.consultation.moves) == before + 1
    return True


def as_put_right(reply: Reply, question: Question, reading: Reading) -> Reading:
    """Of 「昨日じゃなくておととい」 only what holds is read."""
    text = what_holds(reading.text)
    return reading if text == reading.text else read(text, reply.now, question.id)


def most_misses(question: Question) -> int:
    """How sure something is, is asked once more at most: who told how they know it has answered."""
    return 1 if question.id == CERTAINTY else MOST_MISSES


def _most_more(question: Question) -> int:
    return 1 if question.id == CERTAINTY else MOST_MORE


def which_of_several(reply: Reply, question: Question, incoming: Incoming, reading: Reading) -> bool:
    """Several options were named where one is asked for: which of them is asked, once."""
    session = reply.session
    keys = several(question, session.consultation.case, incoming.text, reading, reply.wording)
    if not keys or session.narrowed == question.id or "late" in reply.did:
        return False  # of a bubble that came late the answer before would be lost
    session.narrowed = question.id
    reply.did.append(f"which {question.id}")
    reply.trigger = "which_of_several"
    reply.say("chat.which_of")
    reply.offer(*(choice_of(reply, question, key) for key in keys), reply.command("back"))
    reply.question, reply.ask_again = question.id, False
    return True


def _told_more(reply: Reply, question: Question, words: Words, reading: Reading, misses: int) -> bool:
    """Words around the question. False when nothing at all could be read from them, and that was said often enough."""
    before = len(reply.bubbles)
    grasped = bool(reading.people or reading.feelings or reading.harassment or reading.story.points)
    grasped = grasped or bool(would_fill(reply.session.consultation.case, reading))
    grasped = grasped or bool(remarking.told_in(reply.session.consultation.case, words.text))
    grasped = grasped or volunteered.tells(question, words.text)
    if not grasped and misses > MOST_MISSES:
        return False
    answer(reply, question, None, words, reading, more=True)
    if not grasped and not reply.understood and not _tells_a_fact(question, words.text) and len(reply.bubbles) > before:
        reply.bubbles[before] = Say(reply.text("chat.kept_not_understood"))
        reply.trigger = "not_understood"
    else:
        volunteered.say_back(reply, question, reading, before)
    return True


def tells_something(text: str, reading: Reading) -> bool:
    found = (
        reading.people
        or reading.harassment
        or reading.story.said
        or reading.story.demands
        or set(reading.story.done) - {"nothing"}
        or reading.deadline.kind != "none"
    )
    return len(text) >= 30 or (bool(found) and len(text) >= 8) or (bool(reading.feelings) and len(text) >= _A_FEELING)


def _tells_more(reply: Reply, question: Question, text: str, reading: Reading) -> bool:
    if question.id == "stakeholders.people" and reading.people:
        return True  # who is asked for is named, however short
    if tells_something(text, reading) or _tells_a_fact(question, text) or volunteered.tells(question, text):
        return True
    # 「もう関わりたくない」 while something else is asked.
    may_fill = fills_other_slots(question, text) and len(text) >= _A_SENTENCE
    return may_fill and bool(would_fill(reply.session.consultation.case, reading) & _TOLD_IN_SHORT)


def _tells_a_fact(question: Question, text: str) -> bool:
    """No answer, but something that was or is to be done: kept, for the drafts are made of it."""
    return fills_other_slots(question, text) and (tells_facts(text) or tells_a_plan(text))


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
    told = took.values(previous.words.text, previous.took) if previous.words is not None else []
    return Incoming(joined + parts, suggested=(*told, *incoming.suggested))
