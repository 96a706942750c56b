"""Takes words at the question how somebody feels that name no feeling: they are taken up, not called unreadable, and
it is asked once more in short; the second time it is let go. What answers it is read in scales.py."""

from __future__ import annotations

import re

from flows import answering, volunteered, weighing
from flows.acts import Heard
from flows.answers import typed
from flows.feelings_said import speaks_of_others
from flows.letters import width
from flows.question import Question
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage
from flows.understanding.no_figures import asks_for_words_instead
from flows.voice import feeling
from flows.voice.choosing import answer
from flows.waiting import For

QUESTION = "feelings.which"
_SHORTEST = 4  # letters; less tells nothing
_ASKS = re.compile(r"[?？]\s*$")
_NO_STATEMENTS = frozenset({"yes", "no", "help", "thanks"})


def asked(reply: Reply, heard: Heard) -> bool:
    """「数字じゃなくて言葉でもいいですか」: yes; the question waits."""
    question = heard.question
    if question is None or question.stage != Stage.FEELINGS or reply.session.waiting.what is not For.ANSWER:
        return False
    if not asks_for_words_instead(heard.text) or heard.reading.feelings:
        return False
    reply.say("feelings.heard.words_will_do")
    reply.offer(answer(reply, question, "enough" if question.id == QUESTION else "skipped"))
    reply.trigger, reply.question, reply.ask_again = "side_question", question.id, False
    return True


def said(reply: Reply, heard: Heard, question: Question) -> bool:
    """True: it was taken up."""
    session = reply.session
    if session.waiting.what is not For.ANSWER or session.asked not in ("", question.id):
        return False
    if question.id != QUESTION or not _tells(heard) or session.misses > 1:
        return False
    if volunteered.tells(question, heard.text) and not heard.reading.feelings:
        return False  # a fact of the matter is said back as what it is
    case = session.consultation.case
    if typed(question, case, heard.text, heard.reading, reply.wording) is not None:
        return False
    moves, shown = len(session.consultation.moves), len(reply.bubbles)
    answering.answer(reply, question, None, Words.of(heard.incoming), heard.reading, more=True)
    waits, reply.bubbles = reply.bubbles[shown:], reply.bubbles[:shown]
    feeling.told_besides(reply, heard.reading, of_others=speaks_of_others(heard.text))
    reply.bubbles += waits
    session.misses += 1
    if session.misses > 1:
        answering.skip(reply, question, quiet=True)
        return True
    session.waiting.joins = len(session.consultation.moves) == moves + 1
    weighing.notice(reply, question, heard.reading)
    return True


def _tells(heard: Heard) -> bool:
    """A statement: no question, no command, no single word."""
    told = heard.reading.intent not in _NO_STATEMENTS and width(heard.text) >= _SHORTEST
    return told and _ASKS.search(heard.text) is None and any(letter.isalpha() for letter in heard.text)
