"""The day and time of something that has happened, out of words and as of when they were written; future days are
read in flows/understanding."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from flows.understanding.clock import CLOCK, time_at

_DAYS = (
    (re.compile(r"一昨日|おととい"), 2),
    (re.compile(r"昨日|きのう|昨夜|昨晩|ゆうべ|夕べ"), 1),
    (re.compile(r"今日|きょう|本日|今朝|けさ|今夜|今晩|さっき|先ほど|さきほど|たった今|いま|今し方"), 0),
)
_AGO = re.compile(r"([0-9]{1,2})日前")
_DATE = re.compile(r"(?:(20[0-9]{2})[年/.-])?([01]?[0-9])[月/-]([0-3]?[0-9])日?(?![0-9])")
_WEEKDAY = re.compile(r"(先週の?|今週の?)?([月火水木金土日])曜")
_WEEKDAYS = "月火水木金土日"


def moment_in(text: str, written: datetime) -> str:
    """ISO date, or minute where a time is told; "" where the words name no day. Never later than `written`."""
    said = unicodedata.normalize("NFKC", text)
    found = _day(said, written.date())
    if found is None:
        return ""
    day, start, end = found
    word = said[start:end]
    half = "夜" if "夜" in word or "晩" in word else "朝" if "朝" in word else ""
    clock = CLOCK.search(said, end) or CLOCK.search(said)
    told = time_at(said, clock.start(), day, half, written) if clock is not None else None
    if told is None:
        return day.isoformat()
    moment = told.moment
    if moment > written:  # 「今日の10時」 in the evening is the morning's
        moment -= timedelta(hours=12)
    return moment.strftime("%Y-%m-%dT%H:%M") if moment <= written else day.isoformat()


def _day(said: str, today: date) -> tuple[date, int, int] | None:
    """The first day named, and where its words begin and end."""
    found: list[tuple[int, int, date]] = []
    for pattern, ago in _DAYS:
        found += ((m.start(), m.end(), today - timedelta(days=ago)) for m in pattern.finditer(said))
    found += ((m.start(), m.end(), today - timedelta(days=int(m[1]))) for m in _AGO.finditer(said))
    for match in _DATE.finditer(said):
        if (day := _past(today, match)) is not None:
            found.append((match.start(), match.end(), day))
    for match in _WEEKDAY.finditer(said):
        found.append((match.start(), match.end(), _last(today, match)))
    start, end, day = min(found, default=(0, 0, None))
    return None if day is None else (day, start, end)


def _past(today: date, match: re.Match[str]) -> date | None:
    """Without a year the last such day."""
    try:
        day = date(int(match[1] or today.year), int(match[2]), int(match[3]))
        if match[1] is None and day > today:
            day = day.replace(year=day.year - 1)
    except ValueError:
        return None
    return day if day <= today else None


def _last(today: date, match: re.Match[str]) -> date:
    back = (today.weekday() - _WEEKDAYS.index(match[2])) % 7
    last_week = (match[1] or "").startswith("先週")
    if last_week:
        return today - timedelta(days=today.weekday() + 7 - _WEEKDAYS.index(match[2]))
    return today - timedelta(days=back)
