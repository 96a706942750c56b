"""What is shown and asked about regaining trust: the view of hope, staying in touch, the sheet with dates; which
contacts there are is worked out in flows/documents."""

from __future__ import annotations

from datetime import datetime

from flows import documents
from flows.case import Case
from flows.content import Content
from flows.question import Question
from flows.reply import Reply
from flows.rules import may_be_offered_more
from flows.stages.trust import is_a_day
from flows.turn import Block, Card, Choice, Heading, Line, Paragraph
from flows.voice import drafts, names, recaps
from flows.voice.choosing import option_choices

LETTER = "apology_letter"
CONTACTS = 3  # shown at once
# What is asked for each of the four steps.
_STEPS = (
    ("trust.their_feelings", "trust.disappointed", "trust.hoped"),
    ("trust.named",),
    ("trust.prevention", "trust.carried_out"),
    ("trust.follow_up",),
)


def ask_hoped(reply: Reply, question: Question, case: Case) -> None:
    """The view that a complaint is the other side of a hope, as one view; after danger the question alone."""
    offered = may_be_offered_more(reply.session, reply.now)
    reply.say("trust.hoped.ask" if offered else "trust.hoped.ask_plain")


def ask_follow_up(reply: Reply, question: Question, case: Case) -> None:
    reply.say("trust.follow_up.ask_left" if documents.owes_no_contact(case) else "trust.follow_up.ask")
    reply.offer(*option_choices(reply, question, case))


def ask_prevention(reply: Reply, question: Question, case: Case) -> None:
    reply.say("trust.prevention.ask_left" if documents.owes_no_contact(case) else "trust.prevention.ask")


def steps(wording: Content, case: Case) -> list[str]:
    """The four steps in words; who has left answers for themselves alone."""
    told: list[str] = wording.raw("cards.trust_steps_left" if documents.owes_no_contact(case) else "cards.trust_steps")
    return told


def card(reply: Reply) -> Card:
    """The contacts with their dates, or else what was promised; the four steps are one tap away."""
    case, wording = reply.session.consultation.case, reply.wording
    blocks: list[Block] = list(staying(reply)[1 : CONTACTS + 1])
    if not blocks:
        told = (_line(reply, case, question_id) for question_id in ("trust.prevention", "trust.carried_out"))
        blocks = [line for line in told if line is not None]
    ways = (reply.command("more", "trust", label=wording.text("detail.trust")), *_words_for_it(reply, case))
    return Card("plan", wording.text("cards.trust"), tuple(blocks), ways, personal=True)


def in_detail(reply: Reply) -> Card:
    """The four steps with what was said to each, the contacts with their dates, and how long it may take."""
    case, wording = reply.session.consultation.case, reply.wording
    blocks: list[Block] = []
    for number, (step, ids) in enumerate(zip(steps(wording, case), _STEPS, strict=True), 1):
        told = (_line(reply, case, question_id) for question_id in ids)
        blocks += [Heading(f"{number} {step}"), *(line for line in told if line is not None)]
    if staying_in_touch := staying(reply):
        blocks += [*staying_in_touch, Paragraph(wording.text("cards.contacts_note"), faint=True)]
    blocks.append(Paragraph(wording.text("cards.trust_takes_time"), faint=True))
    return Card("plan", wording.text("cards.trust"), tuple(blocks), _words_for_it(reply, case), personal=True)


def _line(reply: Reply, case: Case, question_id: str) -> Line | None:
    if question_id == "trust.carried_out" and is_a_day(case.carried_out):
        text = names.day(reply.wording, str(case.carried_out))
        return Line(reply.wording.text(f"{question_id}.name"), text)
    return recaps.line(reply.wording, case, question_id)


def contacts_agreed(reply: Reply) -> list[documents.Step]:
    """The contacts, counted from the day on which the first one was chosen: they stay where they are when they are
    looked at again."""
    consultation = reply.session.consultation
    since = next((move.at for move in reversed(consultation.moves) if move.question == "trust.follow_up"), None)
    if not isinstance(since, datetime):
        return []
    return documents.contacts(consultation.case, since, reply.wording.language)


def staying(reply: Reply) -> list[Block]:
    """The contacts as lines under their heading; nothing where there are none."""
    lines: list[Block] = [Line(step.label, step.text) for step in contacts_agreed(reply)]
    return [Heading(reply.wording.text("cards.contacts")), *lines] if lines else []


def _words_for_it(reply: Reply, case: Case) -> tuple[Choice, ...]:
    """The letter, where what was wrong has not been said clearly yet."""
    wanted = case.named in ("partly", "not_yet") and drafts.are_there(case) and LETTER in drafts.kinds(case)
    return (reply.command("draft", LETTER, label=drafts.button(reply, case, LETTER)),) if wanted else ()
