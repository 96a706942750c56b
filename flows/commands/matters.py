"""Several consultations of one person: starting another, the list, opening one."""

from __future__ import annotations

from flows.commands.thread import where_we_were
from flows.reply import Reply
from flows.session import Consultation
from flows.turn import Card, Choice, Paragraph
from flows.voice import names
from flows.waiting import BESIDE, PASSING, For

MOST_CONSULTATIONS = 20


def new(reply: Reply, argument: str) -> None:
    """Starts another consultation; the others stay in the list."""
    session = reply.session
    if len(session.consultations) >= MOST_CONSULTATIONS:
        reply.say("chat.too_many")
        consultations(reply, "")
        return
    session.consultations.append(Consultation(number=_next_number(reply), started=reply.now))
    turn_to(reply, len(session.consultations) - 1)
    reply.say("chat.new")


def _next_number(reply: Reply) -> int:
    """Higher than any that is left or is replaced by it: an old tap names a consultation for good."""
    return max(c.number for c in reply.session.consultations) + 1


def turn_to(reply: Reply, index: int) -> None:
    """What was going on with an answer of the other consultation stays behind."""
    session = reply.session
    session.active, session.misses = index, 0
    session.waiting = session.waiting.without(*BESIDE, *PASSING)


def consultations(reply: Reply, argument: str) -> None:
    """The list of consultations; a tap opens one."""
    session, wording = reply.session, reply.wording
    blocks = []
    choices: list[Choice] = []
    for index, (consultation, (number, label)) in enumerate(zip(session.consultations, openable(reply), strict=True)):
        title = title_of(reply, consultation)
        mark = wording.text("chat.active") if index == session.active else ""
        blocks.append(Paragraph(f"{index + 1}. {title}{mark}"))
        choices.append(reply.command("open", number, label=label))
    reply.show(
        Card(
            "list", wording.text("cards.consultations"), tuple(blocks), (*choices, reply.command("new")), personal=True
        )
    )
    reply.offer(reply.command("go_on"))
    session.waiting = session.waiting.then(For.WHICH_MATTER)
    reply.ask_again = False


def openable(reply: Reply) -> list[tuple[str, str]]:
    """Number and label of each consultation, in the order listed."""
    numbers = (str(consultation.number) for consultation in reply.session.consultations)
    return [(number, reply.wording.text("chat.open", number=place)) for place, number in enumerate(numbers, 1)]


def title_of(reply: Reply, consultation: Consultation) -> str:
    case, wording = consultation.case, reply.wording
    told = case.happened or next(iter(case.story), "") or case.experience or wording.text("chat.untitled")
    stage = wording.text(f"chat.stages.{consultation.state}")
    day = names.date_words(wording, consultation.started.date())
    return wording.text("chat.titled", day=day, told=names.shorten(told, 28), stage=stage)


def open_one(reply: Reply, argument: str) -> None:
    session = reply.session
    for index, consultation in enumerate(session.consultations):
        if str(consultation.number) == argument:
            turn_to(reply, index)
            where_we_were(reply)
            return
    consultations(reply, "")


def restart(reply: Reply, argument: str) -> None:
    if argument == "erase":
        session = reply.session
        session.consultations[session.active] = Consultation(number=_next_number(reply), started=reply.now)
        turn_to(reply, session.active)
        reply.say("chat.restarted")
    elif argument == "keep":
        new(reply, "")
    else:
        reply.say("chat.restart_ask")
        reply.offer(
            reply.command("restart", "keep", label=reply.text("chat.restart_keep")),
            reply.command("restart", "erase", label=reply.text("chat.restart_erase")),
            reply.command("go_on"),
        )
        reply.session.waiting = reply.session.waiting.then(For.WAY_TO_RESTART)
        reply.ask_again = False
