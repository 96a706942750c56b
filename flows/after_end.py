"""Words after a consultation has come to its end: whoever goes on telling is listened to, without being asked to begin
anew; what listening sounds like lives in voice/listening.py."""

from __future__ import annotations

import re
import unicodedata

from flows import answering, followup_times
from flows.acts import Heard
from flows.letters import width
from flows.reply import Reply
from flows.session import Words
from flows.stages import BY_ID
from flows.understanding.questions import asks
from flows.understanding.resting import wants_rest
from flows.voice import listening
from flows.wishing import SHORT

STEP = "after_end"  # of the log
_WANTS_MORE = re.compile(
    r"聞い(?:て(?:ほし|欲し|くれ|もら|くだ|ください|いい)|ていただ)|(?:話し|はなし|しゃべり|喋り)た|話して(?:も)?(?:いい|よ)|"
    r"終わ(?:って|り(?:じゃ|では))(?:い)?な|おわってな|まだ(?:話|ある|あり|終|続)|続きが|もう少し(?:だけ)?$|"
    r"(?i:\b(?:not (?:over|finished|done)|listen|want to (?:talk|go on)|still here)\b)"
)


def hear(reply: Reply, heard: Heard) -> None:
    """Keeps what is told and takes it up; a mere yes or no gets the ways on."""
    if not _tells(heard):
        reply.trigger = "closed"
        if asks(heard.text):
            reply.say("minds.asked_at_the_end")
            reply.offer(reply.command("human"), reply.command("windows"))
            reply.trigger = "side_question"
        return
    shown, choices = len(reply.bubbles), list(reply.choices)
    reply.session.consultation.changed = True  # the words stand behind the last answer, however it is made again
    answering.answer(reply, BY_ID[listening.QUESTION], None, Words.of(heard.incoming), heard.reading, more=True)
    reply.did.append(STEP)
    beside = [choice for choice in reply.choices if choice not in choices]
    if wants_rest(heard.text):
        reply.say("listening.after_end.rest")
    elif _WANTS_MORE.search(unicodedata.normalize("NFKC", heard.text)) and width(heard.text) <= SHORT:
        reply.say("listening.after_end.open")
    else:
        listening.mirror(reply, heard.reading, at=shown)
    reply.choices = [*choices, *beside]
    stay(reply)


def stay(reply: Reply) -> None:
    """Nothing is asked, unless it is to be asked how it went."""
    reply.offer(reply.command("new"), reply.command("summary"))
    reply.trigger = STEP
    reply.ask_again = followup_times.overdue(reply.session, reply.now) is not None


def _tells(heard: Heard) -> bool:
    if not any(letter.isalnum() for letter in heard.text):
        return False
    return heard.reading.intent == "answer" or bool(heard.reading.feelings) or wants_rest(heard.text)
