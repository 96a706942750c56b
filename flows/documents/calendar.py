"""Days and hours at which something can be done, and how a day is said."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from flows.content import Content
from flows.holidays import offices_are_closed

MORNING, EVENING = 9, 18  # hours between which one may call or report
QUIET_FROM, QUIET_UNTIL = 21, 8


def next_working_day(day: date, after: int = 1) -> date:
    """The working day `after` working days later; `day` itself does not count."""
    while after:
        day += timedelta(days=1)
        after -= not offices_are_closed(day)
    return day


def is_night(now: datetime) -> bool:
    return now.hour >= QUIET_FROM or now.hour < QUIET_UNTIL


def earliest_contact(now: datetime) -> datetime:
    """Now within working hours, else the next working morning."""
    if not offices_are_closed(now.date()):
        if MORNING <= now.hour < EVENING:
            return now
        if now.hour < MORNING:
            return at(now, now.date(), MORNING)
    return at(now, next_working_day(now.date()), MORNING)


def at(now: datetime, day: date, hour: int) -> datetime:
    return now.replace(year=day.year, month=day.month, day=day.day, hour=hour, minute=0, second=0, microsecond=0)


def say_day(day: date, wording: Content) -> str:
    weekday = wording.raw("documents.format.weekdays")[day.weekday()]
    return wording.text("documents.format.date", 0, month=month_of(day, wording), day=day.day, weekday=weekday)


def month_of(day: date, wording: Content) -> str:
    """11, or Nov."""
    return str(wording.raw("chat.months")[day.month - 1])


def say_moment(moment: datetime, wording: Content) -> str:
    minute = wording.text("documents.format.minute", 0, minute=moment.minute) if moment.minute else ""
    return wording.text(
        "documents.format.moment", 0, date=say_day(moment.date(), wording), hour=moment.hour, minute=minute
    )
