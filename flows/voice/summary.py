"""The sheet of everything, as cards in the chat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from flows import documents
from flows.case import Case
from flows.content import Content
from flows.decision import words_for
from flows.evidence.record import is_called_for
from flows.followup.telling import since
from flows.house_words import said_of
from flows.reply import Reply
from flows.session import Consultation
from flows.sheet.key import key_of
from flows.sheet.parts import About, plan
from flows.turn import Block, Bubble, Bullets, Card, Choice, Does, Heading, Line, Paragraph
from flows.voice import advice, names, recaps

SHORT, STEPS = 36, 3  # letters of a line and steps on the short card
WRITTEN = 90  # letters of a line that tells what happened or was done
AT_FIRST = 4  # steps on the long one; all of them are one tap away
_HOPED = ("expectation.expected", "expectation.wished")

_FACTS = (
    "facts.happened",
    "facts.when",
    "facts.contact_how",
    "facts.said",
    "facts.demands",
    "facts.deadline",
    "facts.did",
    "facts.done",
    "facts.certainty",
    "facts.responsibility",
    "facts.stakes",
    "facts.harassment",
)


def in_short(reply: Reply, consultation: Consultation) -> tuple[Bubble, ...]:
    """One small card: what it was about, what was decided and what comes next; all else is one tap away."""
    case = consultation.case
    wording = said_of(reply.wording, case)
    blocks: list[Block] = _about(reply, wording, case)
    blocks += _decision(reply, case)[1:2]
    steps = plan(About(consultation, reply.now, wording))[:STEPS]
    blocks += [replace(one, text=names.shorten(one.text, SHORT)) for one in steps if isinstance(one, Line)]
    if not steps:
        blocks += [*recaps.lines(wording, case, _HOPED), *_learning(reply, case)[1:3]]
    if not blocks:
        return cards(reply, consultation)
    card = Card("summary", wording.text("chat.commands.summary"), tuple(blocks), personal=True)
    return _with_page(reply, consultation, _with_records(reply, case, [card]))


def _about(reply: Reply, wording: Content, case: Case) -> list[Block]:
    """What happened, or the words that were thrown at them."""
    written = documents.as_written(case, reply.now, wording.language)
    for question in ("facts.happened", "facts.said"):
        if told := names.shorten(written.get(question, names.value_of(wording, case, question, SHORT)), SHORT):
            return [Line(wording.text(f"{question}.name"), told)]
    return []


def cards(reply: Reply, consultation: Consultation) -> tuple[Bubble, ...]:
    """Facts with what is to be checked, feelings before and after, parties, decision with reasons, plan, learning."""
    case = consultation.case
    wording = said_of(reply.wording, case)
    facts: list[Block] = [*_facts(reply, wording, case), *recaps.to_check(wording, case)]
    if case.people:
        facts += [Heading(wording.text("cards.parties")), *recaps.parties(wording, case).blocks]
    shown: list[Bubble] = []
    if facts:
        shown.append(Card("summary", wording.text("cards.summary_facts"), tuple(facts), personal=True))
    if (felt := recaps.feelings(wording, case)) is not None:
        shown.append(felt)
    second = [*_decision(reply, case), *_plan(reply, consultation), *_learning(reply, case), *since(wording, case)]
    if second:
        whole = len(plan(About(consultation, reply.now, wording))) > AT_FIRST
        ways = (reply.command("more", "plan", label=wording.text("minds.whole_plan")),) if whole else ()
        shown.append(Card("summary", wording.text("cards.summary_plan"), tuple(second), ways, personal=True))
    return _with_page(reply, consultation, _with_records(reply, case, shown))


def _facts(reply: Reply, wording: Content, case: Case) -> Iterator[Block]:
    """What was told, in written words where it was only said."""
    written = documents.as_written(case, reply.now, wording.language)
    for question in _FACTS:
        if question in written:
            if words := written[question]:
                yield Line(recaps.name(wording, case, question), names.shorten(words, WRITTEN))
        else:
            yield from recaps.lines(wording, case, (question,))


def _with_records(reply: Reply, case: Case, shown: list[Bubble]) -> list[Bubble]:
    """Where something went beyond a complaint, the way to write it down stands below the first card."""
    first = shown[0] if shown else None
    if not isinstance(first, Card) or not is_called_for(case):
        return shown
    ways = (reply.command("record"), *((reply.command("records"),) if case.log else ()))
    return [replace(first, choices=(*first.choices, *ways)), *shown[1:]]


def _with_page(reply: Reply, consultation: Consultation, shown: list[Bubble]) -> tuple[Bubble, ...]:
    """The way to the printable page below the last card, where the channel has one."""
    last = shown[-1] if shown else None
    if not isinstance(last, Card) or reply.page is None or reply.session.consented is None:
        return tuple(shown)
    address = reply.page(key_of(reply.session, consultation))
    note = Paragraph(reply.wording.text("sheet.link.note"), faint=True)
    opens = Choice(reply.wording.text("sheet.link.open"), does=Does.OPEN, value=address, strong=True)
    last = replace(last, blocks=(*last.blocks, note), choices=(*last.choices, opens, reply.command("unlink")))
    return (*shown[:-1], last)


def _decision(reply: Reply, case: Case) -> list[Block]:
    if case.choice is None:
        return []
    wording = said_of(reply.wording, case)
    words = words_for(case, wording)
    if case.choice == "later":
        return [Heading(wording.text("cards.decision")), Paragraph(wording.text("cards.decided_later"))]
    found = advice.found(case)
    blocks: list[Block] = [
        Heading(wording.text("cards.decision")),
        Paragraph(advice.called(case, case.choice, wording), strong=True),
    ]
    if case.choice == found.option:
        blocks.append(
            Bullets(tuple(wording.text(f"decision.reason.{reason.key}", **words) for reason in found.reasons[:3]))
        )
    return blocks


def _plan(reply: Reply, consultation: Consultation) -> list[Block]:
    """What comes first of what is to be done."""
    steps = plan(About(consultation, reply.now, said_of(reply.wording, consultation.case)))
    return [Heading(reply.wording.text("sheet.title.plan")), *steps[:AT_FIRST]] if steps else []


def whole_plan(reply: Reply, consultation: Consultation) -> Card | None:
    """Everything to do, as on the printable page."""
    steps = plan(About(consultation, reply.now, said_of(reply.wording, consultation.case)))
    return Card("plan", reply.wording.text("sheet.title.plan"), steps, personal=True) if steps else None


def _learning(reply: Reply, case: Case) -> list[Block]:
    lines: list[Line] = [line for line in recaps.lines(reply.wording, case, recaps.CAREER) if isinstance(line, Line)]
    return [Heading(reply.wording.text("cards.career")), *lines] if lines else []
