"""Expressions of days in Japanese (明後日, 来週の月曜, 今月末, 3日以内, 令和8年…) and the dates they mean; deadlines are judged in dates."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

# a match, the day it means, and the exact moment where the words give one (「24時間以内」)
_Read = Iterator[tuple[re.Match[str], date | None, datetime | None]]

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
NUMBER = r"([0-9]{1,4}|[一二三四五六七八九十百]{1,4})"
_SMALL = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|元)"
_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988}
_WEEK = "月火水木金土日"
_NEAR = (
    (re.compile(r"(?:明々後日|しあさって|明明後日)(?:中|いっぱい)?"), 3),
    (re.compile(r"(?:明後日|(?<!し)あさって|みょうごにち|翌々日)(?:中|いっぱい)?"), 2),
    (re.compile(r"(?:明日|あした|あす|みょうにち|翌日|次の日)(?:中|いっぱい)?"), 1),
    (re.compile(r"(?:今日|きょう|本日|今夜|今晩|こんや|こんばん|今夕|当日)(?:中|いっぱい)?"), 0),
)
_FULL = re.compile(
    rf"(?:(?P<era>令和|平成|(?<![a-z])[rh])(?P<ey>{_SMALL})[年./-]|(?P<y>20[0-9]{{2}})[年./-])(?P<m>{_SMALL})[月./-](?P<d>{_SMALL})日?"
)
_MONTH_DAY = re.compile(rf"{NUMBER}月{NUMBER}日|(?<![0-9/.:])([0-9]{{1,2}})/([0-9]{{1,2}})(?![0-9/%])")
_OF_MONTH = re.compile(
    rf"(来月|再来月|今月|翌月)の?(?:(末|月末|末日|いっぱい|中旬|中|頭|初め|はじめ|前半|上旬|下旬|半ば|なかば)|{NUMBER}日|第([一二三四1-4])([{_WEEK}])曜?日?)(?:まで)?"
)
_MONTH_END = re.compile(r"(?<![今来])月末|(?:今年|年)(?:内|中|末)|年度末|年明け|(?<!一)年内")
_WEEKDAY = re.compile(
    rf"(今週|来週|再来週|さ来週|翌週|今度|次|こんど|この次|この)?(?:の|、)?(?<![0-9一二三四五六七八九十一-鿿])([{_WEEK}])(?:曜日|曜|よう|(?=[^一-鿿0-9ぁ-ん]|まで|に|の(?:朝|昼|夜|午|夕|[0-9])|$|が|で|か))|(今週|来週|再来週|さ来週|翌週)(?:の|、)?([{_WEEK}])(?:曜日|曜)?"
)
_WEEK_PART = re.compile(
    r"(?:今週|来週|再来週)?の?(?:中(?:に|$|で|。)|いっぱい|末|の?(?:頭|初め|はじめ|半ば|なかば|後半|前半))|週末|週明け|(?:今週|来週|再来週)(?=まで|に(?:は)?[^。]{0,6}(?:行|伺|会|来|返|連絡|電話|謝))|連休明け|土日"
)
_WITHIN = re.compile(
    rf"{NUMBER}(時間|日間?|週間|か月|ヶ月|カ月|ケ月|箇月|分)(?:以内|後|のうち|のあいだ|うち)(?:に)?|(?:あと|残り){NUMBER}(時間|日|週間|分|か月|ヶ月)(?!前)|{NUMBER}(日|週間|時間)(?:で|だけ)?(?:待つ|待って|返|答|用意|何とか|決)"
)
_BETWEEN = re.compile(r"中([一二三1-5])日")
_ABOUT = re.compile(
    r"半日(?:以内|後)|(?:丸)?一日以内|半月(?:以内|後)|(?:1|一)?週間(?=後|以内)|(?:一|1)晩(?:だけ)?(?:待|以内)"
)
_BARE = re.compile(
    r"(?<![0-9月/.一二三四五六七八九十])([0-9]{1,2}|[一二三四五六七八九十]{2,3})日(?!間|前|後|以内|目|連続|くらい|ほど|も(?:待|経|連|か)|ぶり|遅|分|は休|おき|ごと|で(?:辞|作|済|終|できる)|から(?:ずっと|音|連))(?:の)?"
)


def number(text: str) -> int:
    """12, 十二 and 百二十 as numbers."""
    if text.isdigit():
        return int(text)
    total, current = 0, 0
    for letter in text:
        if letter in "百十":
            total += (current or 1) * (100 if letter == "百" else 10)
            current = 0
        else:
            current = current * 10 + _DIGITS.get(letter, 0)
    return total + current


def days_in(sentence: str, here: datetime) -> list[tuple[int, int, date, datetime | None]]:
    """(start, end, day, exact moment or None) for every expression of a day; where two overlap the fuller one counts."""
    out: list[tuple[int, int, date, datetime | None]] = []
    covered: set[int] = set()
    for reader in (_full, _month_days, _of_months, _month_ends, _weekdays, _week_parts, _within, _near, _bare):
        for match, day, exact in reader(sentence, here):
            places = range(*match.span())
            if day is not None and covered.isdisjoint(places):
                covered.update(places)
                out.append((match.start(), match.end(), day, exact))
    return out


def _full(sentence: str, here: datetime) -> _Read:
    for match in _FULL.finditer(sentence):
        era = match["era"]
        year = int(match["y"]) if era is None else _ERAS[era] + (1 if match["ey"] == "元" else number(match["ey"]))
        yield match, _safe(year, number(match["m"]), number(match["d"])), None


def _month_days(sentence: str, here: datetime) -> _Read:
    for match in _MONTH_DAY.finditer(sentence):
        month, day = (part for part in match.groups() if part)
        yield match, _coming(here.date(), number(month), number(day)), None


def _of_months(sentence: str, here: datetime) -> _Read:
    for match in _OF_MONTH.finditer(sentence):
        which, part, day, nth, weekday = match.groups()
        first = _month(here.date(), {"今月": 0, "来月": 1, "翌月": 1, "再来月": 2}[which])
        if day:
            yield match, _safe(first.year, first.month, number(day)), None
        elif nth:
            ahead = (_WEEK.index(weekday) - first.weekday()) % 7 + 7 * (number(nth) - 1)
            yield match, first + timedelta(days=ahead), None
        else:
            last = calendar.monthrange(first.year, first.month)[1]
            early = {"頭": 1, "初め": 1, "はじめ": 1, "上旬": 10, "前半": 15, "半ば": 15, "なかば": 15, "中旬": 20}
            yield match, first.replace(day=early.get(part, last)), None


def _month_ends(sentence: str, here: datetime) -> _Read:
    today = here.date()
    for match in _MONTH_END.finditer(sentence):
        day = {
            "月末": today.replace(day=calendar.monthrange(today.year, today.month)[1]),
            "年度末": date(today.year + (today.month > 3), 3, 31),
            "年明け": date(today.year + 1, 1, 4),
        }.get(match.group(), date(today.year, 12, 31))
        yield match, day, None


def _weekdays(sentence: str, here: datetime) -> _Read:
    for match in _WEEKDAY.finditer(sentence):
        which, weekday = match.group(1) or match.group(3) or "", match.group(2) or match.group(4)
        yield match, _weekday(here.date(), which, _WEEK.index(weekday)), None


def _week_parts(sentence: str, here: datetime) -> _Read:
    for match in _WEEK_PART.finditer(sentence):
        yield match, _week_part(here.date(), match.group()), None


def _within(sentence: str, here: datetime) -> _Read:
    today = here.date()
    for match in _WITHIN.finditer(sentence):
        amount, unit = (part for part in match.groups() if part)
        if number(amount) <= 400:
            yield match, *_after(here, number(amount), unit)
    for match in _BETWEEN.finditer(sentence):
        yield match, today + timedelta(days=number(match.group(1)) + 1), None
    for match in _ABOUT.finditer(sentence):
        ahead = {"半日": 0, "半月": 15}.get(match.group()[:2], 7 if "週" in match.group() else 1)
        yield match, today + timedelta(days=ahead), None


def _after(here: datetime, n: int, unit: str) -> tuple[date, datetime | None]:
    today = here.date()
    if unit in ("時間", "分"):
        moment = here + (timedelta(hours=n) if unit == "時間" else timedelta(minutes=n))
        return moment.date(), moment.replace(second=0, microsecond=0)
    if unit.startswith("日"):
        return today + timedelta(days=n), None
    if unit == "週間":
        return today + timedelta(weeks=n), None
    first = _month(today, n)
    return first.replace(day=min(today.day, calendar.monthrange(first.year, first.month)[1])), None


def _near(sentence: str, here: datetime) -> _Read:
    for pattern, ahead in _NEAR:
        for match in pattern.finditer(sentence):
            yield match, here.date() + timedelta(days=ahead), None


def _bare(sentence: str, here: datetime) -> _Read:
    today = here.date()
    for match in _BARE.finditer(sentence):
        n = number(match.group(1))
        if n <= 3 and not re.match(r"まで|の|に|が|[月火水木金土日]", sentence[match.end() :]):
            continue
        day = _safe(today.year, today.month, n)
        if day is not None and day < today:
            following = _month(today, 1)
            day = _safe(following.year, following.month, n)
        yield match, day, None


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _coming(today: date, month: int, day: int) -> date | None:
    """This year's day, or next year's when it lies more than half a year back."""
    this = _safe(today.year, month, day)
    if this is not None and (today - this).days > 183:
        return _safe(today.year + 1, month, day)
    return this


def _month(today: date, ahead: int) -> date:
    index = today.year * 12 + today.month - 1 + ahead
    return date(index // 12, index % 12 + 1, 1)


def _weekday(today: date, which: str, weekday: int) -> date:
    monday = today - timedelta(days=today.weekday())
    if which == "今週":
        return monday + timedelta(days=weekday)
    if which in ("来週", "翌週"):
        return monday + timedelta(days=7 + weekday)
    if which in ("再来週", "さ来週"):
        return monday + timedelta(days=14 + weekday)
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=ahead or 7)


def _week_part(today: date, word: str) -> date | None:
    monday = today - timedelta(days=today.weekday())
    if word.startswith("来週"):
        monday += timedelta(days=7)
    elif word.startswith("再来週"):
        monday += timedelta(days=14)
    elif not word.startswith(("今週", "週", "土日", "連休")):
        return None
    if word in ("週明け", "連休明け"):
        return monday + timedelta(days=7)
    if word.endswith(("頭", "初め", "はじめ", "前半")):
        return monday
    if word.endswith(("半ば", "なかば")):
        return monday + timedelta(days=2)
    if word in ("週末", "土日"):
        return monday + timedelta(days=5)
    if word.endswith("末"):
        return monday + timedelta(days=5)
    return monday + timedelta(days=4)
