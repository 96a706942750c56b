"""Recaps: what was taken from the words, and what a finished stage holds; each can be corrected."""

from __future__ import annotations

from collections.abc import Collection

from flows import documents
from flows.case import Case, Person
from flows.content import Content
from flows.reply import Reply
from flows.stage import Stage
from flows.stages import BY_ID
from flows.stages.entry import EMPLOYED
from flows.turn import Bar, Block, Card, Heading, Line, Paragraph, Party
from flows.voice import names

CAREER = (
    "career.learned",
    "career.strength",
    "career.care",
    "career.goal",
    "career.path",
    "career.skill",
    "career.next_step",
    "career.next_day",
)
# What the recap of a story shows, in this order.
FROM_STORY = (
    "entry.role",
    "entry.employment",
    "facts.left_when",
    "facts.happened",
    "facts.when",
    "facts.contact_who",
    "facts.contact_how",
    "facts.said",
    "facts.demands",
    "facts.deadline",
    "facts.did",
    "facts.not_did",
    "facts.certainty",
    "facts.responsibility",
    "facts.stakes",
    "facts.harassment",
    "facts.written",
    "facts.done",
    "stakeholders.people",
    "stakeholders.company_told",
    "stakeholders.boss",
    "stakeholders.company_will",
    "stakeholders.customer_wants",
    "apology.relation",
)
# What may be left out of a long recap, the first before the second: it is told by another line, or weighs less.
_LESS = (
    "stakeholders.customer_wants",
    "facts.contact_who",
    "apology.relation",
    "facts.certainty",
    "facts.left_when",
    "facts.stakes",
    "stakeholders.company_told",
    "facts.done",
    "facts.not_did",
    "facts.when",
    "entry.role",
)
MOST_PARTIES = 8
MOST_LINES = 8  # of a story that are looked over at once; all of them are behind 「直す」
SHORT = 40  # letters of a line


def filled_by(slots: Collection[str]) -> list[str]:
    """The questions of a story whose slots these are, in the order of its recap."""
    return [question_id for question_id in FROM_STORY if BY_ID[question_id].slot in slots]


def line(wording: Content, case: Case, question_id: str) -> Line | None:
    """The labelled value of one question; None when nothing is known."""
    value = names.value_of(wording, case, question_id)
    return Line(name(wording, case, question_id), value) if value else None


def name(wording: Content, case: Case, question_id: str) -> str:
    """What the answer is called; the company is the former one only for who has left."""
    if question_id == "stakeholders.company_told" and case.employment == "current":
        return wording.text("stakeholders.company_told.name_current")
    return wording.text(f"{question_id}.name")


def lines(wording: Content, case: Case, ids: tuple[str, ...]) -> tuple[Block, ...]:
    found = (line(wording, case, question_id) for question_id in ids)
    return tuple(Line(one.label, names.shorten(one.text, SHORT)) for one in found if one is not None)


def understood(wording: Content, case: Case) -> Card:
    """「お話から受け取ったこと」: what a story filled in."""
    left_out = {"facts.harassment"} if not case.harassment else set()
    by_role = "left" if case.entry == "left_company" else "current" if case.entry in EMPLOYED else "unknown"
    if case.entry == "listen":
        left_out.add("entry.role")  # a wish and no role
    if case.employment in (None, "unknown", by_role):
        left_out.add("entry.employment")  # the role says it
    if case.employment == "left" and case.company_told != "told":
        left_out.add("stakeholders.company_will")  # somebody shrugged it off, but the company has not been asked yet
    ids = tuple(question_id for question_id in FROM_STORY if question_id not in left_out)
    known = {question_id for question_id in ids if line(wording, case, question_id) is not None}
    spare = [question_id for question_id in _LESS if question_id in known]
    left_out |= set(spare[: max(0, len(known) - MOST_LINES)])
    ids = tuple(question_id for question_id in ids if question_id not in left_out)
    return Card("recap", wording.text("cards.understood"), lines(wording, case, ids), personal=True)


def to_check(wording: Content, case: Case) -> tuple[Block, ...]:
    """Hearsay and guesses, each with its mark: what is still to be checked."""
    points = tuple(
        Line(wording.text(f"cards.certainty.{point.certainty}"), names.shorten(point.text, SHORT))
        for point in documents.to_check(case)[:3]
    )
    return (Heading(wording.text("cards.to_check")), *points) if points else ()


def _wish(case: Case, person: Person) -> str:
    """What this person wants; the only customer wants what the customer was said to ask for."""
    alone = sum(one.role.startswith("customer") for one in case.people) == 1
    if person.wants != "unknown" or not person.role.startswith("customer") or not alone:
        return person.wants
    if case.demands_apology() == "yes":
        return "apology"
    asked = (case.customer_wants, *(case.demands or ()))
    return next((wish for wish in asked if wish in ("explanation", "solution", "money", "nothing")), "unknown")


def parties(wording: Content, case: Case) -> Card:
    """The map of the parties: who, stance, wants."""
    found = []
    for person in case.people[:MOST_PARTIES]:
        side = "wants" if person.role.startswith("customer") else "wants_inside"
        wish, words = _wish(case, person), person.said or person.told
        note = names.quoted(wording, names.shorten(words, 30)) if words else ""
        wants = "" if note and wish == "unknown" else wording.text(f"cards.{side}.{wish}")
        role = wording.text(f"chat.roles.{person.role}")
        name = names.name_of(wording, person)
        found.append(Party(name, "" if role == name else role, person.mood, wants, note))
    return Card("parties", wording.text("cards.parties"), tuple(found), personal=True)


def feelings(wording: Content, case: Case) -> Card | None:
    bars = tuple(
        Bar(names.feeling(wording, name), strength, (case.feelings_after or {}).get(name))
        for name, strength in (case.feelings or {}).items()
        if strength
    )
    named = [names.feeling(wording, name) for name in case.unrated]  # told in words, without a figure
    blocks: tuple[Block, ...] = (*bars, *([Paragraph(names.dotted(wording, named))] if named else []))
    return Card("feelings", wording.text("cards.feelings"), blocks) if blocks else None


def of_stage(reply: Reply, stage: str) -> Card | None:
    """The recap that closes a stage, with the way to correct it; None where there is nothing to show."""
    case, wording = reply.session.consultation.case, reply.wording
    card: Card | None = None
    match stage:
        case Stage.FACTS if blocks := to_check(wording, case)[1:]:
            card = Card("recap", wording.text("cards.to_check"), blocks, personal=True)
        case Stage.STAKEHOLDERS if "stakeholders.people" not in reply.session.consultation.answered:
            blocks = lines(
                wording, case, ("stakeholders.company_told", "stakeholders.boss", "stakeholders.company_will")
            )
            found = parties(wording, case) if case.people else None
            if found is not None:
                asks = (reply.command("ask_whom"),)
                card = Card("parties", found.title, (*found.blocks, *blocks), asks, personal=True)
        case Stage.APOLOGY if case.choice not in (None, "later"):
            from flows.voice import drafts

            card = drafts.next_steps(reply, case)
        case Stage.TRUST:
            from flows.voice import regaining

            card = regaining.card(reply)
        case Stage.CAREER if case.learned or case.goal or case.next_step:
            card = career(wording, case)
    return card


def career(wording: Content, case: Case) -> Card:
    """What was learned and what comes next; the texts made of it were shown before."""
    return Card("plan", wording.text("cards.career"), lines(wording, case, CAREER), personal=True)
