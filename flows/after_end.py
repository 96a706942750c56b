"""Words after a consultation has come to its end: whoever goes on telling is listened to, without being asked to begin
anew; what listening sounds like lives in voice/listening.py."""

from __future__ import annotations

import re
import unicodedata

from flows import answering, followup_times, path, told, words_wanted
from flows.acts import Act, Heard
from flows.answers import plain
from flows.commands import COMMANDS
from flows.decision.factors import OPTIONS
from flows.followup.taking_up import take_up
from flows.letters import width
from flows.reply import Reply
from flows.session import Words
from flows.stages import BY_ID
from flows.understanding.outcomes import outcome_in
from flows.understanding.parting import (
    BYE,
    DATA,
    HERE,
    LEFT,
    MARK,
    NO_USE,
    ONE_MORE,
    OTHER,
    WORDS,
    parting_in,
    tells_of_another,
)
from flows.understanding.questions import asks
from flows.understanding.resting import wants_rest
from flows.voice import drafts, listening
from flows.waiting import For
from flows.wishing import SHORT

STEP = "after_end"  # of the log
_ANSWERED = frozenset({BYE, DATA, MARK, ONE_MORE, HERE, NO_USE, LEFT})
_WANTS_MORE = re.compile(
    r"聞い(?:て(?:ほし|欲し|くれ|もら|くだ|ください|いい)|ていただ)|(?:話し|はなし|しゃべり|喋り)た|話して(?:も)?(?:いい|よ)|"
    r"終わ(?:って|り(?:じゃ|では))(?:い)?な|おわってな|まだ(?:話|ある|あり|終|続)|続きが|もう少し(?:だけ)?$|"
    r"(?i:\b(?:not (?:over|finished|done)|listen|want to (?:talk|go on)|still here)\b)"
)


def wish(reply: Reply, heard: Heard) -> Act | None:
    """「さっきのメールの文、もう一回見せて」: the draft that is named, or the first."""
    case = reply.session.consultation.case
    if heard.question is not None or reply.session.waiting.what is not For.ANSWER or case.choice not in OPTIONS:
        return None
    if parting_in(heard.text) != WORDS:
        return None
    return Act("draft", words_wanted.named(reply, case, plain(heard.text)) or drafts.kinds(case)[0])


def hear(reply: Reply, heard: Heard) -> None:
    """Keeps what is told and takes it up; a mere yes or no gets the ways on."""
    kind, outcome = parting_in(heard.text), outcome_in(heard.text)
    if kind == OTHER:
        _begin_another(reply, heard)
        return
    if kind in _ANSWERED and not outcome:
        stay(reply, kind)
        return
    if not (outcome or _tells(heard)):
        reply.trigger = "closed"
        if asks(heard.text):
            reply.say("minds.asked_at_the_end")
            reply.offer(reply.command("human"), reply.command("windows"))
            reply.trigger = "side_question"
        return
    shown, choices = len(reply.bubbles), list(reply.choices)
    reply.session.consultation.changed = True  # the words stand behind the last answer, however it is made again
    answering.answer(reply, BY_ID[listening.QUESTION], None, Words.of(heard.incoming), heard.reading, more=True)
    beside = [choice for choice in reply.choices if choice not in choices]
    if not outcome and wants_rest(heard.text):
        reply.say("listening.after_end.rest")
    elif not outcome and _WANTS_MORE.search(unicodedata.normalize("NFKC", heard.text)) and width(heard.text) <= SHORT:
        reply.say("listening.after_end.open")
    elif not outcome:
        listening.mirror(reply, heard.reading, at=shown)
    reply.choices = [*choices, *beside]
    stay(reply, outcome)


def _begin_another(reply: Reply, heard: Heard) -> None:
    """Another matter: it begins with these words, and the one before stays in the list."""
    before = len(reply.session.consultations)
    COMMANDS["new"](reply, "")
    reply.did.append("do new")
    reply.trigger = "new"
    question = path.open_question(reply.session.consultation)
    if len(reply.session.consultations) == before or question is None or not tells_of_another(heard.text):
        return
    told.hear(reply, question, heard.incoming, heard.reading)


def stay(reply: Reply, kind: str = "") -> None:
    """Nothing is asked, unless it is to be asked how it went. `kind`: of parting words, which nothing is kept of, or of
    an outcome; so that a log that is replayed leads to the same."""
    reply.did.append(f"{STEP} {kind}".rstrip())
    reply.trigger = STEP
    if kind in _ANSWERED:
        reply.say(f"after_end.{kind}")
        reply.offer(*((reply.command("human"), reply.command("vent")) if kind == NO_USE else ()))
        reply.offer(*((reply.command("mine"),) if kind == DATA else ()))
    else:
        take_up(reply, kind, reply.session.consultation.case)
        reply.offer(reply.command("new"), reply.command("summary"))
    reply.ask_again = followup_times.overdue(reply.session, reply.now) is not None


def _tells(heard: Heard) -> bool:
    if not any(letter.isalnum() for letter in heard.text):
        return False
    return heard.reading.intent == "answer" or bool(heard.reading.feelings) or wants_rest(heard.text)
