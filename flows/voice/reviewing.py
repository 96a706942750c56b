"""What was found in a draft that the person wrote, as a card; how it is found lives in flows/documents/checking."""

from __future__ import annotations

from flows.documents import Finding, Review
from flows.reply import Reply
from flows.turn import Block, Bullets, Card, Heading, Paragraph
from flows.voice import names

MOST_FINDINGS = 3
MOST_MISSING = 4
LONGEST_PHRASE = 60


def _binds_nobody(finding: Finding) -> bool:
    """What somebody could be held to comes before what only hurts."""
    return finding.kind not in ("impossible_promise", "legal_admission")


def card(reply: Reply, review: Review) -> Card:
    """What is there first, then what hurts with better words, what is missing, what is still to be filled in."""
    wording = reply.wording
    blocks: list[Block] = []
    if review.present:
        there = (wording.text(f"checker.missing.{part}").partition("（")[0] for part in review.present)
        there = (name.partition(" (")[0] for name in there)
        blocks += [Heading(wording.text("cards.review.present")), Paragraph(names.dotted(wording, there))]
    for finding in sorted(review.findings, key=_binds_nobody)[:MOST_FINDINGS]:
        quoted = wording.text("cards.review.phrase", phrase=names.shorten(finding.phrase, LONGEST_PHRASE))
        blocks += [Heading(finding.name), Paragraph(quoted, strong=True), Paragraph(finding.why, faint=True)]
        blocks.append(Paragraph(wording.text("cards.review.better", better=finding.better)))
    if (more := len(review.findings) - MOST_FINDINGS) > 0:
        blocks.append(Paragraph(wording.text("cards.review.more_findings", count=more), faint=True))
    if review.advice:
        blocks += [Heading(wording.text("cards.review.missing")), Bullets(review.advice[:MOST_MISSING])]
    if review.blanks:
        blocks.append(
            Paragraph(wording.text("cards.review.blanks", blanks=names.dotted(wording, review.blanks)), faint=True)
        )
    return Card("draft", wording.text("cards.review.title"), tuple(blocks), personal=True)


def show(reply: Reply, review: Review) -> None:
    """A kind word, then the card; a good draft needs no more than to be told so."""
    if review.is_good:
        reply.say("chat.review.good")
    else:
        reply.say("chat.review.some" if review.findings else "chat.review.almost")
    sheet = card(reply, review)
    if sheet.blocks:
        reply.show(sheet)
    if not review.is_good:
        reply.say("chat.review.again")
