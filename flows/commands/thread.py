"""Moving along the thread: back, changing an answer, pausing and coming back, starting over."""

from __future__ import annotations

from flows import answering, path
from flows.consultation import come_back, interrupt
from flows.reply import Reply
from flows.session import Move, Session
from flows.stage import Stage
from flows.stages import BY_ID, STAGES
from flows.turn import Card
from flows.voice import recaps

MOST_CHANGEABLE = 20
# Questions that hold no answer of their own: looking at drafts, agreeing to a recap.
_NEVER_CHANGED = frozenset({"facts.story_check", "apology.words", "expectation.words"})


def back(reply: Reply, argument: str) -> None:
    """Undoes exactly one answer."""
    session = reply.session
    consultation = session.consultation
    if session.changing:
        session.changing = ""
        reply.say("chat.change_dropped")
    elif not consultation.moves or _came_before_consent(session, consultation.moves[-1]):
        reply.say("chat.at_the_beginning")
    else:
        undone = BY_ID[consultation.moves[-1].question]
        answering.restore(consultation, consultation.moves[:-1])
        reply.say("chat.back", name=reply.text(f"{undone.id}.name"))


def _came_before_consent(session: Session, move: Move) -> bool:
    """The first words, which the person agreed to keep: going back never throws a whole story away."""
    return move.words is not None and session.consented is not None and move.at <= session.consented


def change(reply: Reply, argument: str) -> None:
    """Lists the answers (of one stage, or all), or asks one of them anew."""
    session = reply.session
    if argument in BY_ID and argument not in _NEVER_CHANGED and path.told(session.consultation.case, BY_ID[argument]):
        session.changing = argument
        return
    case = session.consultation.case
    ids = [q.id for q in STAGES.get(argument, ())] or [q.id for questions in STAGES.values() for q in questions]
    ids = _changeable(reply, ids) or _changeable(reply, [q.id for questions in STAGES.values() for q in questions])
    if not ids:
        reply.say("chat.nothing_to_change")
        return
    wording = reply.wording
    lines = {i: line for i in ids if (line := recaps.line(wording, case, i)) is not None}
    choices = tuple(reply.command("change", i, label=recaps.name(wording, case, i)) for i in lines)
    reply.show(Card("list", wording.text("cards.change"), tuple(lines.values()), choices, personal=True))
    reply.say("chat.change_which")
    reply.offer(reply.command("go_on"))
    reply.ask_again = False


def _changeable(reply: Reply, ids: list[str]) -> list[str]:
    case = reply.session.consultation.case
    slots = {BY_ID[i].slot: i for i in reversed(ids) if path.told(case, BY_ID[i]) and i not in _NEVER_CHANGED}
    return [i for i in ids if slots.get(BY_ID[i].slot) == i][:MOST_CHANGEABLE]


def go_on(reply: Reply, argument: str) -> None:
    reply.session.changing = ""


def pause(reply: Reply, argument: str) -> None:
    interrupt(reply.session.consultation, "paused")
    reply.say("chat.paused")
    reply.offer(reply.command("resume"))
    reply.ask_again = False


def resume(reply: Reply, argument: str) -> None:
    """Comes back with a recap of where we were."""
    consultation = reply.session.consultation
    if consultation.state == Stage.PAUSED:
        come_back(consultation)
    where_we_were(reply)


def where_we_were(reply: Reply) -> None:
    consultation = reply.session.consultation
    told = recaps.understood(reply.wording, consultation.case)
    reply.say("chat.welcome_back", stage=reply.text(f"chat.stages.{consultation.place}"))
    if told.blocks:
        reply.show(
            Card(
                "recap", reply.wording.text("cards.so_far"), told.blocks[:6], (reply.command("change"),), personal=True
            )
        )
