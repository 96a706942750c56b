"""Hears who vents at a question: what they said is taken up in one sentence, nothing is filed, and they may go on
talking without being asked. The stage where one only listens lives in voice/listening.py."""

from __future__ import annotations

import json

from flows import answering, besides, feeling_told
from flows.acts import Heard
from flows.answers import is_an_option
from flows.question import Question
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage
from flows.stages import BY_ID
from flows.stages.listening import way_out
from flows.understanding.being_heard import wants_to_be_heard
from flows.understanding.sighs import is_sigh
from flows.voice import listening
from flows.voice.choosing import answer, option_choices
from flows.waiting import For

STEP = "sighed"  # of the log: nothing was done
ROLE = "entry.role"
LISTEN = "listen"
# Where such words are the answer: feelings, what somebody said, what one thinks at the end.
_ASKS_FOR_IT = frozenset({"facts.said", "stakeholders.boss", "stakeholders.boss_why", "apology.choice"})
_STAGES = frozenset(
    {Stage.ENTRY, Stage.FACTS, Stage.FEELINGS, Stage.STAKEHOLDERS, Stage.APOLOGY, Stage.TRUST, Stage.CAREER}
)


def said(reply: Reply, heard: Heard) -> bool:
    """True: it was a sigh, or the wish to be heard, and was answered."""
    question = heard.question
    if feeling_told.asked(reply, heard):
        return True
    if question is not None and question.id == listening.QUESTION and way_out(heard.reading) is not None:
        return _lead_out(reply, heard, question)
    if question is None or question.stage not in _STAGES or reply.session.waiting.what is not For.ANSWER:
        return False
    if "late" in reply.did or is_an_option(heard.text, question, reply.session.consultation.case, reply.wording):
        return False
    if question.id != ROLE and wants_to_be_heard(heard.text) and heard.reading.intent not in ("human", "help"):
        return _only_listen(reply, heard)
    if question.stage == Stage.FEELINGS or question.id in _ASKS_FOR_IT or not is_sigh(heard.text):
        return False
    listening.take_up(reply, heard.reading)
    reply.did.append(STEP)
    if question.id == ROLE and heard.reading.crisis == "none":
        reply.say("listening.sigh.ways")
    lead_on(reply, question)
    return True


def _lead_out(reply: Reply, heard: Heard, question: Question) -> bool:
    """Who is only listened to and wants an answer gets the short one that there is, and the questions for the rest."""
    if reply.session.waiting.what is not For.ANSWER or "late" in reply.did:
        return False
    if not heard.reading.harassment:
        besides.answered(reply, heard)
    reply.trigger = ""
    answering.answer(reply, question, way_out(heard.reading), Words.of(heard.incoming), heard.reading)
    return True


def lead_on(reply: Reply, question: Question | None) -> None:
    """What may be done after a sigh; the log is replayed without its words."""
    reply.trigger = STEP
    if question is not None and question.id == ROLE:
        reply.offer(answer(reply, question, LISTEN, strong=True))
        reply.offer(*option_choices(reply, question, reply.session.consultation.case))
        reply.question, reply.ask_again = question.id, False
    else:
        reply.offer(reply.command("vent"), reply.command("pause"))


def _only_listen(reply: Reply, heard: Heard) -> bool:
    """From here on nothing is asked; 「整理してみたい」 leads back to what was told so far."""
    reply.did.append("meant " + json.dumps(LISTEN))
    before = len(reply.bubbles)
    answering.change(reply, BY_ID[ROLE], LISTEN, Words.of(heard.incoming), None)
    del reply.bubbles[before:]
    reply.say(f"{ROLE}.echoes.{LISTEN}")
    return True
