"""What is said and offered to who can't tell the boss: desks that hear of superiors, and a way to them; what is asked
lives in stages/stakeholders.py and stages/apology.py."""

from __future__ import annotations

from dataclasses import replace

from flows.case import Case
from flows.question import Question
from flows.reply import Reply
from flows.stages.stakeholders import boss_is_no_way
from flows.understanding import resolved
from flows.understanding.reading import Reading
from flows.voice import drafts, windows

NEED = "superior"
DESKS = "superior_desks"  # the argument that shows them also where the boss is merely strict
_BOSS_IS_IN_IT = frozenset({"cause", "harassed"})
_NOBODY_INSIDE = frozenset({"outside", "nobody"})
_ASKED_ABOUT_THE_BOSS = frozenset({"stakeholders.boss", "stakeholders.boss_why"})
_OFFERED_AT = frozenset(
    {"stakeholders.boss_why", "stakeholders.company_will", "apology.choice", "apology.instead", "apology.words"}
)


def answered(reply: Reply, question: Question, case: Case) -> None:
    """The desks, shown once: where the boss is in it, and where nobody inside is left."""
    is_in_it = case.boss_why in _BOSS_IS_IN_IT
    calls_for_them = {
        "stakeholders.boss": is_in_it,  # why was told already and is not asked any more
        "stakeholders.boss_why": is_in_it,
        "apology.instead": not is_in_it and case.boss_why != "away" and case.instead in _NOBODY_INSIDE,
    }
    if boss_is_no_way(case) and calls_for_them.get(question.id, False):
        _show(reply)


def dared(reply: Reply, question: Question, value: object, reading: Reading | None) -> bool:
    """Who is going to tell the boss, scared or not, hears that first; no desks are named for it."""
    if question.id not in _ASKED_ABOUT_THE_BOSS or value != "yes" or reading is None:
        return False
    if not resolved.will_tell(reading.text):
        return False
    reply.say("minds.tells_scared" if resolved.is_scared(reading.text) else "minds.tells")
    return True


def told_before(reply: Reply, case: Case) -> None:
    """Who had told of it already was not asked about the boss: the kind words, and the desks, come all the same."""
    if not boss_is_no_way(case) or _ASKED_ABOUT_THE_BOSS & set(reply.session.consultation.answered):
        return
    why = f"stakeholders.boss_why.echoes.{case.boss_why}"
    reply.say(why if why in reply.wording else f"stakeholders.boss.echoes.{case.boss}")
    if case.boss_why in _BOSS_IS_IN_IT:
        _show(reply)


def offer(reply: Reply, question: Question, case: Case) -> None:
    """The desks one tap away for as long as the boss is no way."""
    if boss_is_no_way(case) and case.boss_why != "away" and question.id in _OFFERED_AT:
        label = reply.wording.text("chat.commands.windows_superior")
        reply.offer(reply.command("windows", NEED, label=label))


def about_the_boss(reply: Reply, argument: str) -> bool:
    """What was asked for about the boss: how to tell it to one who is merely strict, before any desk. False: the desks
    are what helps."""
    case = reply.session.consultation.case
    in_need = case.boss_why in _BOSS_IS_IN_IT or case.instead in _NOBODY_INSIDE
    if argument != NEED or not boss_is_no_way(case) or in_need:
        return False
    reply.say("minds.strict_boss")
    if case.choice not in (None, "later"):
        reply.offer(reply.command("draft", "boss_report", label=drafts.button(reply, case, "boss_report")))
    reply.offer(reply.command("windows", DESKS, label=reply.wording.text("detail.windows")))
    return True


def _show(reply: Reply) -> None:
    """The first desks; all of them are one tap away."""
    card = windows.card(reply, NEED, most=windows.AT_ONCE)
    more = reply.command("windows", DESKS, label=reply.wording.text("detail.windows"))
    reply.show(replace(card, choices=(more,)))
