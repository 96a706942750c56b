"""Regaining trust after an apology or after a complaint that left the relation cold: hear the feeling again, say what
was wrong, prevent it and really do so, stay in touch."""

from __future__ import annotations

import re

from flows.case import Case
from flows.documents.contacts import may_stay_in_touch
from flows.question import SKIPPED, Question
from flows.stages.feelings import STRONG

THEIR_FEELINGS = ("angry", "disappointed", "anxious", "hopeful")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def the_view_of_hope_may_be_offered(case: Case) -> bool:
    """That a complaint is the other side of a hope is one view: never for what goes too far, nor for who is in distress
    over it, nor while the complaint is still fresh."""
    return case.entry == "lost_trust" and not case.harassment and case.strongest() < STRONG


def has_a_share_to_name(case: Case) -> bool:
    """Once the complaint is over: who apologises now has just got the words for it."""
    return case.entry == "lost_trust" and case.responsibility in ("full", "partial")


def prevention_is_told(case: Case) -> bool:
    return bool(case.prevention) and case.prevention != SKIPPED


def put_carried_out(case: Case, answer: object) -> None:
    """An option, own words, or the picked day."""
    case.carried_out = str(answer[1]) if isinstance(answer, list) else str(answer)


def is_a_day(told: str | None) -> bool:
    return bool(told) and _DAY.fullmatch(str(told)) is not None


QUESTIONS = (
    Question("trust.their_feelings", "their_feelings", THEIR_FEELINGS, many=True),
    Question("trust.disappointed", "disappointed", free=True),
    Question("trust.hoped", "hoped", free=True, only_if=the_view_of_hope_may_be_offered),
    Question("trust.named", "named", ("said", "partly", "not_yet"), only_if=has_a_share_to_name),
    Question("trust.prevention", "prevention", free=True),
    Question(
        "trust.carried_out",
        "carried_out",
        ("started",),
        free=True,
        date=True,
        only_if=prevention_is_told,
        puts=put_carried_out,
    ),
    Question("trust.follow_up", "follow_up", ("tomorrow", "week", "month", "none"), only_if=may_stay_in_touch),
)
