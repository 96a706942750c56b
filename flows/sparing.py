"""Asks less of whoever has no strength left: what such words stand for at each question, what is offered then, and the
short way past the questions that are left. Which words say so is read in understanding/energy.py."""

from __future__ import annotations

from flows import answering, deciding, path
from flows.acts import Act, Heard
from flows.answers import is_an_option
from flows.documents import BRIEF
from flows.question import SKIPPED, Question
from flows.reply import Reply
from flows.stage import Stage
from flows.understanding import last_words
from flows.understanding.energy import GIVES_IN, LATER, SILENT, SPENT, TOO_LONG, energy
from flows.voice import drafts, listening
from flows.voice.choosing import answer
from flows.waiting import For
from flows.wishing import spoken

COMMAND = "spare"
REST, NIGHT = "rest", "night"  # what the command takes besides a kind of words: the short way; a good night
ROLE, WORDS = "entry.role", "apology.words"
# Where such words may be the answer: what was said, who cannot be told, what one likes best.
_MAY_BE_ANSWERS = frozenset(
    {"facts.said", "stakeholders.boss", "stakeholders.boss_why", "stakeholders.company_told", listening.QUESTION}
)
_FEELINGS = frozenset({"feelings.which", "feelings.strength", "summary.feelings"})
_EARLY = frozenset({Stage.FACTS, Stage.FEELINGS, Stage.STAKEHOLDERS, Stage.EXPECTATION})
# The short way ends where something comes that is worth reading, or where nothing decides for a person.
_STOPS = frozenset({deciding.QUESTION, WORDS, "expectation.words", "summary.rating", listening.QUESTION, ROLE})
_MOST = 40  # questions that are passed over


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The command that such words stand for; None for all other words."""
    session, question = reply.session, heard.question
    if session.waiting.what is not For.ANSWER or "late" in reply.did or heard.reading.crisis != "none":
        return None
    kind = energy(heard.text)
    if not kind or (spoken(reply, heard.text) not in (None, "pause")):
        return None
    if question is None:
        return Act(COMMAND, NIGHT) if kind == LATER else None
    if question.id in _MAY_BE_ANSWERS or is_an_option(heard.text, question, session.consultation.case, reply.wording):
        return None
    if question.stage == Stage.SUMMARY and last_words.thinks_of_us(heard.text):
        return None
    if question.id in _FEELINGS and kind != LATER and heard.reading.feelings:
        return None
    if question.id == deciding.QUESTION and deciding.is_unsure(heard.text, heard.reading.intent, reply.wording):
        return None
    if kind == LATER:
        return Act("pause")
    if kind == TOO_LONG and question.id == WORDS:
        return Act("draft", f"{drafts.kinds(session.consultation.case)[0]}.{BRIEF}")
    return Act(COMMAND, kind)


def be_brief(reply: Reply, kind: str) -> None:
    """One sentence, and one thing to touch or a pause; the question waits unsaid."""
    question = path.open_question(reply.session.consultation)
    if kind == TOO_LONG:
        reply.say("sparing.too_long")  # the question follows, without its cards
        return
    reply.say(f"sparing.{kind}")
    reply.ask_again = False
    reply.offer(reply.command("pause", strong=True))
    if question is None:
        return
    reply.question = question.id
    if question.id == ROLE:
        reply.offer(answer(reply, question, "listen"), reply.command("urgent"))
    elif question.id == deciding.QUESTION:
        reply.offer(answer(reply, question, "later"), answer(reply, question, "go"))
    elif question.id == WORDS:
        reply.offer(answer(reply, question, "done"))
    else:
        if question.can_skip:
            reply.offer(answer(reply, question, SKIPPED, label=reply.wording.text("sparing.label.skip")))
        reply.offer(reply.command(COMMAND, REST, label=reply.wording.text(f"sparing.label.{_way(question)}")))
    reply.offer(reply.command("go_on"))


def _way(question: Question) -> str:
    if question.stage in _EARLY or question.id == "apology.relation":
        return "to_advice"
    return "to_end" if question.stage == Stage.SUMMARY else "to_summary"


def take_short_way(reply: Reply) -> None:
    """Every question up to the next thing worth reading is passed over; each can be answered later with 「直す」."""
    consultation = reply.session.consultation
    first = path.open_question(consultation)
    to_the_end = first is not None and first.stage == Stage.SUMMARY
    before = len(reply.bubbles)
    for _ in range(_MOST):
        question = path.open_question(consultation)
        if question is None or (question.id in _STOPS and not (to_the_end and question.stage == Stage.SUMMARY)):
            break
        answering.answer(reply, question, SKIPPED)
    del reply.bubbles[before:]
    reply.session.misses = 0
    reply.trigger = "finished"
    reply.say("sparing.rest_end" if to_the_end else "sparing.rest")


KINDS = (SPENT, SILENT, TOO_LONG, GIVES_IN)
