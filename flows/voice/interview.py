"""A practised interview as bubbles: the question, and the word on an answer; both are chosen in career/practice."""

from __future__ import annotations

from flows.career.practice import Comment
from flows.reply import Reply
from flows.turn import Block, Card, Choice, Heading, Paragraph
from flows.voice import names

LONGEST_PHRASE = 60


def ask(reply: Reply, question: str, n: int, count: int, hint: str) -> None:
    """The question, with words of their own that belong in the answer."""
    asked = reply.wording.text(f"career_practice.ask.{question}")
    reply.say("career_practice.question", n=n, count=count, question=asked)
    if hint:
        reply.say("career_practice.hint", personal=True, hint=names.shorten(hint, LONGEST_PHRASE))


def comment(reply: Reply, found: Comment) -> None:
    """What is good about it, then what could be said otherwise."""
    wording = reply.wording
    blocks: list[Block] = [Heading(wording.text("career_practice.good"))]
    blocks += [Paragraph(wording.text(f"career_practice.well.{key}")) for key in found.good]
    for finding in found.findings:
        phrase = wording.text("career_practice.phrase", phrase=names.shorten(finding.phrase, LONGEST_PHRASE))
        blocks += [Heading(wording.text(f"career_practice.weak.{finding.kind}")), Paragraph(phrase, strong=True)]
        blocks.append(Paragraph(wording.text(f"career_practice.instead.{finding.kind}"), faint=True))
    if found.wish:
        blocks.append(Paragraph(wording.text(f"career_practice.wish.{found.wish}"), faint=True))
    reply.show(Card("rehearsal", wording.text("career_practice.card"), tuple(blocks), personal=True))


def way(reply: Reply, name: str, *, strong: bool = False) -> Choice:
    label = reply.wording.text(f"career_practice.button.{name}")
    return reply.command("interview", name, label=label, strong=strong)
