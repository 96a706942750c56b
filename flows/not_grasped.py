"""What is done with words that were not understood, that came to another question than they were meant for, or that
say the question was one too many; which these are is found in saying.py."""

from __future__ import annotations

from flows import answering, deciding, path, told
from flows.answers import plain
from flows.commands import COMMANDS
from flows.letters import holds, width
from flows.question import Question
from flows.reply import Reply
from flows.session import Words
from flows.turn import Incoming
from flows.understanding.reading import Reading
from flows.waiting import For

# Where 「もう言いました」 is the answer.
_TELLS_SOMEBODY = frozenset({"stakeholders.boss", "stakeholders.company_told", "facts.done"})


def miss(reply: Reply, question: Question) -> None:
    """Not understood is said so, with the choices again, at most twice; then it goes on without an answer."""
    session = reply.session
    session.misses += 1
    reply.trigger = "not_understood"
    if question.id == deciding.QUESTION and session.waiting.within(For.NEW_ANSWER) is None and session.misses > 1:
        reply.did.append("missed")
        reply.say("apology.choice.stays_open")
        return
    if session.misses <= told.most_misses(question):
        reply.did.append("missed")
        reply.say("chat.not_understood" if session.misses == 1 else "chat.not_understood_again")
        return
    session.misses = 0
    if session.waiting.within(For.NEW_ANSWER) is not None:
        reply.did.append("do go_on")
        COMMANDS["go_on"](reply, "")
        reply.say("chat.change_dropped")
        return
    if question.can_skip:
        reply.say("chat.going_on")
        answering.skip(reply, question, quiet=True)
    else:
        reply.say("chat.left_open", name=reply.text(f"{question.id}.name"))
        answering.let_be(reply, question)
    reply.trigger = "not_understood"


def never_asked(reply: Reply, incoming: Incoming, reading: Reading, question: Question) -> None:
    """Words taken back have led to another question than the one in sight: a text was not meant for it."""
    if len(incoming.text) >= path.NARRATIVE:
        words = Words.of(incoming)
        answering.answer(reply, question, None, words, reading, more=True)
        reply.did.append("apart")
        reply.session.misses += 1
    reply.say("chat.taken_back")
    reply.trigger = "taken_back"


def was_told(reply: Reply, text: str, question: Question) -> bool:
    """「もう言いました」: the question was one too many; it is no quotation and no answer."""
    said = plain(text)
    if not question.can_skip or question.id in _TELLS_SOMEBODY:
        return False
    return width(said) <= 18 and any(holds(said, phrase) for phrase in reply.wording.raw("chat.already"))
