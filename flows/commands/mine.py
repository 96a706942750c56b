"""What is kept of a person, shown with everything they can do about it; erasing itself lives in keeping.py."""

from __future__ import annotations

from flows import consent, followup_times
from flows.commands.keeping import WITHDRAWN, let_go_of_passing
from flows.followup import when
from flows.mine import kept, key_of_data
from flows.reply import Reply
from flows.turn import Block, Card, Choice, Does, Line, Paragraph
from flows.voice import names
from flows.waiting import For


def mine(reply: Reply, argument: str) -> None:
    """What is stored of this person, why, for how long, who reads it; and the ways to see, correct and delete it."""
    if consent.is_open(reply.session):
        reply.say("mine.not_yet")
        return
    session, wording = reply.session, reply.wording
    agreed = session.terms_at or session.consented
    day = names.date_words(wording, agreed.date()) if agreed is not None else ""
    blocks: list[Block] = [
        Line(wording.text("mine.title.what"), kept(session).in_words(wording)),
        Line(wording.text("mine.title.why"), wording.text("mine.why")),
        Line(wording.text("mine.title.who"), wording.text("mine.who")),
        Line(wording.text("mine.title.how_long"), wording.text("mine.how_long")),
        Line(wording.text("mine.title.agreed"), wording.text("mine.agreed", day=day, terms=session.terms)),
    ]
    reply.show(Card("consent", wording.text("mine.title.card"), (*blocks, *_page_note(reply)), _ways(reply)))
    when.tell(reply)
    links = (reply.command("unlink"),) if reply.page is not None else ()
    reply.offer(reply.command("summary"), *links, reply.command("go_on"))
    reply.ask_again = False


def _page_note(reply: Reply) -> tuple[Paragraph, ...]:
    return (Paragraph(reply.wording.text("mine.page_note"), faint=True),) if _address(reply) else ()


def _ways(reply: Reply) -> tuple[Choice, ...]:
    wording, address = reply.wording, _address(reply)
    opens = (Choice(wording.text("mine.open"), does=Does.OPEN, value=address, strong=True),) if address else ()
    # When a time is agreed on, the ways to change and stop it are offered with it.
    asks_later = followup_times.due(reply.session) is None and not reply.session.no_follow_up
    stop = (reply.command("no_followup", label=wording.text("mine.no_followup")),) if asks_later else ()
    return (*opens, reply.command("change"), *stop, reply.command("withdraw_consent"), reply.command("erase"))


def _address(reply: Reply) -> str:
    return reply.page(key_of_data(reply.session)) if reply.page is not None else ""


def withdraw_consent(reply: Reply, argument: str) -> None:
    """Asks once; without consent nothing may stay, so that everything goes."""
    let_go_of_passing(reply)
    reply.session.waiting = reply.session.waiting.then(For.YES_TO_ERASE, WITHDRAWN)
    reply.say("mine.withdraw_ask")
    reply.offer(
        reply.command("erase", "yes", label=reply.text("mine.withdraw_yes")),
        reply.command("go_on", label=reply.text("mine.withdraw_no")),
    )
    reply.ask_again = False
