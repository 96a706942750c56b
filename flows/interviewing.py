"""Practising an interview as an aside: which question is open, what is said of an answer, the way on and back; the
questions and the comments live in flows/career/practice."""

from __future__ import annotations

from flows.acts import Act, Heard
from flows.answers import plain
from flows.career.identifying import Known, known_in, neutral
from flows.career.lived import Lived, lived_in
from flows.career.practice import comment_on, hint_for, questions_for
from flows.reply import Reply
from flows.understanding import match_choice
from flows.voice import interview
from flows.waiting import For
from flows.wishing import SHORT, spoken

# What the command takes.
NEXT, AGAIN, STOP, ONCE_MORE = "next", "again", "stop", "once_more"
WAYS = (NEXT, AGAIN, STOP, ONCE_MORE)
PRACTISED = "interviewed"


def is_open(reply: Reply) -> bool:
    return reply.session.waiting.within(For.INTERVIEW) is not None


def leave(reply: Reply) -> None:
    reply.session.waiting = reply.session.waiting.without(For.INTERVIEW)


def begin(reply: Reply, question: str = "") -> None:
    """Opens it at the first question, or at this one."""
    first = question or questions(reply)[0]
    reply.session.waiting = reply.session.waiting.then(For.INTERVIEW, first)
    reply.session.misses = 0


def questions(reply: Reply) -> tuple[str, ...]:
    return questions_for(_lived(reply))


def go_on(reply: Reply) -> bool:
    """To the next question; False behind the last one."""
    asked, waiting = questions(reply), reply.session.waiting
    place = asked.index(waiting.about) + 1 if waiting.about in asked else 0
    if place >= len(asked):
        return False
    begin(reply, asked[place])
    return True


def step_back(reply: Reply) -> bool:
    """One question back; at the first one it is left. False where no interview is practised."""
    waiting = reply.session.waiting.within(For.INTERVIEW)
    if waiting is None:
        return False
    asked = questions(reply)
    place = asked.index(waiting.about) if waiting.about in asked else 0
    if place == 0:
        leave(reply)
        reply.say("career_practice.left")
    else:
        begin(reply, asked[place - 1])
    return True


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The command that a short text stands for; everything else is an answer."""
    if len(heard.text) > SHORT:
        return None
    if heard.reading.intent == "back":
        return Act("back")
    ways = [(way, reply.wording.text(f"career_practice.button.{way}")) for way in WAYS]
    exact = next((way for way, label in ways if plain(heard.text) == plain(label)), None)
    if exact is not None:
        return Act("interview", exact)
    name = spoken(reply, heard.text)
    if name in ("pause", "go_on") or plain(heard.text) in reply.wording.raw("chat.skipping"):
        return Act("interview", STOP if name == "pause" else NEXT)
    if name is not None:
        return Act(name)
    wishes = heard.text.endswith(tuple(reply.wording.raw("career_practice.wishes")))
    keys = match_choice(heard.text, ways) if wishes else []
    return Act("interview", keys[0]) if len(keys) == 1 else None


def said(reply: Reply, heard: Heard) -> bool:
    """An answer: something kind about it, and what could be said otherwise. Nothing of it is kept."""
    reply.did.append(PRACTISED)
    reply.trigger = PRACTISED
    interview.comment(reply, comment_on(heard.text, known(reply)))
    return True


def said_again(reply: Reply) -> None:
    """An answer of the log: nothing was kept of it."""
    reply.did.append(PRACTISED)
    reply.trigger = PRACTISED


def known(reply: Reply) -> Known:
    """Names that this consultation holds."""
    lived = _lived(reply)
    return known_in(lived.case, [one.text for one in lived.said])


def put(reply: Reply) -> bool:
    """The open question, or the way on after an answer; False when there is none."""
    waiting = reply.session.waiting
    asked = questions(reply)
    if waiting.about not in asked:
        waiting.about = asked[0]
    reply.question = f"interview.{waiting.about}"
    place = asked.index(waiting.about)
    if reply.trigger == PRACTISED:
        reply.say("career_practice.next_ask")
    else:
        hint = neutral(hint_for(waiting.about, _lived(reply)), reply.wording, known(reply))
        interview.ask(reply, waiting.about, place + 1, len(asked), hint)
    last = place + 1 == len(asked)
    ways = [] if last else [interview.way(reply, NEXT, strong=reply.trigger == PRACTISED)]
    if reply.trigger == PRACTISED:
        ways.append(interview.way(reply, AGAIN))
    reply.offer(*ways, interview.way(reply, STOP), reply.command("back"))
    return True


def _lived(reply: Reply) -> Lived:
    return lived_in(reply.session.consultation)
