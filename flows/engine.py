"""take_turn: the only function that moves a consultation. What each part of a turn does lives in its neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from flows import (
    attending,
    caring,
    completing,
    consent,
    crowding,
    interviewing,
    looking,
    offers,
    path,
    recording,
    rehearsing,
    speaking,
    terms,
)
from flows.again import as_it_was, before, do_again, was_done
from flows.commands.keeping import let_go_of_passing
from flows.commands.linking import unlinked_on_the_page
from flows.commands.thread import where_we_were
from flows.followup import how, when
from flows.forgetting import forget, is_order_to_forget
from flows.hearing import question_of
from flows.leading import hear, touch
from flows.question import Question
from flows.reply import Reply
from flows.rules import may_be_offered_more
from flows.session import Consultation, Session
from flows.stage import Stage
from flows.turn import Incoming, Kind, Raises, Turn
from flows.voice.asking import ask
from flows.voice.noting import note_understood
from flows.waiting import For
from flows.withdrawing import withdraw

LONG_ABSENCE = timedelta(hours=12)
# What a turn did so that the question is put whole; after anything else its large cards are not shown again.
_PUT_WHOLE = frozenset(
    {"answered", "finished", "agreed", "change", "changed", "back", "came_back", "resume", "resumed", "open"}
    | {"language", "given_back", "silence", "left_operator"}
)


def new_session() -> Session:
    """The session of somebody who has never written."""
    return Session()


def take_turn(session: Session, incoming: Incoming, now: datetime) -> Turn:
    """Moves the session in place and returns the answer; pure otherwise: same session, incoming and now, same turn."""
    reply = _begun(session, incoming, now)
    if (turn := _beside_the_thread(reply, incoming)) is not None:
        return turn
    known = before(session)
    session.turns += 1
    reply.joins, session.waiting.joins = session.waiting.joins, False
    consent.forget_old(session, now)
    terms.ask_if_changed(reply, incoming, visit=_is_away(session, now))
    _welcome_back(reply)
    match incoming.kind:
        case _ if crowding.is_crowd(incoming):
            do_again(reply, incoming) if incoming.did else crowding.meet(reply, incoming)
        case Kind.FOLLOW:
            _followed(reply)
        case Kind.TAP:
            touch(reply, incoming)
        case Kind.TEXT if was_done(incoming):
            do_again(reply, incoming)
        case Kind.TEXT if incoming.text.strip():
            hear(reply, incoming)
        case _:
            _shown(reply, incoming)
    if reply.ask_again:
        let_go_of_passing(reply)
        if session.waiting.what is not For.TERMS:
            how.ask_overdue(reply, begins=_is_away(session, now))
        _put_question(reply)
    reply.withheld = reply.withheld or consent.is_open(session)
    session.seen = session.asked_at = now
    session.asked = reply.question or session.asked
    if session.waiting.joins and reply.trigger not in ("answered", "finished", "not_understood"):
        session.waiting.joins = False
        reply.did.append("apart")
    if session.waiting.step == "gentle" and "gentle" not in reply.did:
        session.waiting.step = ""
    reply.did.append(f"asked {reply.question}" if reply.question else "nothing asked")
    as_it_was(session, incoming, known)
    turn = reply.turn()
    offers.remember(session, turn, known.asked)
    return turn


def _beside_the_thread(reply: Reply, incoming: Incoming) -> Turn | None:
    """A turn that no answer of the bot to the person is; None for all others."""
    session = reply.session
    if is_order_to_forget(incoming):
        return forget(reply, incoming)
    if attending.is_led(session, incoming):
        return _led_by_operator(reply, incoming)
    match incoming.kind:
        case Kind.UNFOLLOW:
            return _silent(reply, "unfollowed")
        case Kind.UNSEND:
            touched = withdraw(session, incoming.parts[0].message_id, incoming.did)
            reply.did.append(" ".join(["withdrew", *touched]))
            reply.raises(Raises.WITHDRAW, incoming.parts[0].message_id)
            return _silent(reply, "unsent")
        case Kind.DUE:
            how.come_due(reply, incoming.text)
            return reply.turn()
        case Kind.TAP if unlinked_on_the_page(session, incoming):
            return _silent(reply, "unlinked")
    return None


def _led_by_operator(reply: Reply, incoming: Incoming) -> Turn:
    """An operator's order, or what comes while one has the conversation: the bot is silent until it is given back, and
    then puts the very question that was open."""
    session = reply.session
    asked_before = session.asked
    session.turns += 1
    match incoming.kind:
        case Kind.OPERATOR:
            attending.follow(reply, incoming)
        case Kind.DUE:
            attending.come_due(reply, incoming.text)
        case _:
            attending.heard(reply, incoming)
    is_back = reply.ask_again
    if is_back:
        if session.stage is Stage.DANGER:
            caring.say_again(reply)
        else:
            _put_question(reply)
        session.asked_at, session.asked = reply.now, reply.question or session.asked
        reply.did.append(f"asked {reply.question}" if reply.question else "nothing asked")
    turn = reply.turn()
    if is_back:
        offers.remember(session, turn, asked_before)
    return turn


def _begun(session: Session, incoming: Incoming, now: datetime) -> Reply:
    is_new = not session.consultations
    if is_new:
        session.consultations = [Consultation(number=1, started=now, state=Stage.CONSENT)]
    is_spoken = speaking.begin(session, incoming, is_new=is_new)
    wording = speaking.wording_of(session)
    reply = Reply(session, now, wording, duty=incoming.duty, language_model=incoming.language_model)
    reply.stranger = not is_spoken
    if is_new:
        speaking.note(reply)
    reply.suggested, reply.replayed, reply.listing = incoming.suggested, incoming.did, incoming.listing
    reply.page, reply.lot = incoming.page, incoming.lot
    reply.desk, reply.duty = incoming.desk, incoming.duty or (incoming.desk is not None and incoming.desk.on_duty > 0)
    return reply


def replay(pairs: Iterable[tuple[Incoming, datetime]]) -> Session:
    """The session that these inputs lead to: the log of inputs is the truth, the saved session a snapshot of it."""
    session = new_session()
    for incoming, now in pairs:
        take_turn(session, incoming, now)
    return session


def _silent(reply: Reply, trigger: str) -> Turn:
    reply.trigger, reply.withheld = trigger, consent.is_open(reply.session)
    return reply.turn()


def _followed(reply: Reply) -> None:
    reply.trigger = "followed"
    if consent.is_open(reply.session):
        consent.greet(reply)
    elif reply.session.stage is Stage.DANGER:
        caring.respond(reply, "text")
    else:
        reply.say("chat.followed_again")


def _welcome_back(reply: Reply) -> None:
    """After a long silence the person is told where we were; whatever they sent is then taken as usual."""
    session = reply.session
    if session.seen is None or not _is_away(session, reply.now):
        return
    let_go_of_passing(reply)  # nobody remembers what was about to be confirmed
    session.gentle = False
    caring.come_again(reply)
    rehearsing.come_again(session)
    answers_us = session.waiting.what is For.HOW_IT_WENT
    at_rest = session.stage in (Stage.CLOSED, Stage.DANGER, Stage.PAUSED) or session.waiting.what is For.TERMS
    if not consent.is_open(session) and not at_rest and not answers_us:
        where_we_were(reply)


def _is_away(session: Session, now: datetime) -> bool:
    return session.seen is None or now - session.seen >= LONG_ABSENCE


def _shown(reply: Reply, incoming: Incoming) -> None:
    """A sticker, picture, voice …: a kind answer, and the question again."""
    reply.trigger = incoming.kind.value
    if reply.session.stage is Stage.DANGER:
        caring.respond(reply, "text")
        return
    kind = incoming.kind.value if reply.has(f"chat.kinds.{incoming.kind.value}") else "other"
    reply.say(f"chat.kinds.{kind}")


def _is_in_sight(reply: Reply, question: Question) -> bool:
    """The same question was put before, and nothing has changed in what it shows."""
    if reply.trigger in _PUT_WHOLE:
        return _only_remarked(reply, question)
    return reply.session.asked in ("", question.id)


def _only_remarked(reply: Reply, question: Question) -> bool:
    """Something was said about the advice in sight that changes nothing in it: it is not shown once more."""
    moves = reply.session.consultation.moves
    last = moves[-1] if moves else None
    remarked = last is not None and last.more and last.question == question.id and reply.trigger == "answered"
    return remarked and question.stage == Stage.APOLOGY and not reply.understood


# Asides with steps of their own: what puts the open step, False when the aside is not to go on.
_PUT = {
    For.JOBS: looking.put,
    For.EVIDENCE: recording.ask,
    For.INTERVIEW: interviewing.put,
    For.BLANKS: completing.put,
}


def _put_question(reply: Reply) -> None:
    """The open question at the end of the turn, or the way on where nothing is open."""
    session = reply.session
    match session.waiting.what:
        case For.CARE:
            caring.stay(reply)
            return
        case For.CONSENT:
            consent.ask(reply, whole=False)
            return
        case For.TERMS:
            terms.put(reply)
            return
        case For.RETURN:
            reply.offer(reply.command("resume"))
            return
        case (For.JOBS | For.EVIDENCE | For.INTERVIEW | For.BLANKS) as aside if _PUT[aside](reply):
            return
        case For.REHEARSAL:
            if not rehearsing.put(reply):
                _put_question(reply)
            return
        case For.HOW_IT_WENT:
            if not how.put(reply):
                _put_question(reply)
            return
    path.advance(session.consultation)  # an answer taken in an aside may have been the last of its stage
    question = question_of(session)
    if question is not None and not when.was_offered(reply):
        look = note_understood(reply, question)
        ask(reply, question, again=_is_in_sight(reply, question))
        reply.offer(*([look] if look is not None else ()))
    else:
        _say_goodbye(reply)


def _say_goodbye(reply: Reply) -> None:
    """Nothing is open any more: the farewell, or the one question that is left, and the ways on."""
    at_the_end = reply.trigger in ("answered", "finished")
    farewell = len(reply.bubbles)
    was_answered = farewell > 0 and not at_the_end  # nobody is told then that it is over
    if not was_answered:
        reply.say("chat.goodbye" if at_the_end else "chat.closed")
    offered = len(reply.bubbles)
    if when.offer(reply):
        del reply.bubbles[farewell:offered]  # the answer to it is the farewell
    elif at_the_end:  # one question at a time
        looking.offer(reply)
    reply.offer(reply.command("new"), reply.command("summary"), reply.command("consultations"), reply.command("change"))
    if may_be_offered_more(reply.session, reply.now):
        reply.offer(reply.command("read_on"))
