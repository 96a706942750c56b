"""Whom to ask what, and in which order: a list for each party that is there; who is there is told by the case."""

from __future__ import annotations

from flows.case import Case
from flows.content import Content
from flows.decision import claims, factors_of
from flows.reply import Reply
from flows.stages.stakeholders import boss_is_no_way
from flows.turn import Block, Bullets, Card, Heading, Paragraph
from flows.voice import names

# Inside first: who answers for the house says what is told to the other side.
_ORDER_INSIDE = ("boss", "company", "colleague", "senior_colleague", "other", "owner", "customer")
_ORDER_LEFT = ("former_company", "senior_colleague", "owner", "other", "customer")
_SAME_LIST = {"customer_staff": "customer", "former_company": "company"}
_ALWAYS = frozenset({"boss", "company", "former_company", "customer"})


def card(reply: Reply, case: Case) -> Card:
    """The lists in the order in which to ask; never one for a side that threatens."""
    wording, factors = reply.wording, factors_of(case)
    blocks: list[Block] = [Paragraph(wording.text("asking.lead"), faint=True)]
    for role in _ORDER_LEFT if claims.has_left(factors) else _ORDER_INSIDE:
        if role == "customer" and claims.danger_is_present(factors):
            blocks += [Heading(_called(wording, case, role)), Paragraph(wording.text("asking.not_in_danger"))]
        elif role in _ALWAYS or any(person.role == role for person in case.people):
            points = tuple(wording.raw(f"asking.list.{_SAME_LIST.get(role, role)}"))
            blocks += [Heading(_called(wording, case, role)), Bullets(points)]
    blocks.append(Paragraph(wording.text("asking.how"), faint=True))
    return Card("list", wording.text("asking.title"), tuple(blocks), personal=True)


def _called(wording: Content, case: Case, role: str) -> str:
    if role == "boss" and boss_is_no_way(case):
        return wording.text("asking.other_boss")
    found = (person for person in case.people if person.role in (role, f"{role}_staff"))
    return next((names.name_of(wording, person) for person in found), wording.text(f"chat.roles.{role}"))
