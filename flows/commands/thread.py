"""Moving along the thread: back, changing an answer, pausing and coming back, starting over."""

from __future__ import annotations

from datetime import timedelta

from flows import answering, completing, deciding, interviewing, looking, path, recording, rehearsing
from flows.commands import people
from flows.documents.filling import BLANKS
from flows.documents.striking import STRUCK
from flows.evidence.fields import LOG
from flows.followup.how import step_back
from flows.reply import Reply
from flows.session import Move, Session
from flows.stage import Stage
from flows.stages import BY_ID, STAGES
from flows.stages.career import FORM, TRADE
from flows.stages.followup import QUESTIONS as ASKED_LATER
from flows.turn import Card
from flows.voice import recaps
from flows.waiting import For

MOST_CHANGEABLE = 20
FORGOTTEN = timedelta(days=3)  # who was away for so long is told what was said until then
PEOPLE = "stakeholders.people"
# Questions that hold no answer of their own: looking at drafts, agreeing to a recap.
_NEVER_CHANGED = frozenset({"facts.story_check", "apology.words", "expectation.words", "career.more", FORM, TRADE})
_NEVER_CHANGED |= {LOG, BLANKS, STRUCK, *(question.id for question in ASKED_LATER)}


def back(reply: Reply, argument: str) -> None:
    """Undoes exactly one answer."""
    session = reply.session
    consultation = session.consultation
    practises = session.waiting.what is For.REHEARSAL  # whatever else waits behind it
    if (practises and rehearsing.step_back(reply)) or step_back(reply):
        pass
    elif session.waiting.within(For.NEW_ANSWER) is not None:
        session.waiting = session.waiting.without(For.NEW_ANSWER)
        reply.say("chat.change_dropped")
    elif any(aside.step_back(reply) for aside in (interviewing, recording, completing, looking)):
        pass
    elif not consultation.moves or _came_before_consent(session, consultation.moves[-1]):
        reply.say("chat.at_the_beginning")
    else:
        at = _last_answer(consultation.moves)
        undone = BY_ID[consultation.moves[at].question]
        changed = any(move.question == undone.id and not move.more for move in consultation.moves[:at])
        answering.restore(consultation, [*consultation.moves[:at], *consultation.moves[at + 1 :]])
        reply.say("minds.change_undone" if changed else "chat.back", name=reply.text(f"{undone.id}.name"))


def _last_answer(moves: list[Move]) -> int:
    """Where the answer stands that 戻る undoes. What was only remarked on the advice is none: undoing it would show the
    same screen once more, so it stays told."""
    at = len(moves) - 1
    while at > 0 and moves[at].question == deciding.QUESTION and moves[at].more and not moves[at].corrects:
        at -= 1
    return at


def _came_before_consent(session: Session, move: Move) -> bool:
    """The first words, which the person agreed to keep: going back never throws a whole story away."""
    return move.words is not None and session.consented is not None and move.at <= session.consented


def change(reply: Reply, argument: str) -> None:
    """Lists the answers (of one stage, or all), or asks one of them anew."""
    session = reply.session
    open_now = path.open_question(session.consultation) if session.waiting.what is For.ANSWER else None
    if not argument and open_now is not None and open_now.id == PEOPLE and session.consultation.case.people:
        people.person(reply, "")  # they are what is in sight
        return
    was_asked = f"anew {argument}" in reply.replayed  # of words that are gone now
    if argument in BY_ID and argument not in _NEVER_CHANGED and (was_asked or _is_told(session, argument)):
        reply.did.append(f"anew {argument}")
        session.waiting = session.waiting.then(For.NEW_ANSWER, argument)
        return
    found = changeable(reply, argument)
    if not found and "nothing asked" not in reply.replayed:  # then there were words that are gone now
        reply.say("chat.nothing_to_change")
        return
    wording, case = reply.wording, session.consultation.case
    lines = tuple(line for i, _ in found if (line := recaps.line(wording, case, i)) is not None)
    choices = tuple(reply.command("change", i, label=label) for i, label in found)
    reply.show(Card("list", wording.text("cards.change"), lines, choices, personal=True))
    reply.say("chat.change_which")
    reply.offer(reply.command("go_on"))
    session.waiting = session.waiting.then(For.WHICH_ANSWER, argument)
    reply.ask_again = False


def _is_told(session: Session, question_id: str) -> bool:
    return path.told(session.consultation.case, BY_ID[question_id])


def changeable(reply: Reply, stage: str) -> list[tuple[str, str]]:
    """Id and name of each answer that can be changed, of one stage, of some questions ("facts.did,facts.done") or of
    all, in the order listed."""
    every = [question.id for questions in STAGES.values() for question in questions]
    some = stage.split(",")
    ids = [question.id for question in STAGES.get(stage, ())] or [i for i in every if i in some] or every
    ids = _told(reply, ids) or _told(reply, every)
    case, wording = reply.session.consultation.case, reply.wording
    return [(i, recaps.name(wording, case, i)) for i in ids if recaps.line(wording, case, i) is not None]


def _told(reply: Reply, ids: list[str]) -> list[str]:
    case = reply.session.consultation.case
    slots = {BY_ID[i].slot: i for i in reversed(ids) if path.told(case, BY_ID[i]) and i not in _NEVER_CHANGED}
    return [i for i in ids if slots.get(BY_ID[i].slot) == i][:MOST_CHANGEABLE]


def go_on(reply: Reply, argument: str) -> None:
    session = reply.session
    if session.waiting.within(For.NEW_ANSWER) is not None:
        session.waiting, session.misses = session.waiting.without(For.NEW_ANSWER), 0


def pause(reply: Reply, argument: str) -> None:
    reply.session.waiting = reply.session.waiting.then(For.RETURN)
    reply.say("chat.paused")
    reply.offer(reply.command("resume"))
    reply.ask_again = False


def resume(reply: Reply, argument: str) -> None:
    """Comes back with a recap of where we were."""
    if reply.session.waiting.within(For.RETURN) is not None:
        reply.session.waiting = reply.session.waiting.without(For.RETURN)
        reply.trigger = "resumed"
    elif not reply.session.consultation.moves or reply.session.stage == Stage.CLOSED:
        pass
    elif reply.session.asked:
        reply.say("chat.here_we_go")
        return
    where_we_were(reply)


def where_we_were(reply: Reply) -> None:
    consultation = reply.session.consultation
    told = recaps.understood(reply.wording, consultation.case)
    reply.say("chat.welcome_back", stage=reply.text(f"chat.stages.{consultation.state}"))
    seen = reply.session.seen
    if told.blocks and (seen is None or reply.now - seen >= FORGOTTEN):
        reply.show(
            Card(
                "recap", reply.wording.text("cards.so_far"), told.blocks[:6], (reply.command("change"),), personal=True
            )
        )
