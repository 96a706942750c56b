"""What the buttons about asking again do: a time, no, stop, how it went, where to go on. The questions live in
flows/followup."""

from __future__ import annotations

from flows import followup_times as times
from flows import looking, path
from flows.answering import answer, restore
from flows.bounds import few
from flows.commands import matters, thread
from flows.followup import how, ways, when
from flows.followup.keeping import button, keep, of_number, rest, say_when
from flows.followup_times import DAYS, FURTHEST, NONE
from flows.reply import Reply
from flows.rules import may_be_offered_more
from flows.session import Consultation, Move
from flows.stage import Stage
from flows.stages import BY_ID
from flows.stages.followup import HOW, OUTCOMES, TRUST, WAY, WHEN, how_entry, when_entry
from flows.voice import recaps
from flows.waiting import For


def follow_up(reply: Reply, argument: str) -> None:
    """Asks when, or takes a tap: `in.<time>.<number>`, `none.<number>`, `stop`, `how.<outcome>.<number>`,
    `way.<way>.<number>`; the number is that of the consultation."""
    verb, *rest_of = argument.split(".")
    number = rest_of[-1] if rest_of else ""
    consultation = of_number(reply.session, number)
    if verb == "stop":
        stop(reply, "")
    elif not argument:
        _ask_at_any_moment(reply)
    elif consultation is None:
        reply.say("chat.stale")
    elif verb == "in" and (days := _days(rest_of[0].partition("-")[0])):
        _plan(reply, consultation, rest_of[0], days)
    elif verb == NONE:
        _decline(reply, consultation)
    elif verb == "pick":
        when.ask(reply, consultation, "later", (*DAYS, NONE))
    elif verb == "how" and rest_of[0] in OUTCOMES and consultation.checked_in:
        _went(reply, consultation, rest_of[0])
    elif verb == "way" and rest_of[0] in WAYS:
        reply.session.waiting = reply.session.waiting.without(For.WHEN_AGAIN, For.HOW_IT_WENT)
        WAYS[rest_of[0]](reply, consultation)
    else:
        reply.say("chat.stale")


def _days(key: str) -> int:
    """0 for what is no time."""
    typed = key.removesuffix("d")
    days = int(typed) if typed != key and typed.isascii() and typed.isdigit() and len(typed) <= 3 else 0
    return DAYS.get(key, days if days <= FURTHEST else 0)


def _ask_at_any_moment(reply: Reply) -> None:
    session, consultation = reply.session, reply.session.consultation
    if not may_be_offered_more(session, reply.now):
        reply.say("followup.not_now")
        return
    at = times.planned(consultation)
    if at is None:
        when.ask(reply, consultation, "first")
        return
    say_when(reply, "followup.is_planned", at)
    when.ask(reply, consultation, "later", (*DAYS, NONE))
    reply.offer(button(reply, "followup.stop", "stop"))


def _plan(reply: Reply, consultation: Consultation, key: str, days: int) -> None:
    session = reply.session
    session.waiting = session.waiting.without(For.WHEN_AGAIN)
    if not may_be_offered_more(session, reply.now, consultation):
        reply.say("followup.not_now")
        return
    at = times.moment(reply.now, days, when.hour_of(key))
    session.no_follow_up, consultation.unseen, consultation.offered = False, False, True
    keep(reply, consultation, WHEN, when_entry(key.partition("-")[0], at))
    say_when(reply, "followup.planned", at)
    _rest(reply, consultation)


def _decline(reply: Reply, consultation: Consultation) -> None:
    reply.session.waiting = reply.session.waiting.without(For.WHEN_AGAIN)
    consultation.unseen, consultation.offered = False, True
    keep(reply, consultation, WHEN, when_entry(NONE))
    reply.say("followup.not_wanted")
    _rest(reply, consultation)


def _rest(reply: Reply, consultation: Consultation) -> None:
    """What else may be offered where all was said just now."""
    is_at_the_end = consultation is reply.session.consultation and consultation.state is Stage.CLOSED
    if is_at_the_end and not consultation.case.since:
        looking.offer(reply)
    rest(reply)


def stop(reply: Reply, argument: str) -> None:
    """No more of it, in any matter, until it is asked for."""
    session = reply.session
    session.waiting = session.waiting.without(For.WHEN_AGAIN, For.HOW_IT_WENT)
    session.no_follow_up = True
    for one in session.consultations:
        if times.planned(one) is not None or one.unseen:
            one.unseen = False
            keep(reply, one, WHEN, when_entry(NONE))
    reply.say("followup.stopped")
    rest(reply)


def _went(reply: Reply, consultation: Consultation, outcome: str) -> None:
    keep(reply, consultation, HOW, how_entry(reply.now, outcome))
    reply.say(f"followup.heard.{outcome}")
    if outcome == "better" and ways.is_a_long_way(consultation):
        reply.say("followup.heard.long_way")
    how.what_next(reply, consultation, outcome)


# Where to go on


def _done(reply: Reply, consultation: Consultation) -> None:
    reply.say("followup.done")
    rest(reply)


def _again(reply: Reply, consultation: Consultation) -> None:
    when.ask(reply, consultation, "later")


def _plan_anew(reply: Reply, consultation: Consultation) -> None:
    """The choice is put once more, with the advice as it is now."""
    _turn_to(reply, consultation)
    thread.change(reply, "apology.choice")


def _listen(reply: Reply, consultation: Consultation) -> None:
    """A matter of its own, in which nothing is advised."""
    before = len(reply.session.consultations)
    matters.new(reply, "")
    if len(reply.session.consultations) > before:
        answer(reply, BY_ID["entry.role"], "listen")


def _to_the_career(reply: Reply, consultation: Consultation) -> None:
    _go_on(reply, consultation, Move("career.wish", "yes", reply.now))


def _to_trust(reply: Reply, consultation: Consultation) -> None:
    """The questions about trust; where they are answered, what came of them."""
    _go_on(reply, consultation, Move(WAY, TRUST, reply.now, more=True, corrects=True))
    question = path.open_question(consultation)
    if question is None or question.stage != Stage.TRUST:
        card = recaps.of_stage(reply, Stage.TRUST)
        if card is not None:
            reply.say("followup.trust_shown")
            reply.show(card)
        rest(reply)


def _go_on(reply: Reply, consultation: Consultation, move: Move) -> None:
    """What the map leads through once more, now that this holds."""
    _turn_to(reply, consultation)
    consultation.changed = True
    restore(consultation, few([*consultation.moves, move]))


def _turn_to(reply: Reply, consultation: Consultation) -> None:
    matters.turn_to(reply, reply.session.consultations.index(consultation))


WAYS = {
    "trust": _to_trust,
    "career": _to_the_career,
    "plan": _plan_anew,
    "listen": _listen,
    "again": _again,
    "done": _done,
}
