"""Meets a complaint about the bot itself: an apology, what was understood so far, and the question what was wrong;
nothing of it is kept as an answer. Which words complain is read in understanding/complaints.py."""

from __future__ import annotations

from flows import answering, consent, path, told
from flows.acts import Act, Heard
from flows.answers import is_an_option
from flows.commands.keeping import let_go
from flows.letters import width
from flows.question import Question
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage
from flows.turn import Card, Raises
from flows.understanding.complaints import complaint_in
from flows.understanding.corrections import correction_in, says_wrong
from flows.voice import heart, recaps
from flows.voice.choosing import option_choices
from flows.waiting import PASSING, For
from flows.wishing import spoken

STEP = "complained"  # of the log, with the kind
UNCALLED, WAITS, TOPIC = "uncalled", "waits", "topic"
# What somebody thinks of us is asked for there.
_SAID_THERE = frozenset((f"summary.{one}", kind) for one in ("rating", "comment") for kind in ("unheard", "amiss"))
SHOWN = 4  # lines of what was understood
_HEARD_AT = frozenset({For.ANSWER, For.NEW_ANSWER, For.RETURN, *PASSING}) - {For.WRITING, For.KEEPING}


def said(reply: Reply, heard: Heard) -> bool:
    """True: the words complained of us, and were met."""
    session, question = reply.session, heard.question
    if consent.is_open(session) or session.waiting.what not in _HEARD_AT or "late" in reply.did:
        return False
    if question is not None and question.stage == Stage.EXPECTATION:
        return False  # a customer tells there how they were treated
    if question is not None and (question.id in path.THEIR_WORDS or _is_offered(reply, heard, question)):
        return False
    kind = complaint_in(heard.text)
    if not kind or heard.reading.crisis != "none":
        return False
    if (question is not None and (question.id, kind) in _SAID_THERE) or _is_led_out(kind, question):
        return False
    meet(reply, kind)
    return True


def _is_led_out(kind: str, question: Question | None) -> bool:
    """Who is only listened to, or is through, and wants an answer is led to it elsewhere."""
    return kind == WAITS and (question is None or question.stage == Stage.LISTENING)


def _is_offered(reply: Reply, heard: Heard, question: Question) -> bool:
    return is_an_option(heard.text, question, reply.session.consultation.case, reply.wording)


def meet(reply: Reply, kind: str) -> None:
    """One line of apology, the heart of it, and one question; the open question stays beside."""
    reply.did.append(f"{STEP} {kind}")
    reply.trigger = STEP
    reply.say(f"listening.complaint.{kind}")
    if kind == UNCALLED:
        reply.raises(Raises.CALL_TAKEN_BACK)
    if kind in (UNCALLED, WAITS):
        return
    if kind != TOPIC:
        _show_understood(reply)
        reply.say(f"listening.complaint.{'asked_what' if kind == 'asked' else 'what'}")
    session = reply.session
    session.waiting = session.waiting.then(For.WHAT_WAS_WRONG)
    question = path.open_question(session.consultation)
    reply.offer(reply.command("change"), reply.command("go_on"))
    if question is not None:
        reply.offer(*option_choices(reply, question, session.consultation.case))
        reply.question = question.id
    reply.ask_again = False


def _show_understood(reply: Reply) -> None:
    """The heart of what was told, or the first lines of what was taken down; nothing where nothing was."""
    if heart.say(reply, heart.told_so_far(reply.session)):
        return
    known = recaps.understood(reply.wording, reply.session.consultation.case)
    if known.blocks:
        reply.show(Card("recap", reply.wording.text("cards.so_far"), known.blocks[:SHOWN], personal=True))


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The two buttons beside the question what was wrong, in words."""
    name = spoken(reply, heard.text)
    return Act(name) if name in ("change", "go_on") else None


def told_what(reply: Reply, heard: Heard) -> bool:
    """What was wrong: kept with the story where it tells of the matter, else only taken in. What puts something right,
    or answers a question with choices, is taken as such."""
    session = reply.session
    question = path.open_question(session.consultation)
    let_go(reply)
    text = heard.text
    if question is None or not question.free or question.stage == Stage.LISTENING:
        return False
    if correction_in(text) is not None or says_wrong(text) or heard.reading.intent != "answer" or width(text) < 6:
        return False
    if told.tells_something(text, heard.reading):
        before = len(reply.bubbles)
        answering.answer(reply, question, None, Words.of(heard.incoming), heard.reading, more=True)
        reply.did.append("apart")
        session.misses += 1
        del reply.bubbles[before : before + 1]
    reply.say("listening.complaint.thanks")
    reply.trigger = STEP
    return True
