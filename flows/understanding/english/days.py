"""Days and times as English names them (tomorrow, Nov 24, next Monday, by 3 pm), read at a given now in Japan."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from flows.understanding.clock import JAPAN
from flows.understanding.english.writing import plain
from flows.understanding.reading import Deadline, Evidence

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_NUMBERS = {
    name: n
    for n, name in enumerate(["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
} | {"an": 1, "a": 1}
_COUNT = r"(?P<count>[0-9]{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_ORDINAL = r"(?:st|nd|rd|th)?"
_NAMED = (
    ("after_tomorrow", re.compile(r"\bday after tomorrow\b")),
    ("tomorrow", re.compile(r"\b(?:tomorrow|tmr|tomorow)\b")),
    ("today", re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening)|end of (?:the )?day|eod)\b")),
    ("iso", re.compile(r"\b(?P<year>20[0-9]{2})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})\b")),
    ("month_day", re.compile(rf"\b(?P<month>{_MONTH})\.? (?:the )?(?P<day>[0-9]{{1,2}}){_ORDINAL}\b(?!:)")),
    ("day_month", re.compile(rf"\b(?P<day>[0-9]{{1,2}}){_ORDINAL}(?: of)? (?P<month>{_MONTH})\b")),
    ("slash", re.compile(r"\b(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})\b")),
    ("in_days", re.compile(rf"\b(?:in|within) {_COUNT} (?P<unit>day|week)s?\b")),
    ("count_ahead", re.compile(rf"\b{_COUNT} (?P<unit>day|week)s? from (?:now|today)\b")),
    ("next_weekday", re.compile(rf"\bnext {_DAY}\b")),
    ("weekday", re.compile(rf"\b(?:this )?(?:coming )?{_DAY}\b")),
    ("end_of_week", re.compile(r"\b(?:end of (?:the|this) week|this week)\b")),
    ("next_week", re.compile(r"\bnext week\b")),
    ("end_of_month", re.compile(r"\b(?:end of (?:the|this) month|this month)\b")),
    ("the_day", re.compile(r"\b(?:on |by |until )the (?P<day>[0-9]{1,2})(?:st|nd|rd|th)\b")),
)
_TIME = re.compile(
    r"\b(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2}))?\s?(?P<half>am|pm|a\.m\.|p\.m\.)|\b(?P<h24>[0-9]{1,2}):(?P<m24>[0-9]{2})\b|\b(?P<noon>noon|midday)\b"
)
_AT_ONCE = re.compile(
    r"\b(?:asap|as soon as possible|right (?:away|now)|immediately|at once|urgent(?:ly)?|straight away|without delay|now|quickly)\b"
)
_ASKED = re.compile(r"\b(?:by|until|till|before|no later than|not later than|deadline|due|within|latest)\b")
_LONGEST_BARE = 60  # characters of an answer that is a day and little else


def deadline(text: str, now: datetime, *, asked: bool = False) -> Deadline:
    """`asked`: it is what was asked for. Elsewhere a day is the deadline only where words say so (by, until, before)."""
    said, here = plain(text), now.astimezone(JAPAN)
    bare = asked and len(said) <= _LONGEST_BARE
    for ask in [None] if bare else list(_ASKED.finditer(said))[:6]:
        part, start = (said, 0) if ask is None else (said[ask.start() : ask.end() + 40], ask.start())
        if found := _day_in(part, here):
            return Deadline("due", found, Evidence(start, start + len(part), "deadline.english"))
    if asked and (hurry := _AT_ONCE.search(said)):
        return Deadline("asap", None, Evidence(*hurry.span(), "deadline.english"))
    return Deadline()


def _day_in(said: str, now: datetime) -> str:
    """ISO day, or minute where a time is named; "" for none."""
    day = next(
        (day for name, pattern in _NAMED if (match := pattern.search(said)) and (day := _day(name, match, now))), None
    )
    clock = _clock(said)
    if day is None:
        if clock is None:
            return ""
        day = now.date() + timedelta(days=(now.hour, now.minute) >= clock)
    return f"{day.isoformat()}T{clock[0]:02}:{clock[1]:02}" if clock else day.isoformat()


def _day(name: str, match: re.Match[str], now: datetime) -> date | None:
    today = now.date()
    monday = today - timedelta(days=today.weekday())
    match name:
        case "today":
            return today
        case "tomorrow":
            return today + timedelta(days=1)
        case "after_tomorrow":
            return today + timedelta(days=2)
        case "in_days" | "count_ahead":
            count = int(match["count"]) if match["count"].isdigit() else _NUMBERS[match["count"]]
            return today + timedelta(days=count * (7 if match["unit"] == "week" else 1))
        case "weekday":
            ahead = (_WEEKDAYS.index(match["weekday"][:3]) - today.weekday()) % 7
            return today + timedelta(days=ahead or 7 * ("today" not in match.string))
        case "next_weekday":
            return monday + timedelta(days=7 + _WEEKDAYS.index(match["weekday"][:3]))
        case "end_of_week":
            return max(today, monday + timedelta(days=4))
        case "next_week":
            return monday + timedelta(days=11)
        case "end_of_month":
            return (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        case "the_day":
            return _ahead(today, today.month, int(match["day"]), months=True)
        case "iso":
            return _real(int(match["year"]), int(match["month"]), int(match["day"]))
        case _:
            month = match["month"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
            return _ahead(today, number, int(match["day"]))


def _ahead(today: date, month: int, day: int, *, months: bool = False) -> date | None:
    """The next such day; a day of the month alone is the next one there is."""
    found = _real(today.year, month, day)
    if found is None or found >= today:
        return found
    if months:
        return _real(today.year + (month == 12), month % 12 + 1, day)
    # A day shortly past is told, not asked for.
    return found if today - found <= timedelta(days=60) else _real(today.year + 1, month, day)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(said: str) -> tuple[int, int] | None:
    match = _TIME.search(said)
    if match is None:
        return None
    if match["noon"]:
        return 12, 0
    if match["h24"]:
        hour, minute = int(match["h24"]), int(match["m24"])
    else:
        hour, minute = int(match["hour"]) % 12 + 12 * match["half"].startswith("p"), int(match["minute"] or 0)
    return (hour, minute) if hour < 24 and minute < 60 else None
