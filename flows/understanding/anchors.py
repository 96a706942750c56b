"""Days told by another day that the text named before (その前日, 三日前までに, 同じ日, 来週の水曜か木曜, 1月5日か6日); the other days are read elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from flows.holidays import offices_are_closed
from flows.understanding.days import Day
from flows.understanding.numerals import NUMBER, number
from flows.understanding.sieve import TIMES

_LONGEST = 60
_BY_ANOTHER = TIMES.pattern(
    r"(?P<eve>(?:その)?(?:前日|前の日|まえの日|前の晩|前夜))|(?P<eve2>(?:その)?前々日)|(?P<open>(?:その)?前の?営業日)|(?P<next>(?:その)?(?:翌日|次の日(?!曜)|あくる日|明くる日))|(?P<next2>(?:その)?翌々日)|(?P<same>その日(?!暮)|当日|同じ日|同日)"
    r"|その週の(?P<weekday>[月火水木金土日])曜日?"
    rf"|(?<![0-9])(?:その)?(?P<n>{NUMBER})(?P<unit>日|営業日|週間)前(?=(?:の[^。、]{{0,8}})?(?:まで|迄)|には|に[^。、]{{0,16}}(?:[いえきけしせちてねめりれぎげ]ろ|[来こ]い|くれ|ください|なさい|せよ|(?:と|って)(?:言われ|の)))"
)
_OR = re.compile(r"(?:の?[朝昼夜]|頃|ごろ|あたり)?(?:か|と|や|~|-|・|、|から|または|もしくは|or|、?か)")
_PLAIN = re.compile(
    r"(?:(?P<weekday>[月火水木金土日])曜?日?|(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日)(?:\([月火水木金土日]\))?"
)
_AHEAD = {"eve": -1, "eve2": -2, "next": 1, "next2": 2, "same": 0}


def by_another(sentence: str, days: list[Day], told: date | None, here: datetime) -> list[Day]:
    """`days` with those that another day tells put in; `told`: the last day of the sentences before, if it lies ahead."""
    for match in _BY_ANOTHER.finditer(sentence):
        before = [day for day in days if day.end <= match.start()]
        anchor = max(before, key=lambda day: day.end).day if before else told
        inside = [day for day in days if day.start < match.end() and match.start() < day.end]
        if anchor is None or anchor < here.date() or any(day.start < match.start() for day in inside):
            continue
        found = Day(match.start(), match.end(), _counted(anchor, match))
        days = [*(day for day in days if day not in inside), found]
    return days


def joined(sentence: str, days: list[Day]) -> list[Day]:
    """`days` in order, where one that is joined to the day before is in the same week or month: 来週の水曜か木曜."""
    out = days[:1]
    for day in days[1:]:
        first = out[-1]
        plain = _PLAIN.fullmatch(sentence, day.start, day.end)
        bare = _PLAIN.fullmatch(sentence, first.start, first.end)
        if (
            plain
            and not (bare and bare["weekday"])
            and day.moment is None
            and _OR.fullmatch(sentence, first.end, day.start)
        ):
            out.append(replace(day, day=_first_behind(first.day, plain)))
        else:
            out.append(day)
    return out


def _first_behind(first: date, plain: re.Match[str]) -> date:
    if plain["weekday"]:
        return first + timedelta(days=("月火水木金土日".index(plain["weekday"]) - first.weekday()) % 7)
    n = number(plain["day"])
    return next((day for day in (first + timedelta(days=ahead) for ahead in range(62)) if day.day == n), first)


def _counted(anchor: date, match: re.Match[str]) -> date:
    if match["weekday"]:
        return anchor + timedelta(days="月火水木金土日".index(match["weekday"]) - anchor.weekday())
    if match["open"]:
        return _open_days_before(anchor, 1)
    if not match["n"]:
        return anchor + timedelta(days=_AHEAD[match.lastgroup or "same"])
    n = min(number(match["n"]), _LONGEST)
    if match["unit"] != "営業日":
        return anchor - timedelta(days=n * (7 if match["unit"] == "週間" else 1))
    return _open_days_before(anchor, n)


def _open_days_before(anchor: date, n: int) -> date:
    for _ in range(n):
        anchor -= timedelta(days=1)
        while offices_are_closed(anchor):
            anchor -= timedelta(days=1)
    return anchor
