"""The day on which somebody means to do something: the first day ahead that a plan names; deadlines set by others are read
in dates."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from flows.understanding.clauses import sentences
from flows.understanding.clock import JAPAN
from flows.understanding.moments import moments_in
from flows.understanding.normalise import fold
from flows.understanding.reading import Deadline
from flows.understanding.spelling import usual_spelling

LONGEST = 200  # characters of a plan that are looked at
FRIDAY, SUNDAY = 4, 6
_LOOSE = re.compile(
    r"(?P<week>再来週|来週|今週)(?!末|の?(?:[月火水木金土日]|頭|初|始|前半|後半|半ば|終|中))|(?P<weekend>[今来]週末)|(?P<month>再来月|来月|今月)(?!の?[0-9一二三四五六七八九十末頭初上中下])|(?<![0-9])(?P<named>1[0-2]|[1-9])月(?![0-9末頭初上中下])|(?P<year>今年中|年内|年度内)"
)

_BEHIND = re.compile(r"(?:先週|先々週|先月|先日|この前|こないだ|去年|昨年|前回)の?$")


def planned_in(text: str, now: datetime) -> Deadline:
    """`kind` due with the day, or none. `now` must be aware; the answer is a day in Japan. Of a week its Friday (of a
    weekend the Sunday), of a month its last day."""
    here = now.astimezone(JAPAN)
    folded = fold(text[:LONGEST])
    soft, origin = usual_spelling(folded.soft)
    for span in sentences(soft):
        sentence = span.of(soft)
        ahead = [
            (moment.start, moment.end, moment.day)
            for moment in moments_in(sentence, here)
            if not (moment.undated or _BEHIND.search(sentence[: moment.start]))
        ]
        ahead += [
            (hit.start(), hit.end(), day) for hit in _LOOSE.finditer(sentence) if (day := _loose(hit, here.date()))
        ]
        found = min((one for one in ahead if one[2] >= here.date()), default=None)
        if found is not None:
            start, end = span.start + found[0], span.start + found[1]
            return Deadline("due", found[2].isoformat(), folded.evidence(origin[start], origin[end], "planned.day"))
    return Deadline()


def _loose(hit: re.Match[str], today: date) -> date | None:
    """The last day of the stretch that is meant."""
    monday = today - timedelta(days=today.weekday())
    if hit["week"]:
        ahead = {"今週": 0, "来週": 7, "再来週": 14}[hit["week"]]
        day = monday + timedelta(days=ahead + FRIDAY)
        return day if day >= today else monday + timedelta(days=ahead + SUNDAY)
    if hit["weekend"]:
        return monday + timedelta(days=(7 if hit["weekend"][0] == "来" else 0) + SUNDAY)
    if hit["month"]:
        ahead = {"今月": 1, "来月": 2, "再来月": 3}[hit["month"]]
        month = today.month - 1 + ahead
        return date(today.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    if hit["named"]:
        month = int(hit["named"])
        year = today.year + (month < today.month)
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(today.year, 12, 31)
