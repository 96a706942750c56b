"""Draws the retold cases and tells where one is offered; which of them fits lives in flows/cases.py."""

from __future__ import annotations

import re

from flows import cases
from flows.case import Case
from flows.decision import factors_of
from flows.decision.claims import danger_is_present
from flows.question import Question
from flows.reply import Reply
from flows.rules import may_be_offered_more
from flows.stage import Stage
from flows.stages.stakeholders import boss_is_no_way
from flows.turn import Block, Bullets, Card, Heading, Paragraph
from flows.voice import names

_FITS_AT = frozenset({"apology.choice", "expectation.expected", "expectation.wished", "expectation.words"})
_ALONE = re.compile(
    r"(?:ひとり|一人|独り)(?:ぼっち|きり|で(?:抱|悩|かか|対応|全部|ずっと|は))|孤独|孤立|(?:だれ|誰)(?:に|か)も(?:言|い|話|相談|頼|味方)|"
    r"(?:味方|相談(?:相手|できる人))が?(?:い|な)|(?:私|自分|僕|俺|わたし)だけ(?:が|なん|じゃ|でしょ)"
)


def card(reply: Reply, key: str, others: tuple[str, ...]) -> Card:
    """One case: what happened, what was missing, what helps, marked as retold; a tap shows another."""
    wording = reply.wording
    tags = wording.text("cases.card.tags", tags=names.dotted(wording, wording.raw(f"cases.{key}.tags")))
    blocks: list[Block] = [Paragraph(wording.text("cases.card.retold"), faint=True)]
    if reply.session.consultation.case.harassment:
        blocks.append(Paragraph(wording.text("cases.card.not_for_harassment"), strong=True))
    for part in ("happened", "missing", "helps"):
        points = wording.raw(_for_whom(reply, key, part))
        blocks += [Heading(wording.text(f"cases.card.{part}")), Bullets(tuple(points))]
    if f"cases.{key}.note" in wording:
        blocks.append(Paragraph(wording.text(f"cases.{key}.note"), faint=True))
    blocks.append(Paragraph(tags, faint=True))
    choices = tuple(reply.command("cases", other, label=wording.text(f"cases.{other}.title")) for other in others)
    return Card("list", wording.text(f"cases.{key}.title"), tuple(blocks), choices)


def _for_whom(reply: Reply, key: str, part: str) -> str:
    """Who is shouted at is not told to bear it, and who can't tell the boss is not told to."""
    pressed = f"cases.{key}.{part}_pressed"
    if reply.session.consultation.case.harassment and pressed in reply.wording:
        return pressed
    other = f"cases.{key}.{part}_past_the_boss"
    is_no_way = boss_is_no_way(reply.session.consultation.case)
    return other if is_no_way and other in reply.wording else f"cases.{key}.{part}"


def table(reply: Reply) -> Card:
    """The five by their titles, for whom none is near yet."""
    wording = reply.wording
    choices = tuple(reply.command("cases", key, label=wording.text(f"cases.{key}.title")) for key in cases.KEYS)
    blocks = (Paragraph(wording.text("cases.card.retold"), faint=True),)
    return Card("list", wording.text("chat.commands.cases"), blocks, choices)


def offer(reply: Reply, question: Question, case: Case) -> None:
    """One tap away where hearing of somebody else may help; never in danger or after it: no case was one."""
    fits = question.id in _FITS_AT or question.stage == Stage.TRUST or _is_alone(reply, question, case)
    if fits and may_be_offered_more(reply.session, reply.now) and not danger_is_present(factors_of(case)):
        reply.offer(reply.command("cases"))


def _is_alone(reply: Reply, question: Question, case: Case) -> bool:
    """They just said so, or just told that nobody inside stands by them. Who only wants to be heard is offered
    nothing."""
    moves = reply.session.consultation.moves
    if question.stage == Stage.LISTENING or not moves or moves[-1].at != reply.now:
        return False
    last = moves[-1]
    left_alone = last.question == "stakeholders.company_will" and case.company_will in ("indifferent", "alone")
    return left_alone or (last.words is not None and sounds_alone(last.words.text))


def sounds_alone(text: str) -> bool:
    """Nobody to tell, nobody who stands by them."""
    return _ALONE.search(text) is not None
