"""Days named by the calendar (11月25日, R8.11.25, 来月の5日, 来月の最終金曜, 明後日); turns of the year and feasts live in seasons.py, weeks and lengths of time in weeks.py and spans.py."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flows.holidays import offices_are_closed
from flows.understanding.numerals import SMALL, number
from flows.understanding.sieve import TIMES


@dataclass(frozen=True, slots=True)
class Day:
    """Where a day stands in a sentence. `moment`: exact where the words give one (24時間以内). `limit`: the words
    themselves say until when (三日以内, 今月いっぱい). `half`: the part of the day they tell (明晩: 夜)."""

    start: int
    end: int
    day: date
    moment: datetime | None = None
    limit: bool = False
    half: str = ""


_LIMIT = re.compile(r"(?:中|いっぱい|以内|うち|内)$")
_ERA = r"(?P<era>令和|平成|(?<![a-z])[rh])\.?(?P<ey>[0-9]{1,2}|[一二三四五六七八九十]{1,3}|元)"
_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988}
_FULL = TIMES.pattern(
    rf"(?:{_ERA}[年./-]|(?P<y>20[0-9]{{2}}|二〇[〇一二三四五六七八九]{{2}})[年./-]|(?<![0-9./-])'?(?P<short>[0-9]{{1,2}})[年./-](?!度))"
    rf"(?P<m>{SMALL})[月./-](?P<d>{SMALL})(?![0-9])日?|(?<![0-9])(?P<run>20[0-9]{{2}}(?:0[1-9]|1[0-2])[0-3][0-9])(?![0-9])"
)
_PARTS = {
    "頭": 1, "あたま": 1, "初め": 1, "始め": 1, "はじめ": 1, "月初": 1, "月初め": 1, "初旬": 10, "上旬": 10, "前半": 15, "半ば": 15, "なかば": 15,
    "真ん中": 15, "中頃": 15, "中旬": 20,
}  # fmt: skip
_IN_MONTH = TIMES.pattern(
    rf"(?:(?P<year>今年|本年|来年|翌年|再来年|(?:20)?[0-9]{{2}}年|令和{SMALL}年)の?)?"
    rf"(?:(?P<which>今月|当月|同月|来月|らいげつ|再来月|さ来月|さらいげつ|翌々月|翌月)|(?<![0-9一二三四五六七八九十])(?P<month>{SMALL})(?:月|がつ)(?!号|分|末?締))の?"
    rf"(?:(?:(?:頭|あたま|初め|はじめ|半ば|下旬|末)の)?(?P<day>{SMALL})(?:日|にち)(?!間)|第(?P<nth>[一二三四1-4])(?P<weekday>[月火水木金土日])曜?日?"
    rf"|(?:最終|最後の|らすと)(?P<lastday>[月火水木金土]|日(?=曜))(?:曜日?)?|第(?P<nthweek>[一二三四五1-5])週目?(?!の?[月火水木金土日])|(?P<same>今日|同じ日)(?=[^、。]{{0,2}}(?:まで|迄|に|$))"
    r"|(?P<part>(?:最終|最後の)(?:営業|平)?日|月?末日?|すえ(?=まで|に|で|$)|終わり|おわり|月初め?|いっぱい|上旬|初旬|中旬|下旬|前半|後半|半ば|なかば|中頃|真ん中|頭|あたま|初め|始め|はじめ|中(?=に|で|は|の|まで|を|、|$)|の?うち(?=に))|(?=まで|迄|を(?:めど|目[処途]|期限))|(?P<entry>に(?:入る|はいる|なる)(?:の?前|まで)))"
)
_SLASH = TIMES.pattern(
    r"(?<![0-9/.-])(?<![0-9]:)(?P<m>1[0-2]|0?[1-9])(?P<sign>[/.・-])(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9/%.:-]|くらい|ぐらい|程|ほど|時|倍|点|割|万|円|キロ|回|人|つ)日?"
)
_BEFORE_DOT = re.compile(r"(?:期限|締め?切り?|〆切?|納期|期日)[^。、]{0,4}$")
_BEHIND_DOT = re.compile(
    r"(?:\([月火水木金土日]\))?(?: ?[0-9]{1,2}[:時][0-9]{0,2})?(?:まで|迄|〆|必着|締|期限|に(?!な)|の|$)"
)
_ALL_DAY = r"(?P<all>中(?!旬|止|断|学)|いっぱい|の?うち(?=に|で|は|$)|じゅう(?=に|で|は|や|$)|以内|内(?=に|で))?"
_NEAR = tuple(
    (TIMES.pattern(words + _ALL_DAY), ahead, half)
    for words, ahead, half in (
        (r"(?:明々後日|明明後日|し明後日|しあさって|やのあさって)", 3, ""),
        (r"(?:明後日|(?<!し)(?<!やの)あさって|みょうごにち|翌々日|2日後の)", 2, ""),
        (r"(?:明朝|翌朝)", 1, "朝"),
        (r"(?:明晩|明夜|翌晩|明日の?夜|あしたの?夜)", 1, "夜"),
        (r"(?:一両日|いちりょうじつ)", 1, ""),
        (r"(?:今日|きょう|本日)か?(?:明日|あした|あす)", 1, ""),
        (r"(?:明日|(?<![ぁ-ん])あした(?!の?ジョー)|(?<=[はがも、とに])あした|(?<![ぁ-ん])あす(?![ぁかけねはっ])|みょうにち|翌日|次の日(?!曜)|明くる日|あくる日)", 1, ""),
        (r"(?:今夜|今晩|こんや|こんばん(?!は)|今宵|今日の?(?:夜|晩)|きょうの?(?:夜|晩))", 0, "夜"),
        (r"(?:今夕|今日の?夕方?)", 0, "夕方"),
        (r"(?:今日|(?<![らぁ-ろ])きょう(?!だい|だけ|う|そう|み)|本日|当日|同日中)", 0, ""),
    )
)  # fmt: skip
_FEW = 10
_BARE = TIMES.pattern(
    r"(?<![0-9月/.・一二三四五六七八九十中数第])([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|にち)(?!間|前|後|以内|目|連続|くらい|ぐらい|ほど|も|ぶり|遅|分|は休|おき|ごと|で(?!す|お|$|も|、)|から(?:ずっと|音|連)|だけ|たっ|経|たて|待|の(?:猶予|うち)|しか|くれ|やる|本|、[0-9]+日間|に[0-9一二三四五六七八九十何]{1,3}(?:回|度|件|本|通|時間|人))"
)


def calendar_days(sentence: str, here: datetime) -> Iterator[Day]:
    """Fuller expressions first; days that the calendar does not have are left out."""
    for reader in (_full, _in_month, _slashed, _near, _bare):
        yield from reader(sentence, here)


def _full(sentence: str, here: datetime) -> Iterator[Day]:
    for match in _FULL.finditer(sentence):
        if match["run"]:
            found = safe(int(match["run"][:4]), int(match["run"][4:6]), int(match["run"][6:]))
        elif match["short"] and not _is_a_near_year(int(match["short"]), here.year):
            continue
        else:
            found = safe(_year(match, here.year), number(match["m"]), number(match["d"]))
        if found is not None:
            yield Day(match.start(), match.end(), found)


def _is_a_near_year(short: int, now: int) -> bool:
    """26 and 27, or 8 and 9 of Reiwa, while it is 2026."""
    return short - now % 100 in (0, 1) or short - (now - _ERAS["令和"]) in (0, 1)


def _year(match: re.Match[str], now: int) -> int:
    if match["short"]:
        short = int(match["short"])
        return short + (2000 if short - now % 100 in (0, 1) else _ERAS["令和"])
    return number(match["y"]) if match["y"] else _ERAS[match["era"]] + number(match["ey"])


def _in_month(sentence: str, here: datetime) -> Iterator[Day]:
    today = here.date()
    for match in _IN_MONTH.finditer(sentence):
        first = _first_of(match, today)
        if first is None:
            continue
        last = calendar.monthrange(first.year, first.month)[1]
        part = match["part"] or ""
        if match["day"]:
            found = safe(first.year, first.month, number(match["day"]))
        elif match["nth"]:
            found = nth_weekday(first, number(match["nth"]), match["weekday"])
        elif match["lastday"]:
            found = last_weekday(first, match["lastday"])
        elif match["nthweek"]:
            found = first + timedelta(days=4 - first.weekday() + 7 * (number(match["nthweek"]) - 1))
        elif match["entry"]:  # 「八月に入る前」
            found = first - timedelta(days=1)
        elif match["same"]:
            found = first.replace(day=min(today.day, last))
        elif part.endswith(("営業日", "平日")):
            found = last_open_day(first)
        else:
            found = first.replace(day=min(_PARTS.get(part, last), last))
        if found is not None:
            yield Day(match.start(), match.end(), found, limit=bool(_LIMIT.search(part) or match["entry"]))


def _first_of(match: re.Match[str], today: date) -> date | None:
    """The first of the month meant: without a year this one, or the next when it lies more than half a year back."""
    if match["which"]:
        ahead = {"今月": 0, "当月": 0, "同月": 0, "再来月": 2, "さ来月": 2, "さらいげつ": 2, "翌々月": 2}.get(
            match["which"], 1
        )
        return month(today, ahead)
    asked = number(match["month"])
    if not 1 <= asked <= 12:
        return None
    year = match["year"]
    if year is None:
        late = today.month - asked
        return date(today.year + (late > 6 or (late > 0 and match["day"] is None)), asked, 1)
    named = {"今年": 0, "本年": 0, "来年": 1, "翌年": 1, "再来年": 2}
    if year in named:
        return date(today.year + named[year], asked, 1)
    said = number(year.removeprefix("令和").rstrip("年"))
    return date(said + (_ERAS["令和"] if year.startswith("令和") else 0 if said > 99 else 2000), asked, 1)


def _slashed(sentence: str, here: datetime) -> Iterator[Day]:
    """11/25; 11.25 and 11-25 only where the words around it speak of a day."""
    for match in _SLASH.finditer(sentence):
        certain = match["sign"] == "/" or _BEFORE_DOT.search(sentence, max(0, match.start() - 10), match.start())
        if not certain and not _BEHIND_DOT.match(sentence, match.end()):
            continue
        found = _coming(here.date(), int(match["m"]), int(match["d"]))
        if found is not None:
            yield Day(match.start(), match.end(), found)


def _near(sentence: str, here: datetime) -> Iterator[Day]:
    for pattern, ahead, half in _NEAR:
        for match in pattern.finditer(sentence):
            day = here.date() + timedelta(days=ahead)
            yield Day(match.start(), match.end(), day, limit=match["all"] is not None, half=half)


def _bare(sentence: str, here: datetime) -> Iterator[Day]:
    """25日 alone: the next one that comes."""
    today = here.date()
    for match in _BARE.finditer(sentence):
        n = number(match.group(1))
        lasts = sentence[: match.start()].endswith("~") or sentence.startswith("の間", match.end())
        if n <= _FEW and (lasts or sentence.startswith("で、", match.end())):
            continue  # 「5~6日」
        if n <= 3 and not re.match(r"まで|迄|の|に|が|、|$|[(月火水木金土日]", sentence[match.end() :]):
            continue
        for ahead in range(3):
            first = month(today, ahead)
            day = safe(first.year, first.month, n)
            if day is not None and day >= today:
                yield Day(match.start(), match.end(), day)
                break


def safe(year: int, month_: int, day: int) -> date | None:
    try:
        return date(year, month_, day)
    except ValueError:
        return None


def _coming(today: date, month_: int, day: int) -> date | None:
    """This year's day, or next year's when it lies more than half a year back."""
    this = safe(today.year, month_, day)
    return safe(today.year + 1, month_, day) if this is not None and (today - this).days > 183 else this


def month(today: date, ahead: int) -> date:
    """The first of a month from here on."""
    index = today.year * 12 + today.month - 1 + ahead
    return date(index // 12, index % 12 + 1, 1)


def last_weekday(first: date, weekday: str) -> date:
    """The last such weekday of the month that begins on that day."""
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return last - timedelta(days=(last.weekday() - "月火水木金土日".index(weekday)) % 7)


def last_open_day(first: date) -> date:
    """The last day of the month on which offices are open."""
    day = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    while offices_are_closed(day):
        day -= timedelta(days=1)
    return day


def nth_weekday(first: date, nth: int, weekday: str) -> date:
    """The nth such weekday of a month, from its first day on."""
    return first + timedelta(days=("月火水木金土日".index(weekday) - first.weekday()) % 7 + 7 * (nth - 1))
