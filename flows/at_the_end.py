"""Words once all was talked through, before it is rated or after it: what is thought of this talk is thanked for,
something new is heard first, fear gets warmth and one thing that helps; and what is asked of one's further work is
answered from what this person did. Words of who goes on telling after the end are heard in after_end.py."""

from __future__ import annotations

from flows import after_end, answering, besides
from flows.acts import Heard
from flows.answers import LONGEST_ANSWER
from flows.career.strengths import shown_in
from flows.case import Case
from flows.decision.face_to_face import in_danger
from flows.decision.factors import OPTIONS
from flows.letters import alike
from flows.question import Question
from flows.reply import Reply
from flows.rules import may_be_offered_more
from flows.session import Words
from flows.stage import Stage
from flows.stages import BY_ID
from flows.turn import Card, Choice
from flows.understanding import last_words
from flows.understanding.in_passing import they_call
from flows.understanding.ratings import rating_in
from flows.voice import career, drafts, listening, names, practising
from flows.waiting import For
from flows.wishing import spoken

STEP = "ended"  # of the log
RATING, COMMENT, WISH = "summary.rating", "summary.comment", "career.wish"
MOST_SIGNS, LONGEST_QUOTE = 3, 26
AN_ACT = 3  # the weight of a sign that is told in own words
_EARLY = frozenset({Stage.ENTRY, Stage.FACTS, Stage.FEELINGS, Stage.STAKEHOLDERS, Stage.LISTENING, Stage.EXPECTATION})
_NO_CAREER = frozenset({"listen", "want_to_complain"})


def named(reply: Reply, heard: Heard) -> bool:
    """It is one of these: no command, whatever else its words stand for."""
    return _kind(reply, heard) != ""


def said(reply: Reply, heard: Heard) -> bool:
    kind = _kind(reply, heard)
    match kind:
        case "new":
            _take_up_what_is_new(reply, heard)
        case "feedback":
            _thank(reply, heard)
        case "uneasy":
            _be_with(reply, heard)
        case "worth" | "harms" | "part":
            _tell_what_it_is_worth(reply, kind, heard.question)
        case _:
            return False
    return True


def _kind(reply: Reply, heard: Heard) -> str:
    session, question, text = reply.session, heard.question, heard.text
    if session.waiting.what is not For.ANSWER or "late" in reply.did or heard.reading.crisis != "none":
        return ""
    if spoken(reply, text) is not None:  # 「自己PRを作りたい」
        return ""
    stage = question.stage if question is not None else Stage.CLOSED
    case = session.consultation.case
    may_ask = stage not in _EARLY and case.entry not in _NO_CAREER and _may_ask_of_work(question)
    if may_ask and (asked := last_words.asked_of_work(text)):
        return asked
    if question is not None and question.stage != Stage.SUMMARY:
        return ""
    if question is None and not case.choice:
        return ""
    if question is not None and question.id in (RATING, COMMENT) and last_words.thinks_of_us(text):
        praised = question.id == RATING and rating_in(text) and not last_words.has_a_but(text)
        return "" if praised else "feedback"
    if last_words.tells_something_new(text):
        return "" if question is None and besides.asked(reply, text) else "new"
    if question is not None and question.id not in (RATING, COMMENT):
        return ""
    return "uneasy" if last_words.is_still_uneasy(text) else ""


def _may_ask_of_work(question: Question | None) -> bool:
    """Where own words are asked about work, these are their answer."""
    return question is None or question.stage != Stage.CAREER or question.id == WISH


# Something new


def _take_up_what_is_new(reply: Reply, heard: Heard) -> None:
    """Before any rating: it is heard, it may be recorded, and there is a word for it."""
    reply.bubbles.clear()  # where we were can wait
    reply.choices.clear()
    _keep(reply, heard)
    listening.take_up(reply, heard.reading)
    asked = besides.asked(reply, heard.text)
    case = reply.session.consultation.case
    if asked:
        besides.tell(reply, asked)
    elif they_call(heard.text):
        told = case.boss == "told" or case.company_told == "told"
        reply.say("minds.new.call_told" if told else "minds.new.call")
    else:
        reply.say("minds.new.plain")
    meet(reply, "new")


def _keep(reply: Reply, heard: Heard) -> None:
    question = heard.question or BY_ID[listening.QUESTION]
    if heard.question is None:
        reply.session.consultation.changed = True
    shown, choices = len(reply.bubbles), list(reply.choices)
    answering.answer(reply, question, None, Words.of(heard.incoming), heard.reading, more=True)
    reply.did.append("apart")
    reply.session.misses += heard.question is not None
    del reply.bubbles[shown:]
    reply.choices = choices


