"""The day and time of something that has happened, out of words and as of when they were written; future days are
read in flows/understanding."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from itertools import pairwise

from flows.understanding.clock import CLOCK, time_at

_MINUTE = "%Y-%m-%dT%H:%M"
_DAYS = (
    (re.compile(r"一昨日|おととい"), 2),
    (re.compile(r"昨日|きのう|昨夜|昨晩|ゆうべ|夕べ"), 1),
    (re.compile(r"今日|きょう|本日|今朝|けさ|今夜|今晩|さっき|先ほど|さきほど|たった今|いま|今し方"), 0),
)
_AGO = re.compile(r"([0-9]{1,2})日前")
_DATE = re.compile(r"(?:(20[0-9]{2})[年/.-])?([01]?[0-9])[月/-]([0-3]?[0-9])日?(?![0-9])")
_WEEKDAY = re.compile(r"(先週の?|今週の?)?([月火水木金土日])曜")
_WEEKDAYS = "月火水木金土日"
_DAY_WORDS = (*(pattern for pattern, _ in _DAYS), _AGO, _DATE, _WEEKDAY)
_SINCE = re.compile(r"日?(?:の?(?:朝|昼|夕方|夜|晩))?(?:ごろ|頃)?(?:から(?!です|でした|の電話|連絡)|より|以来|まで)")
_AND = re.compile(r"日?(?:の?(?:朝|昼|夕方|夜|晩))?(?:に)?(?:も|と|から|や|・|、|,|~|〜|-|\s)+")
_OFTEN = re.compile(
    r"毎(?:日|朝|晩|夜|週|回)|ずっと|連日|何日も|何度も|このところ|ここのところ|最近|every (?:day|week)|since"
)
_TIMES = re.compile(
    r"(?:一昨日|おととい|昨日|きのう|今日|きょう|本日|今朝|けさ|昨夜|昨晩|ゆうべ|夕べ|今夜|今晩|さっき|先ほど|さきほど|先週|今週|先月|今月|"
    r"[月火水木金土日]曜日?|午前|午後|朝|昼|夕方|夜中|深夜|夜|晩|ごろ|頃|ころ|くらい|ぐらい|から|まで|前|過ぎ|すぎ|半|たぶん|たしか|"
    r"[0-9]{1,4}(?:年|月|日|時|分|:|/|-)?|でした|です|だった|やった|やで|や|ばい|じゃ|かな|の|に|は|も|と|で|、|。|\s)++"
)


def moment_in(text: str, written: datetime) -> str:
    """ISO date, or minute where a time is told; "" where the words name no day. Never later than `written`."""
    said = unicodedata.normalize("NFKC", text)
    found = _day(said, written.date())
    if found is None:
        return ""
    day, start, end = found
    word = said[start:end]
    half = _half_of(word)
    clock = CLOCK.search(said, end) or CLOCK.search(said)
    told = time_at(said, clock.start(), day, half, written) if clock is not None else None
    if told is None:
        return day.isoformat()
    moment = told.moment
    if moment > written and not (half or (clock is not None and clock["half"])):
        moment -= timedelta(hours=12)  # 「今日の10時」 in the evening is the morning's; 今朝 and 夜 are what they say
    return moment.strftime(_MINUTE) if moment <= written else day.isoformat()


def time_on(text: str, day: str, written: datetime) -> str:
    """ISO minute of a time that names no day, 「朝の9時半です」, on this ISO day; the day alone where none is told."""
    said = unicodedata.normalize("NFKC", text)
    clock = CLOCK.search(said)
    told = time_at(said, clock.start(), date.fromisoformat(day[:10]), _half_of(said), written) if clock else None
    return told.moment.strftime(_MINUTE) if told is not None and told.moment <= written else day


_PARTS = (("夜", re.compile(r"夜|晩|ゆうべ|夕べ|よべ")), ("朝", re.compile(r"朝|けさ")), ("昼", re.compile(r"昼")))


def _half_of(word: str) -> str:
    return next((half for half, words in _PARTS if words.search(word)), "")


def is_span(text: str) -> bool:
    """「先週の金曜から　きょうも」「毎日」: more than one day, which no single date can stand for."""
    said = unicodedata.normalize("NFKC", text)
    named = [m.span() for pattern in _DAY_WORDS for m in pattern.finditer(said)]
    apart = sorted(span for span in named if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in named))
    if _OFTEN.search(said):
        return True
    if any(_SINCE.match(said, end) for _, end in apart):
        return True
    return any(_AND.fullmatch(said[end:start]) for (_, end), (start, _) in pairwise(apart))


def is_a_time_of_day(text: str) -> bool:
    """Nothing but a part of the day or a time: 「朝の9時半です」「夜」."""
    said = unicodedata.normalize("NFKC", text).strip()
    return _TIMES.fullmatch(said) is not None and (CLOCK.search(said) is not None or _half_of(said) != "")


def is_only_a_time(text: str) -> bool:
    """Nothing but when it was: 「きのうの夜10時ごろです」."""
    said = unicodedata.normalize("NFKC", text)
    return _TIMES.fullmatch(said) is not None and any(pattern.search(said) for pattern in _DAY_WORDS)


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
