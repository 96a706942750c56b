"""Days named by their week (今度の水曜, 再来週の頭, 週明け, 連休明け, 第4金曜); days of the calendar live in days.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from flows.holidays import offices_are_closed
from flows.understanding.days import Day, month, nth_weekday
from flows.understanding.numerals import number
from flows.understanding.sieve import TIMES

_WEEK = "月火水木金土日"
_SOUNDS = {"げつ": 0, "か": 1, "すい": 2, "もく": 3, "きん": 4, "ど": 5, "にち": 6}
_WEEKS = {
    "今週": 0, "こんしゅう": 0, "来週": 7, "らいしゅう": 7, "翌週": 7, "次週": 7, "次の週": 7, "再来週": 14, "さ来週": 14, "さらいしゅう": 14, "来々週": 14, "翌々週": 14,
}  # fmt: skip
_WHICH = r"(?P<week>再来週|さ来週|さらいしゅう|来々週|翌々週|今週|こんしゅう|来週|らいしゅう|翌週|次週|次の週)"
_WEEKDAY = TIMES.pattern(
    rf"(?:(?:{_WHICH}|今度|こんど|この次|次|つぎ|直近|この)(?:の|、|は|[ 　])?)?"
    rf"(?:(?<![0-9一二三四五六七八九十毎])(?P<day>[{_WEEK}])(?:曜日?|よう(?!な|に|だ|で|や)び?)|(?:(?<![ぁ-ん])|(?<=の))(?P<sound>げつ|すい|もく|きん|にち|か|ど)ようび?(?!な|だ|や)"
    rf"|(?<![0-9一-鿿])(?P<bare>[{_WEEK}])(?=(?<![日月])(?:まで|迄)|の(?:朝|昼|午|夕|夜|[0-9]{{1,2}}[時:])|中に|\)|$))"
    rf"|(?<![0-9一-鿿])(?P<pair>[月火水木金土][火水木金土日])(?=の(?:どっち|どちら|どこか|間|あいだ|うち)|あたり)|{_WHICH.replace('week', 'other')}の?(?P<short>[{_WEEK}])(?![一-鿿](?<![{_WEEK}]))|第(?P<nth>[一二三四1-4])(?P<nthday>[{_WEEK}])曜?日?"
)
_PART = TIMES.pattern(
    rf"(?:{_WHICH}の?)(?P<part>頭|あたま|初め|始め|はじめ|前半|明け|半ば|なかば|真ん中|中頃|後半|末|終わり|いっぱい|中(?!旬|止)|じゅう|うち(?=に)|以内|今日|今頃|今ごろ|同じ(?:日|曜日|時間)"
    r"|(?=まで|迄|で(?:いい|良い|よい|ええ|大丈夫|構わ)|[、にはもの]{0,2}[^。、]{0,6}(?:行|伺|会|来|返|連絡|電話|謝|訪|面談|約束|提出|回答|裁判|調停|訴|弁護)))"
)
_REST = TIMES.pattern(
    r"(?P<weekend>(?<![来今])週末(?!明け)|土日(?!祝?(?:休|が休|は休))|週の(?:終わり|後半))|(?P<monday>週明け|週末明け|明けて月曜日?|週の(?:頭|初め|はじめ)|週初め|週頭|土日明け)|(?P<middle>週の?(?:半ば|なかば|真ん中)|週中)|(?P<within>週内)"
    r"|(?P<after>(?:[三3四4五5]|大型)?連休(?:明け|の?(?:あと|後)|が明け)|休み明け|祝日明け|gw明け|(?:ごーるでん|しるばー)ういーく明け|sw明け|(?:お)?盆(?:休み)?明け)|(?P<during>(?:[三3四4五5]|大型)?連休(?:の間|の?うち|中|いっぱい)(?=に|で|は|$))|(?P<before>(?:[三3四4五5]|大型)?連休(?:前|に入る前|まで)|(?:お)?盆前|(?:gw|(?:ごーるでん|しるばー)ういーく)(?:の?前|に入る前|まで))"
)

_UNTIL = re.compile(r"(?:曜日?)?(?:まで|迄|中に|いっぱい|が(?:期限|締|〆))")
_OPEN = TIMES.pattern(r"(?P<second>翌々営業日|翌々平日)|翌営業日|次の(?:営業|平)日|翌平日|明けの?営業日")


def week_days(sentence: str, here: datetime) -> Iterator[Day]:
    today = here.date()
    for match in _WEEKDAY.finditer(sentence):
        yield Day(match.start(), match.end(), _weekday(match, today))
    for match in _PART.finditer(sentence):
        part = match["part"]
        limit = part in ("いっぱい", "中", "じゅう", "うち", "以内")
        yield Day(match.start(), match.end(), _part(today, _WEEKS[match["week"]], part), limit=limit)
    for match in _REST.finditer(sentence):
        yield Day(match.start(), match.end(), _rest(match, today), limit=bool(match["within"] or match["during"]))

    for match in _OPEN.finditer(sentence):
        first = next_open_day(today)
        yield Day(match.start(), match.end(), next_open_day(first) if match["second"] else first)


def next_open_day(day: date) -> date:
    """The first day behind it on which offices are open."""
    return _to_open(day + timedelta(days=1), 1)


def _weekday(match: re.Match[str], today: date) -> date:
    if match["nth"]:
        found = nth_weekday(today.replace(day=1), number(match["nth"]), match["nthday"])
        return found if found >= today else nth_weekday(month(today, 1), number(match["nth"]), match["nthday"])
    if match["pair"]:
        return today + timedelta(days=(_WEEK.index(match["pair"][1]) - today.weekday()) % 7 or 7)
    name = match["day"] or match["bare"] or match["short"]
    weekday = _SOUNDS[match["sound"]] if match["sound"] else _WEEK.index(name)
    week = match["week"] or match["other"]
    if week:
        named = today + timedelta(days=_WEEKS[week] + weekday - today.weekday())
        # Nobody has until a day that is gone: on Sunday, 「今週の金曜まで」 is the Friday ahead.
        return named + timedelta(days=7) if named < today and _UNTIL.match(match.string, match.end()) else named
    return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)


def _part(today: date, ahead: int, part: str) -> date:
    monday = today + timedelta(days=ahead - today.weekday())
    if part.startswith(("今", "同じ")):
        return today + timedelta(days=ahead)
    if part in ("頭", "あたま", "初め", "始め", "はじめ", "明け"):
        return monday
    if part in ("前半", "半ば", "なかば", "真ん中", "中頃"):
        return monday + timedelta(days=2)
    if ahead == 0 and today.weekday() > 4:  # on a weekend the rest of the week is the weekend
        return max(today, monday + timedelta(days=5 if part == "末" else 6))
    return monday + timedelta(days=5 if part == "末" else 4)


def _rest(match: re.Match[str], today: date) -> date:
    monday = today - timedelta(days=today.weekday())
    if match["weekend"]:
        return monday + timedelta(days=5) if today.weekday() < 6 else today
    if match["monday"]:
        return monday + timedelta(days=7)
    if match["middle"]:
        return monday + timedelta(days=2 if today.weekday() <= 2 else 9)
    if match["within"]:
        return monday + timedelta(days=4)
    if match["during"]:
        return _around_holidays(match.group(), today, after=True) - timedelta(days=1)
    return _around_holidays(match.group(), today, after=match["after"] is not None)


def _around_holidays(word: str, today: date, *, after: bool) -> date:
    """The first open day behind the next closed ones, or the last before them; 連休 are three closed days in a row."""
    start = today
    if "盆" in word:
        start = date(today.year + (today > date(today.year, 8, 16)), 8, 13)
        return _to_open(date(start.year, 8, 17) if after else date(start.year, 8, 12), 1 if after else -1)
    if "gw" in word or "ごーるでん" in word:
        start = date(today.year + (today > date(today.year, 5, 6)), 5, 3)
    enough = 1 if word.startswith(("休み", "祝日")) else 3
    day, run = start, 0
    for _ in range(200):
        if offices_are_closed(day):
            run += 1
        elif run >= enough:
            return day if after else _to_open(day - timedelta(days=run + 1), -1)
        else:
            run = 0
        day += timedelta(days=1)
    return day


def _to_open(day: date, step: int) -> date:
    while offices_are_closed(day):
        day += timedelta(days=step)
    return day
