"""The form of wishes for work as an aside: which step is open, what words answer it, what is kept of an answer. Its
steps and cards live in flows/jobs; what its buttons do in commands/jobs.py."""

from __future__ import annotations

import re

from flows import path
from flows.acts import Act, Heard
from flows.answering import restore
from flows.answers import plain
from flows.bounds import few
from flows.case import Case
from flows.jobs import form as forms
from flows.jobs.form import Step
from flows.jobs.notes import Note
from flows.jobs.reading import read
from flows.letters import width
from flows.reply import Reply
from flows.rules import may_be_offered_more
from flows.session import Move, Words
from flows.stages.career import FORM, form_entry, is_wanted
from flows.told import MOST_MISSES
from flows.turn import Say
from flows.understanding import last_words, match_choice
from flows.understanding.questions import asks
from flows.understanding.seeking import turns_down_work
from flows.voice.names import in_words
from flows.waiting import For
from flows.wishing import SHORT, spoken, wish_of

_A_STORY = 20  # letters
_OF_WORK = re.compile(
    r"仕事|職|勤|経験|資格|業|系|事務|営業|円|万|時間|シフト|週[0-9一二三四五]|土日|在宅|[県市都府区]|働|求人|(?i:work|job)"
)
# What the command takes besides a step; none of them is the name of one.
SEND, SEE, CHANGE, STOP, LATER = "send", "see", "change", "stop", "later"


def leave(reply: Reply) -> None:
    reply.session.waiting = reply.session.waiting.without(For.JOBS)


def not_now(reply: Reply) -> None:
    """The form is left, and jobs are not spoken of again unless asked for."""
    leave(reply)
    reply.session.jobs_later = True
    reply.say(Note.LATER)


def step_back(reply: Reply) -> bool:
    """Undoes the last step while the form is open, or enters it again where its last answer is what is undone; at its
    beginning it is left. False: the thread goes back by itself."""
    session, consultation = reply.session, reply.session.consultation
    is_last = bool(consultation.moves) and consultation.moves[-1].question == FORM
    if session.waiting.within(For.JOBS) is None and not is_last:
        return False
    if not is_last:
        leave(reply)
        reply.say("chat.jobs.left")
        return True
    restore(consultation, consultation.moves[:-1])
    session.waiting = session.waiting.then(For.JOBS)
    reply.say(
        "chat.back",
        name=reply.text(f"jobs.{step.key}.name" if (step := next_step(consultation.case)) else f"{FORM}.name"),
    )
    return True


