"""The plan as a calendar file (RFC 5545), for the person's own calendar; when steps fall is told in flows/documents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vText

from flows.documents import Step

PRODUCT = "-//Kikiyaku//plan//JA"
LASTS = timedelta(minutes=30)
TITLE = 40  # characters of an event's title


def upcoming(steps: Iterable[Step], now: datetime) -> list[Step]:
    """Those of today and later."""
    return [step for step in steps if step.when.astimezone(now.tzinfo).date() >= now.date()]


def calendar_file(steps: Iterable[Step], name: str, now: datetime, uid: str) -> bytes:
    """One event a step, private and leaving the time free. `uid` names the consultation: with the key of a step it is
    the same in every file, so that a calendar which takes the plan again moves its events instead of doubling them."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(_clean(name)))
    for step in steps:
        calendar.add_component(_event(step, now, uid))
    return bytes(calendar.to_ical())


def _event(step: Step, now: datetime, uid: str) -> Event:
    start = (step.when - LASTS if step.by else step.when).astimezone(UTC)
    text = _clean(step.text)
    event = Event()
    event.add("uid", f"{step.key}.{uid}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", start)
    event.add("dtend", start + LASTS)
    event.add("summary", text if len(text) <= TITLE else _title(text))
    event.add("description", text)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if step.contact or step.by:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _title(text))
        alarm.add("trigger", timedelta())
        event.add_component(alarm)
    return event


def _title(text: str) -> str:
    """The first sentence, cut where it is long."""
    first = text.partition("。")[0]
    return first if len(first) <= TITLE else first[: TITLE - 1] + "…"


def _clean(text: str) -> str:
    """Without what RFC 5545 has no place for."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