# What can be done about it


def meet(reply: Reply, kind: str) -> None:
    """What is offered beside such words (`kind`), so that a log that is replayed leads to the same."""
    reply.did.append(f"{STEP} {kind}")
    reply.bubbles = [bubble for bubble in reply.bubbles if not isinstance(bubble, Card)]  # where we were can wait
    case, wording = reply.session.consultation.case, reply.wording
    match kind:
        case "new":
            reply.offer(reply.command("record", strong=True), reply.command("urgent"), *_draft(reply, case))
            if case.choice:
                reply.offer(reply.command("change", "apology.choice", label=wording.text("minds.choose_anew")))
        case "uneasy":
            reply.offer(*practising.offers(reply), *_draft(reply, case))
            reply.offer(reply.command("pause") if reply.session.stage is not Stage.CLOSED else reply.command("vent"))
            reply.offer(reply.command("human"))
        case "work":
            reply.offer(reply.command("career", label=wording.text("minds.work.make"), strong=True))
    _lead_on(reply)
    reply.trigger = after_end.STEP


def _draft(reply: Reply, case: Case) -> list[Choice]:
    if case.choice not in OPTIONS:
        return []
    kind = drafts.kinds(case)[0]
    return [reply.command("draft", kind, label=drafts.button(reply, case, kind))]


def _lead_on(reply: Reply) -> None:
    """The open question waits; it is one tap away."""
    if reply.session.consultation.state is not Stage.CLOSED:
        reply.offer(reply.command("go_on", label=reply.wording.text("minds.to_the_end")))
    else:
        reply.offer(reply.command("new"), reply.command("summary"))
    reply.ask_again = False


# What is thought of this talk


def _thank(reply: Reply, heard: Heard) -> None:
    question, shown = heard.question, len(reply.bubbles)
    words = Words.of(heard.incoming)
    text = heard.text.strip()[:LONGEST_ANSWER]
    if question is not None and question.id == COMMENT:
        answering.answer(reply, question, text, words, heard.reading)
    else:
        answering.change(reply, BY_ID[COMMENT], text, words, None, holds_now=True)
    del reply.bubbles[shown:]
    reply.say("minds.feedback")
    if question is None or question.id != COMMENT:
        reply.trigger = "side_question"  # the summary stands above


# Fear that is left


def _be_with(reply: Reply, heard: Heard) -> None:
    _keep(reply, heard)
    listening.take_up(reply, heard.reading)
    case = reply.session.consultation.case
    reply.say("minds.uneasy_told" if case.boss == "told" else "minds.uneasy")
    meet(reply, "uneasy")


# One's further work


def _tell_what_it_is_worth(reply: Reply, kind: str, question: Question | None) -> None:
    """A short answer from what this person did; then the part about it is offered, never to who is in danger."""
    session = reply.session
    case = session.consultation.case
    lines = _seen(reply)
    if kind == "harms":
        reply.say("minds.work.harms")
    if lines:
        reply.say("minds.work.seen", personal=True, lines="\n".join(lines))
    else:
        reply.say("minds.work.unseen")
    reply.did.append("apart")
    reply.trigger = "side_question"
    if question is not None and question.id == WISH:
        return
    if may_be_offered_more(session, reply.now) and not in_danger(case) and question_is_late(question):
        reply.say("minds.work.offer")
        meet(reply, "work")


def question_is_late(question: Question | None) -> bool:
    return question is None or question.stage == Stage.SUMMARY


def _seen(reply: Reply) -> list[str]:
    """Signs of their strengths, each with their own words where there are short ones."""
    wording, lines, told = reply.wording, [], set()
    for shown in shown_in(career.lived(reply)):
        for one in shown.seen:
            if one.sign.key in told:
                continue
            told.add(one.sign.key)
            is_an_act = one.sign.weight >= AN_ACT and bool(one.evidence.quote)
            quote = names.shorten(one.evidence.quote, LONGEST_QUOTE) if is_an_act else ""
            sign = wording.text(f"career_signs.sign.{one.sign.key}")
            key = "minds.work.line_quoted" if quote and alike(quote) not in alike(sign) else "minds.work.line"
            lines.append(wording.text(key, sign=sign, quote=quote))
    return lines[:MOST_SIGNS]
