"""Questions of the moment asked beside the thread, 「また電話きた、どうしよう」: which one it is, and its short answer;
words of ours that are asked about are explained in saying.py."""

from __future__ import annotations

import re
from functools import cache

from flows import answering
from flows.acts import Heard
from flows.content import Content
from flows.letters import alike, holds, width
from flows.reply import Reply
from flows.session import Words
from flows.stages.certainty import QUESTION as CERTAINTY
from flows.stages.certainty import central_point
from flows.turn import Say
from flows.voice import names
from flows.waiting import For

LONGEST = 60  # letters; who writes more tells something
_WHICH = 25  # letters of 「どのこと？」


def asked(reply: Reply, text: str) -> str:
    """The name of the question that is asked, "" for none. Each has groups of words: one word of every group stands in
    the text."""
    said = alike(text)
    if width(said) > LONGEST or not _may_ask(reply.wording).search(said):
        return ""
    senses = reply.wording.under("glossary.senses").items()
    return next((name for name, groups in senses if all(_any(said, group) for group in groups)), "")


@cache
def _may_ask(wording: Content) -> re.Pattern[str]:
    """A word of some question's first group: most texts have none, and every text is asked twice."""
    words = (word for groups in wording.under("glossary.senses").values() for word in groups[0])
    return re.compile("|".join(sorted({re.escape(alike(word)) for word in words})))


def _any(said: str, words: list[str]) -> bool:
    return any(holds(said, alike(word)) for word in words)


def answered(reply: Reply, heard: Heard) -> bool:
    """Answers it and leaves the same question open. What it tells of the other side besides is kept with the story."""
    if _asks_which(reply, heard):
        point = central_point(reply.session.consultation.case)
        reply.say("facts.certainty.which" if point else "chat.why", personal=True, what=names.shorten(point))
    elif name := asked(reply, heard.text):
        _keep(reply, heard)
        reply.say(f"glossary.besides.{name}")
    else:
        return False
    reply.trigger = "side_question"
    return True


def _asks_which(reply: Reply, heard: Heard) -> bool:
    question = heard.question
    if question is None or question.id != CERTAINTY or width(heard.text) > _WHICH:
        return False
    return _any(alike(heard.text), reply.wording.raw("facts.certainty.asking_which"))


def _keep(reply: Reply, heard: Heard) -> None:
    """「行かなかったら本当にネットに書かれる？」 tells of a threat as well."""
    question, session = heard.question, reply.session
    if question is None or not heard.reading.harassment or session.waiting.what is not For.ANSWER:
        return
    if session.asked not in ("", question.id):
        return
    before = len(reply.bubbles)
    answering.answer(reply, question, None, Words.of(heard.incoming), heard.reading, more=True)
    reply.did.append("apart")
    session.misses += 1
    if len(reply.bubbles) > before and isinstance(reply.bubbles[before], Say):
        del reply.bubbles[before]  # the answer stands for it
