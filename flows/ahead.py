"""Takes a short text that answers another question than the one that is open, one that comes later or was passed over:
it is kept as that answer and never asked for. Answers to the open question are read in told.py."""

from __future__ import annotations

import re

from flows import answering
from flows.acts import Heard
from flows.answers import is_an_option, options_of, typed
from flows.letters import alike, holds, width
from flows.question import Answer, Question
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage
from flows.stages import STAGES
from flows.stages.certainty import QUESTION as CERTAINTY
from flows.understanding import match_choice, read
from flows.understanding.resolved import will_tell
from flows.voice import recaps
from flows.waiting import For

LONGEST = 40  # letters; who writes more tells something
TELLS = 6  # letters: a shorter yes or no is one to the open question
_SHORTEST = 3  # letters: less names too many things
_AT_HOME = re.compile(r"(?:家族|嫁|妻|奥さん|夫|旦那|主人|母|父|親|友(?:達|人|だち)|彼氏|彼女)(?:に|へ|と)")
_STAGES = (Stage.FACTS, Stage.STAKEHOLDERS)
_NOT = frozenset({"facts.story_check", CERTAINTY, "stakeholders.people", "facts.deadline", "facts.when"})


def said(reply: Reply, heard: Heard, question: Question) -> bool:
    """True: the words answered another question, and that was said; the open one stays open."""
    if reply.session.waiting.what is not For.ANSWER or not _SHORTEST <= len(heard.text.strip()) <= LONGEST:
        return False
    if question.stage not in _STAGES or question.free or not _may_answer(heard):
        return False
    if typed(question, reply.session.consultation.case, heard.text, heard.reading, reply.wording) is not None:
        return False
    about = [one for one in _open(reply, question) if _is_spoken_of(reply, one, heard)]
    found = [(one, value) for one in about if (value := _answer(reply, one, heard)) is not None]
    if len(found) > 1:  # the one that the reading of the text tells as well
        found = [(one, value) for one, value in found if one.reads is not None and one.reads(heard.reading)]
    if len(found) != 1:
        return False
    known, value = found[0]
    waits = len(reply.bubbles)
    answering.change(reply, known, value, Words.of(heard.incoming), None, holds_now=True)
    del reply.bubbles[waits]
    case, wording = reply.session.consultation.case, reply.wording
    reply.say("chat.noted_ahead", name=recaps.name(wording, case, known.id))
    reply.trigger = "answered"
    reply.session.misses = 0
    return True


def _may_answer(heard: Heard) -> bool:
    """It is no command, and no mere yes or no."""
    return heard.reading.intent == "answer" or (heard.reading.intent in ("yes", "no") and width(heard.text) >= TELLS)


def _open(reply: Reply, question: Question) -> list[Question]:
    """Questions of what happened and who is involved that are not answered yet, without the open one."""
    consultation = reply.session.consultation
    case, answered = consultation.case, {move.question for move in consultation.moves if not move.more}
    every = [one for stage in _STAGES for one in STAGES[stage] if one.options and one.id not in _NOT]
    return [
        one
        for one in every
        if one is not question and one.id not in answered and one.only_if(case) and not one.is_known(case)
    ]


def _is_spoken_of(reply: Reply, question: Question, heard: Heard) -> bool:
    """「こわいけど電話はできる」 says nothing of the boss: he is named, or it is the option as it stands."""
    if question.id == "stakeholders.company_told" and _AT_HOME.search(heard.text):
        return False  # 「嫁には話した」
    if question.id != "stakeholders.boss" or any(one.role == "boss" for one in heard.reading.people):
        return True
    knows_one = any(person.role == "boss" for person in reply.session.consultation.case.people)
    if knows_one and will_tell(heard.text):  # 「怖いけど話します」
        return True
    return is_an_option(heard.text, question, reply.session.consultation.case, reply.wording)


def _answer(reply: Reply, question: Question, heard: Heard) -> Answer:
    """The option whose very name the text is, or that it names beside few other words; None for none."""
    case, wording = reply.session.consultation.case, reply.wording
    if not is_an_option(heard.text, question, case, wording):
        options = options_of(question, case, wording)
        said = alike(heard.text)
        there = {key for key, *called in options if any(len(one) > 2 and holds(said, alike(one)) for one in called)}
        named = [key for key in match_choice(heard.text, options) if key in there]
        read_so = question.reads(heard.reading) if question.reads is not None else None
        if len(named) != 1 or (read_so is not None and read_so not in (named, named[0])):
            return None
    value = typed(question, case, heard.text, read(heard.text, reply.now, question.id), wording)
    return value if value not in (None, [], question.unknown, "unknown", "skipped") else None
