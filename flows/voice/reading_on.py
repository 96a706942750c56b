"""Something to read on: the five cases, words explained, ways to learn; nothing outside the chat is linked."""

from __future__ import annotations

from flows import cases
from flows.reply import Reply
from flows.turn import Block, Bullets, Card, Heading, Line

TERMS = ("partial_apology", "route", "customer_harassment", "complaint_expectation", "star")


def card(reply: Reply) -> Card:
    wording = reply.wording
    terms: list[Block] = [
        Line(wording.raw(f"glossary.terms.{term}")[0], wording.text(f"glossary.meaning.{term}")) for term in TERMS
    ]
    blocks = (
        Heading(wording.text("reading.words")),
        *terms,
        Heading(wording.text("reading.learning")),
        Bullets(tuple(wording.raw("reading.ways"))),
        Heading(wording.text("reading.cases")),
    )
    told = tuple(reply.command("cases", key, label=wording.text(f"cases.{key}.title")) for key in cases.KEYS)
    return Card("list", wording.text("reading.title"), blocks, told)