# Words


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The command that a text stands for while the form is open."""
    if heard.reading.intent == "back" and width(heard.text) <= SHORT:
        return Act("back")
    if turns_down_work(heard.text):
        return Act("jobs", STOP)
    step = next_step(reply.session.consultation.case)
    if step is None:
        return _wish_at_the_end(reply, heard)
    if plain(heard.text) in reply.wording.raw("chat.skipping"):
        return Act("jobs", f"{step.key}.")
    options = [(key, forms.label_of(reply.wording, step.key, key)) for key in step.options]
    exact = next((key for key, label in options if plain(heard.text) == plain(label)), None)
    if exact is not None:
        return Act("jobs", f"{step.key}.{exact}")
    name = spoken(reply, heard.text)
    if name is None and read(step.key, heard.text) is None:
        name = wish_of(reply, heard.text, heard.reading)
        keys = match_choice(heard.text, options) if not step.free and width(heard.text) <= SHORT else []
        if name is None and len(keys) == 1:
            return Act("jobs", f"{step.key}.{keys[0]}")
    return Act(name) if name is not None else None


def _wish_at_the_end(reply: Reply, heard: Heard) -> Act | None:
    ways = [(way, reply.wording.text(f"jobs.form.{way}")) for way in (SEND, CHANGE, STOP)]
    ways.append((SEE, reply.wording.text("chat.jobs.see")))
    keys = match_choice(heard.text, ways) if width(heard.text) <= SHORT else []
    if len(keys) == 1:
        return Act("jobs", keys[0])
    if heard.reading.intent in ("yes", "no") and width(heard.text) <= SHORT:
        return Act("jobs", SEND if heard.reading.intent == "yes" else STOP)
    name = wish_of(reply, heard.text, heard.reading)
    return Act(name) if name is not None else None


LEFT = "form_left"  # the step of the log of who went on with something else


def said(reply: Reply, heard: Heard) -> bool:
    """Own words as the answer to a step; what cannot be read is said twice, then the step is skipped."""
    session, step = reply.session, next_step(reply.session.consultation.case)
    values = read(step.key, heard.text) if step is not None else None
    if step is not None and step.free and _is_about_something_else(heard):
        values = None  # any words would be an answer there
    if step is not None and values is not None:
        session.misses = 0
        reply.did.append(f"form {step.key}")
        keep(reply, form_entry(step.key, values), Words.of(heard.incoming))
        return True
    if _is_about_something_else(heard):
        session.misses = 0
        leave(reply)
        reply.did.append(LEFT)
        reply.say("minds.form_left")
        return False
    session.misses += 1
    reply.did.append("missed")
    reply.trigger = "not_understood"
    if session.misses <= MOST_MISSES:
        reply.say(Note.NOT_READ)
    elif step is not None:
        session.misses = 0
        reply.did[-1] = f"do jobs {step.key}."
        keep(reply, form_entry(step.key, []))
    else:
        session.misses = 0
        reply.did[-1] = f"do jobs {STOP}"
        not_now(reply)
    return True


def _is_about_something_else(heard: Heard) -> bool:
    """A question, a feeling or a story, which no step of the form takes: the form is left, and it is heard."""
    if last_words.asked_of_work(heard.text):
        return True
    told = width(heard.text) >= _A_STORY or bool(heard.reading.feelings or heard.reading.harassment)
    return (told or asks(heard.text)) and _OF_WORK.search(heard.text) is None


def said_again(reply: Reply, step: str, words: Words) -> None:
    """A typed answer of the log, as far as its words are left."""
    if step in forms.BY_KEY:
        reply.session.misses = 0
        reply.did.append(f"form {step}")
        keep(reply, entry_left(form_entry(step, []), words.text), words)


def entry_left(entry: str, left: str) -> str:
    """What the words that are left of an answer say by themselves; nothing: the step is skipped."""
    step = entry.partition("=")[0]
    return form_entry(step, (read(step, left) if left and step in forms.BY_KEY else None) or [])


# What is kept


def keep(reply: Reply, entry: str, words: Words | None = None) -> None:
    """One answer is one move, wherever the consultation stands; nothing else is read from its words."""
    consultation = reply.session.consultation
    move = Move(FORM, entry, reply.now, words, more=True, corrects=True)
    consultation.moves = few([*consultation.moves, move])
    path.take(consultation, move)
    reply.trigger = reply.trigger or "form"


def steps(case: Case) -> tuple[Step, ...]:
    return forms.steps_for(case.strength, case.learned)


def next_step(case: Case) -> Step | None:
    return forms.next_step(case.jobs, steps(case))


# What is shown


def put(reply: Reply) -> bool:
    """The open step, or everything once more; False when the form is not to go on, after danger."""
    session, case, wording = reply.session, reply.session.consultation.case, reply.wording
    if not may_be_offered_more(session, reply.now):
        leave(reply)
        return False
    reply.question = FORM
    step = next_step(case)
    if step is None:
        told = forms.about(wording, case.jobs, case.strength, in_words(wording, "career.learned", case.learned))
        ways = [reply.command("jobs", SEND, label=wording.text("jobs.form.send"), strong=True)]
        ways.append(reply.command("jobs", SEE, label=wording.text("chat.jobs.see")))
        ways += [reply.command("jobs", way, label=wording.text(f"jobs.form.{way}")) for way in (CHANGE, STOP)]
        reply.show(forms.confirmation(wording, case.jobs, told, tuple(ways)))
        reply.offer(reply.command("back"))
        return True
    question, choices = forms.ask(wording, step, lambda key, option: f"c|jobs|{key}.{option}", steps(case))
    reply.bubbles.append(Say(question))
    reply.offer(*choices)
    reply.offer(reply.command("jobs", f"{step.key}.", label=wording.text("chat.skip")))
    reply.offer(reply.command("back"), reply.command("jobs", STOP, label=wording.text("jobs.form.stop")))
    return True


def offer(reply: Reply) -> None:
    """Once all is said: jobs may be looked at, by whom they concern, until they say not now."""
    session, case = reply.session, reply.session.consultation.case
    if is_wanted(case) and not case.jobs and not session.jobs_later and may_be_offered_more(session, reply.now):
        reply.say(Note.OFFER)
        reply.offer(reply.command("jobs"), reply.command("jobs", LATER, label=reply.wording.text("jobs.form.stop")))
