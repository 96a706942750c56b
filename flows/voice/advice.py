"""The advice as a card: the option, reasons, the other view, what would change it, what is still open."""

from __future__ import annotations

from flows.case import Case
from flows.decision import advise, factors_of, label_key, title_key, words_for
from flows.decision.factors import Advice
from flows.reply import Reply
from flows.stages import BY_ID
from flows.turn import Block, Bullets, Card, Choice, Heading, Paragraph
from flows.voice.choosing import answer


def found(case: Case) -> Advice:
    return advise(factors_of(case))


def card(reply: Reply, case: Case, advice: Advice) -> Card:
    """The advice with everything that belongs to it; the person decides."""
    wording, words = reply.wording, words_for(case, reply.wording)

    def say(key: str) -> str:
        return wording.text(f"decision.{key}", **words)

    blocks: list[Block] = [
        Paragraph(wording.text(title_key(advice.option, case), **words), strong=True),
        Paragraph(say(f"option.{advice.option}.core")),
    ]
    sections = (
        ("wait", [say(f"wait.{key}") for key in advice.wait]),
        ("reasons", [say(f"reason.{reason.key}") for reason in advice.reasons[:3]]),
        ("against", [say(f"against.{reason.key}") for reason in advice.against[:1]]),
        (
            "changes",
            [
                f"{say(f'change.{key}')} → {wording.text(title_key(option, case), **words)}"
                for key, option in advice.changes[:2]
            ],
        ),
        ("unknowns", [say(f"unknown.{key}") for key in advice.unknowns[:2]]),
        ("cautions", [say(f"caution.{key}") for key in advice.cautions[:1]]),
    )
    for name, items in sections:
        if items:
            blocks += [Heading(wording.text(f"cards.advice.{name}")), Bullets(tuple(items), numbered=name == "reasons")]
    blocks.append(Paragraph(wording.text("cards.advice.yours"), faint=True))
    return Card("decision", wording.text("cards.advice.title"), tuple(blocks), personal=True)


def others(reply: Reply, case: Case, advice: Advice) -> tuple[Card, list[Choice]]:
    """The other ways, each with its core, and the taps that choose one."""
    wording, words = reply.wording, words_for(case, reply.wording)
    blocks: list[Block] = []
    choices = []
    for option in advice.ranked[:5]:
        blocks += [
            Heading(wording.text(title_key(option, case), **words)),
            Paragraph(wording.text(f"decision.option.{option}.core", **words)),
        ]
        key = label_key(option, case)
        label = wording.text(key) if key else ""
        choices.append(answer(reply, BY_ID["apology.choice"], option, label=label))
    return Card("decision", wording.text("cards.advice.others"), tuple(blocks)), choices


def changed(reply: Reply, before: str, after: str) -> None:
    """Says that an answer changed the advice."""
    case = reply.session.consultation.case
    words = words_for(case, reply.wording)
    was, now = (reply.wording.text(title_key(option, case), **words) for option in (before, after))
    reply.say("chat.advice_changed", before=was, after=now)
