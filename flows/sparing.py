"""Asks less of whoever has no strength left: what such words stand for at each question, what is offered then, and the
short way past the questions that are left. Which words say so is read in understanding/energy.py."""

from __future__ import annotations

from flows import answering, deciding, path
from flows.acts import Act, Heard
from flows.answers import is_an_option
from flows.case import Case
from flows.documents import BRIEF
from flows.letters import width
from flows.question import SKIPPED, Question
from flows.reply import Reply
from flows.stage import Stage
from flows.understanding import last_words
from flows.understanding.energy import GIVES_IN, LATER, SILENT, SPENT, TOO_LONG, TRUSTS, energy, is_tired_besides
from flows.understanding.felt_after import EASIER, SAME, felt_after, refuses
from flows.understanding.parting import LEFT, parting_in
from flows.voice import drafts, listening
from flows.voice.choosing import answer
from flows.waiting import For
from flows.wishing import SHORT, spoken

COMMAND = "spare"
REST, NIGHT = "rest", "night"  # what the command takes besides a kind of words: the short way; a good night
REFUSED, RESTING = "refused", "resting"
ROLE, WORDS, AFTER, COMMENT = "entry.role", "apology.words", "summary.feelings", "summary.comment"
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
    question = heard.question
    if reply.session.waiting.what is not For.ANSWER or "late" in reply.did or heard.reading.crisis != "none":
        return None
    if (at_the_end := _about_the_end(heard)) is not None:
        return at_the_end
    if question is not None and question.stage == Stage.TRUST and width(heard.text) <= SHORT and refuses(heard.text):
        return Act(COMMAND, REFUSED)
    kind = energy(heard.text)
    if question is not None and not kind and heard.reading.intent == "yes" and _was_offered(reply, REST):
        return Act(COMMAND, REST)
    if not kind or (spoken(reply, heard.text) not in (None, "pause")):
        return None
    if question is None:
        return Act(COMMAND, NIGHT) if kind == LATER else None
    return None if _may_answer(reply, heard, question, kind) else _what_helps(reply, question, kind)


def _may_answer(reply: Reply, heard: Heard, question: Question, kind: str) -> bool:
    """Such words are what is asked for there, or a view on this talk."""
    case = reply.session.consultation.case
    if question.id in _MAY_BE_ANSWERS or is_an_option(heard.text, question, case, reply.wording):
        return True
    if question.stage == Stage.SUMMARY and last_words.thinks_of_us(heard.text):
        return True
    if question.id in _FEELINGS and kind != LATER and _names_one(question, heard, case):
        return True
    unsure = question.id == deciding.QUESTION and deciding.is_unsure(heard.text, heard.reading.intent, reply.wording)
    return unsure and kind != TRUSTS and not is_tired_besides(heard.text)


def _what_helps(reply: Reply, question: Question, kind: str) -> Act:
    """A pause, fewer words, the short way, or one sentence with a choice."""
    if question.stage == Stage.SUMMARY:
        return Act(COMMAND, REST)  # all is said: nobody is asked to go on
    if kind == LATER:
        return Act("pause")
    if kind == TOO_LONG and question.id == WORDS:
        return Act("draft", f"{drafts.kinds(reply.session.consultation.case)[0]}.{BRIEF}")
    if question.id in _STOPS:
        return Act(COMMAND, SPENT if kind == TRUSTS else kind)
    # Who says so twice, or leaves it to us, is not asked which way.
    goes_on = kind == TRUSTS or (kind != TOO_LONG and _was_offered(reply, REST))
    return Act(COMMAND, REST if goes_on else kind)


def _names_one(question: Question, heard: Heard, case: Case) -> bool:
    """「疲れた」 is a feeling there; at the end only one that was told before."""
    felt = {feeling.name for feeling in heard.reading.feelings}
    return bool(felt & set(case.feelings or {})) if question.id == AFTER else bool(felt)


def _was_offered(reply: Reply, way: str) -> bool:
    """It stood beside the last sentence."""
    return any(data == f"c|{COMMAND}|{way}" for _, data in reply.session.offered)


def pass_over(reply: Reply) -> None:
    """The question was too much to ask: it goes without a word against it."""
    question = path.open_question(reply.session.consultation)
    if question is not None and question.can_skip:
        reply.say("sparing.refused")
        answering.skip(reply, question, quiet=True)


def _about_the_end(heard: Heard) -> Act | None:
    """At the last questions: that there is nothing to say, or that the feelings are as before."""
    question = heard.question
    if question is None or question.stage != Stage.SUMMARY or width(heard.text) > SHORT:
        return None
    if question.id == AFTER:
        how = felt_after(heard.text)
        return Act(COMMAND, how) if how else None
    return Act(COMMAND, REST) if question.id == COMMENT and parting_in(heard.text) == LEFT else None


def leave_feelings(reply: Reply, how: str) -> None:
    """Their strengths are as they were, or are not told again."""
    question, case = path.open_question(reply.session.consultation), reply.session.consultation.case
    if question is None or question.id != AFTER:
        return
    if how == SAME and case.feelings:
        answering.answer(reply, question, {name: strength for name, strength in case.feelings.items() if strength})
    else:
        if how == EASIER:
            reply.say("sparing.easier")
        answering.skip(reply, question, quiet=True)


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
