"""Takes words that tell something of the open question and leave it open: what is not so, or that nobody was told yet;
what answers it is read in told.py."""

from __future__ import annotations

from flows import answering, feeling_told
from flows.acts import Heard
from flows.answers import options_of, typed
from flows.denying import denied_options
from flows.path import open_question
from flows.question import Question
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage
from flows.turn import Say
from flows.understanding.insiders import means_to_tell, not_told
from flows.understanding.who_said import felt_by_me, told_theirs
from flows.voice import names
from flows.waiting import For

_BOSS = "stakeholders.boss"


def said(reply: Reply, heard: Heard, question: Question) -> bool:
    """True: it was taken and said so, and the question is put once more; the second time it is let go like others."""
    session = reply.session
    if question.stage == Stage.FEELINGS:
        return feeling_told.said(reply, heard, question)
    if session.waiting.what is not For.ANSWER or session.asked not in ("", question.id):
        return False
    case = session.consultation.case
    if typed(question, case, heard.text, heard.reading, reply.wording) is not None:
        return False
    if question.id == "facts.said":
        if session.misses or told_theirs(heard.text) is None:
            return False
        _keep(reply, heard, question, "" if heard.reading.feelings else reply.text("facts.said.not_theirs"))
        return True
    if question.id == _BOSS and (not_told(heard.text) or means_to_tell(heard.text)):
        _keep(reply, heard, question, reply.text("stakeholders.boss.not_told_yet"))
        if session.misses > 1:
            answering.skip(reply, question, quiet=True)
        return True
    if not session.misses and felt_by_me(heard.text) and question.stage != Stage.LISTENING:
        _keep(reply, heard, question, "")
        return True
    gone = denied_options(heard.text, options_of(question, case, reply.wording)) if question.many else {}
    if not gone or session.misses:
        return False
    keys = dict.fromkeys(key for found in gone.values() for key in found)
    labels = names.listed(reply.wording, (names.label(reply.wording, question, key) for key in keys))
    _keep(reply, heard, question, reply.text("chat.not_so", what=labels))
    return True


def _keep(reply: Reply, heard: Heard, question: Question, echo: str) -> None:
    session, before = reply.session, len(reply.bubbles)
    moves = len(session.consultation.moves)
    answering.answer(reply, question, None, Words.of(heard.incoming), heard.reading, more=True)
    if echo:
        if len(reply.bubbles) > before and isinstance(reply.bubbles[before], Say):
            del reply.bubbles[before]
        reply.bubbles.insert(before, Say(echo))
    session.misses = session.misses + 1 if open_question(session.consultation) is question else 0
    session.waiting.joins = len(session.consultation.moves) == moves + 1
