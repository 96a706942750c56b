"""Staying in touch after a complaint, with dates over about half a year; a former employee owes nobody any of it. What
the bot itself asks again, and when, lives in flows/followup."""

from __future__ import annotations

from datetime import datetime, timedelta

from flows.case import Case
from flows.content import content
from flows.documents.calendar import at, next_working_day, say_day
from flows.documents.plan import Step
from flows.documents.scene import FOLLOW_UP_DAYS, TEN
from flows.documents.standing import Standing

HALF_A_YEAR = 183  # days
# Wording key, and the day: so long after the first contact, and not before so many days in all.
_STAYING = (
    ("first", 0, 0),
    ("changes", 14, 0),
    ("kept", 30, 0),
    ("needs", 60, 90),
    ("half_year", 90, HALF_A_YEAR),
)
_HAVING_LEFT = (("greeting", 0, 0), ("last_greeting", 30, 0))


def may_stay_in_touch(case: Case) -> bool:
    """Who wants an end to it is not kept in it, nor who was threatened or pressed."""
    standing = Standing(case)
    return case.relation not in ("end", "once") and not standing.danger and not standing.pressed


def owes_no_contact(case: Case) -> bool:
    """Who has left may write if they wish to; it is no duty."""
    return Standing(case).left


def contacts(case: Case, since: datetime, language: str = "ja") -> list[Step]:
    """One step a contact, each on a working day; `since` (aware) is when the first one was chosen. None where no
    contact is wanted or none would be good."""
    first = FOLLOW_UP_DAYS.get(case.follow_up or "")
    if first is None or not may_stay_in_touch(case):
        return []
    wording = content(language)
    steps = []
    for key, later, least in _HAVING_LEFT if owes_no_contact(case) else _STAYING:
        day = next_working_day((since + timedelta(days=max(first + later, least) - 1)).date())
        text = wording.text(f"documents.contacts.{key}")
        steps.append(Step(at(since, day, TEN), say_day(day, wording), text, True, key))
    return steps
