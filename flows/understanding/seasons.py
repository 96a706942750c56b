"""Days that have a name: turns of the month and the year (月末, 年内, 上期末) and feasts (節分, 母の日, クリスマス); numbered days live in days.py."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from flows.holidays import offices_are_closed
from flows.understanding.days import Day, last_open_day, month, nth_weekday
from flows.understanding.sieve import TIMES

_LIMIT = re.compile(r"^年[がを越]|(?:中|いっぱい|以内|うち|内)$")
_TURN = TIMES.pattern(
    r"(?P<lastopen>(?<![今来先])月の?最終(?:営業|平)日|月末の?最終営業日)|(?P<monthend>(?<![今来先])月末日?|(?<![今来先か])月内|(?<![今来先])月の?終わり|(?<![今来])末日|(?<![ぁ-ん大])みそか|(?<!大)晦日)|(?P<monthstart>(?<![今来先])月初め?|月の初め|月が(?:変|替)わ)|(?P<monthmiddle>(?<!ヶ)(?<![今来先か])月半ば|(?<!ヶ)(?<![今来先])月の半ば)"
    r"|(?P<yearend>今年(?:中|いっぱい|の?うち)|(?<![一二三去昨0-9])年内|年末|今年の?末|年の(?:瀬|暮れ|内)|(?<![0-9一二三四五六七八九十去昨何数])年(?:が|を)?(?:(?<=[がを])明け|越す|越え|越さ)る?(?:前|まで|んうち|ないうち)|年を(?:またぐ|跨ぐ)(?:な|前|まで)|年を(?:またが|跨が)ず|大(?:晦日|みそか)|おおみそか)"
    r"|(?P<half>(?:上|下)(?:半期|期)(?:末|中|内|の?うち)|半期末|中間期末)|(?P<quarter>(?:四|4)半期末|くおーたー末)|(?P<third>(?:上旬|初旬|中旬|下旬)(?=まで|迄|に|の?うち|中))|(?P<newfiscal>新年度|来年度|年度(?:初|頭|始|はじ)め?|期首|来期(?:首|頭))"
    r"|(?P<fiscal>年度(?:末|内|中|いっぱい)|期末)|(?P<newyear>年明け|年始|新年(?!度)|仕事始め|正月明け|三が日(?:明け|のあと))|(?P<done>仕事納め|御用納め)|(?P<pay>五十日|ごとおび|ごとび|5・?10日|五・十日)"
)
_FEASTS: dict[str, tuple[int, int]] = {  # month and day; -2: the second Monday
    "くりすますいぶ": (12, 24), "くりすます": (12, 25), "いぶ": (12, 24), "元旦": (1, 1), "元日": (1, 1), "三が日": (1, 3), "七草": (1, 7), "松の内": (1, 7), "鏡開き": (1, 11), "小正月": (1, 15),
    "ばれんたいん": (2, 14), "ひな祭り": (3, 3), "ひなまつり": (3, 3), "雛祭り": (3, 3), "お雛": (3, 3), "おひなさま": (3, 3), "桃の節句": (3, 3), "ほわいとでー": (3, 14),
    "えいぷりるふーる": (4, 1), "端午の節句": (5, 5), "夏至": (6, 21), "七夕": (7, 7), "立春": (2, 4), "除夜": (12, 31), "はろういん": (10, 31), "七五三": (11, 15), "冬至": (12, 22),
    "勤労感謝の日": (11, 23), "文化の日": (11, 3), "建国記念": (2, 11), "天皇誕生日": (2, 23), "昭和の日": (4, 29), "憲法記念日": (5, 3), "みどりの日": (5, 4), "こどもの日": (5, 5),
    "子供の日": (5, 5), "子どもの日": (5, 5), "山の日": (8, 11), "成人の日": (1, -2), "成人式": (1, -2), "海の日": (7, -3), "敬老の日": (9, -3), "すぽーつの日": (10, -2), "体育の日": (10, -2),
}  # fmt: skip


def _spring(year: int) -> date:
    """The equinox; this and the next hold from 1980 to 2099."""
    return date(year, 3, int(20.8431 + 0.242194 * (year - 1980)) - (year - 1980) // 4)


def _autumn(year: int) -> date:
    return date(year, 9, int(23.2488 + 0.242194 * (year - 1980)) - (year - 1980) // 4)


def _days_before(year: Callable[[int], date], days: int) -> Callable[[int], date]:
    return lambda on: year(on) - timedelta(days=days)


_MOVING: dict[str, Callable[[int], date]] = {
    "節分": lambda year: date(year, 2, 2 if year % 4 == 1 else 3),
    "母の日": lambda year: nth_weekday(date(year, 5, 1), 2, "日"),
    "父の日": lambda year: nth_weekday(date(year, 6, 1), 3, "日"),
    "春分": _spring,
    "秋分": _autumn,
    "春の彼岸": _days_before(_spring, 3),
    "秋の彼岸": _days_before(_autumn, 3),
}
_FEAST = TIMES.pattern(
    "|".join(f"(?<![ぁ-ん]){word}" if word == "いぶ" else word for word in (*_FEASTS, *_MOVING)),
    r"お?彼岸(?!花)(?:の(?:お?中日|入り)|明け)?",
    r"お?盆(?:の入り|休み)?(?=まで|迄|の?前|に入る前)",
)


def named_days(sentence: str, here: datetime) -> Iterator[Day]:
    """Turns and feasts from the day of `here` on."""
    yield from _turns(sentence, here.date())
    yield from _feasts(sentence, here.date())


def _turns(sentence: str, today: date) -> Iterator[Day]:
    following = month(today, 1)
    for match in _TURN.finditer(sentence):
        name = match.lastgroup or ""
        day = {
            "lastopen": last_open_day(today.replace(day=1)),
            "monthend": following - timedelta(days=1),
            "monthstart": today if today.day == 1 else following,
            "monthmiddle": today.replace(day=15) if today.day <= 15 else following.replace(day=15),
            "yearend": date(today.year, 12, 31),
            "half": _half_end(match.group(), today),
            "quarter": month(today, 3 - (today.month - 1) % 3) - timedelta(days=1),
            "third": _third_end(match.group(), today),
            "newfiscal": date(today.year + (today.month > 3), 4, 1),
            "fiscal": date(today.year + (today.month > 3), 3, 31),
            "newyear": date(today.year + (today.month > 1), 1, 4),
            "done": date(today.year, 12, 28),
            "pay": _pay_day(today),
        }[name]
        while name == "done" and offices_are_closed(day):
            day -= timedelta(days=1)
        yield Day(match.start(), match.end(), day, limit=_LIMIT.search(match.group()) is not None)


def _half_end(word: str, today: date) -> date:
    """The end of the half of a business year that begins in April; of the running one where it is not said which."""
    march, september = date(today.year + (today.month > 3), 3, 31), date(today.year + (today.month > 9), 9, 30)
    if word.startswith("下"):
        return march
    return september if word.startswith(("上", "中")) else min(march, september)


def _third_end(word: str, today: date) -> date:
    """The end of this third of the month, of the next month when it is over."""
    if word == "下旬":
        return month(today, 1) - timedelta(days=1)
    last = 20 if word == "中旬" else 10
    return month(today, int(today.day > last)).replace(day=last)


def _pay_day(today: date) -> date:
    """The next day of the month that ends in 5 or 0."""
    day = today + timedelta(days=1)
    while day.day % 5 or (day.day == 30 and day.month == 2):
        day += timedelta(days=1)
    return day


def _feasts(sentence: str, today: date) -> Iterator[Day]:
    for match in _FEAST.finditer(sentence):
        day = _feast(today.year, match.group())
        yield Day(match.start(), match.end(), day if day >= today else _next_feast(match.group(), today))


def _next_feast(word: str, today: date) -> date:
    if "彼岸" in word and (autumn := _equinox_week(_autumn(today.year), word)) >= today:
        return autumn
    return _feast(today.year + 1, word)


def _equinox_week(middle: date, word: str) -> date:
    """It begins three days before the equinox and ends three days behind it."""
    return middle + timedelta(days=0 if word.endswith("中日") else 4 if word.endswith("明け") else -3)


def _feast(year: int, word: str) -> date:
    """A negative day is a Monday: -2 the second. 彼岸 is the one of spring where it is not said which."""
    if word in _MOVING:
        return _MOVING[word](year)
    if "彼岸" in word:
        return _equinox_week(_spring(year), word)
    if "盆" in word:
        return date(year, 8, 13)
    of_month, day = _FEASTS[word]
    return date(year, of_month, day) if day > 0 else nth_weekday(date(year, of_month, 1), -day, "月")
