"""Lengths of time that end in a day (三日以内, 24時間以内, 3営業日, 半月, あと2日); which of them is asked for is judged in dates."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from flows.holidays import offices_are_closed
from flows.understanding.days import Day, month
from flows.understanding.numerals import NUMBER, number
from flows.understanding.sieve import TIMES

_LONGEST = 400  # days or the like: nobody is given longer, and hostile numbers stay inside the calendar
_SEVERAL = 3  # 数日
_COUNT = rf"(?:(?P<n>{NUMBER})(?:[、,~・か-](?P<to>{NUMBER}))?|(?P<several>数|すう))"
_UNIT = r"(?P<unit>時間|h(?:ours?|r)?(?![a-z])|分間?|秒|営業日|平日|日間|日|週間|週|[かけゖゕヶケ箇個ヵ]月間?|つき|年間?|晩)(?P<half>半)?"
_WAITS = r"待(?:つ|って(?:くれ|くださ|下さ|や|あげ|もら|いただ|ほし|る|い)|てる|てます|ちます|とく|ったる)"
_GIVEN = (
    r"以内|いない|の?うち(?=に|で|は|$)|内(?=に|で|の|$)|の(?:間|あいだ)に|中(?=に|で|は|$)|を(?:期限|目[処途]|めど)|(?:だけ|ほど|くらい|ぐらい)?の?(?:時間|猶予|期間)を?(?:もら|くれ|くださ|下さ|やる|いただ|与え|あげ)|"
    rf"(?:だけ|ほど|くらい|ぐらい)?(?:は|なら|も)?{_WAITS}|の?(?:猶予|時間をや|余裕)|(?:やる|くれる|くれ(?!て)|あげる|もらっ|もらえ|いただ)|の(?:期限|りみっと)|考え(?:ろ|とけ|させ)|しか(?:あり|な|待|残)|まで(?=に|$)"
)
_WITHIN = TIMES.pattern(
    rf"(?P<lead>あ[とど]|後|残り|のこり|ここ|この先)?[ 、]?(?<![0-9一二三四五六七八九十月第時:]){_COUNT}{_UNIT}(?P<tail>{_GIVEN}|後(?:の今日|の今頃|の(?P<weekday>[月火水木金土日])曜日?)?|ご(?=に|の|、|$)|(?:経|た)ったら|したら|(?:経|た)って(?:も)?(?=[^。]{{0,14}}(?:なかったら|なければ|ないなら|なきゃ|んかったら))|(?:くらい|ぐらい|ほど|だけ|の間)?で(?=戻|帰|着|迎|返|答|用意|何とか|なんとか|結論|まとめ|片|かた|終わら|払|連絡|電話|[^。、]{{0,10}}(?:しろ|せよ|せえ|なきゃ|ないと|なければ|なあかん|んと(?:あかん|いかん|いけん)|なくちゃ)|決|直|仕上|出|金|そろ|揃|行|来|こい|着|い[くき]|作|やれ|しろ|謝|書))?"
)
_ALONE = re.compile(
    r"(?:言われ(?:ました|てます|てる|た)?|今から|いまから|今日から|これから|だいたい|たぶん|くらい|ぐらい|ほど|かな|だけ|しか|です|って|[、。!\s約とのでやだねよ])*+"
)
_FROM = re.compile(r"(?:(?:[0-9曜月一二三四五六七八九十]|(?<=[0-9一二三四五六七八九十曜])日)から|~)、?$")
_OPEN_DAYS = re.compile(
    r"(?:土日祝?日?|休日|祝日|休み)[をは]?(?:除[いくき]|のぞ[いくき]|抜[いきく]|含(?:ま|め)[なずん])[^。、]{0,6}$"
)
_TIME_LEFT = re.compile(r"(?:時間|猶予|期限|納期|締切|〆切|まで|もう)(?:に|は|が|も)?、?$")
_CALLED = re.compile(r"(?P<bound>期限|りみっと)?(?(bound)|(?:時間|猶予|残り))(?:は|が|も)(?:、|残り|あと)?$")
_FROM_NOW = re.compile(r"(?:今|いま|今日|これ|ここ)から、?$")
_BETWEEN = TIMES.pattern(r"中([一二三四五1-5])日(?!間)")
_COUNTED = TIMES.pattern(rf"(?:今日|本日)から(?:数えて)?、?({NUMBER})日目")
_SPECIAL = TIMES.pattern(
    rf"(?P<word>小一時間|半時間|半日|半月|半年|一晩|丸一日|まる一日)(?P<tail>{_GIVEN}|後|ほど|で(?=戻|帰|着|迎|返|答|行|い[くき]|来|着|何と|なんと|用意)|(?:だけ)?$)"
)


def spans(sentence: str, here: datetime) -> Iterator[Day]:
    """中二日 and the like before the lengths that are inside them."""
    for match in _BETWEEN.finditer(sentence):
        yield Day(match.start(), match.end(), here.date() + timedelta(days=number(match.group(1)) + 1))
    for match in _COUNTED.finditer(sentence):  # today is the first
        if 1 <= number(match.group(1)) <= _LONGEST:
            yield Day(match.start(), match.end(), here.date() + timedelta(days=number(match.group(1)) - 1))
    for match in _SPECIAL.finditer(sentence):
        yield _special(match, here)
    for match in _WITHIN.finditer(sentence):
        found = _within(match, sentence, here)
        if found is not None:
            yield found


def _special(match: re.Match[str], here: datetime) -> Day:
    word, limit = match["word"], re.match(_GIVEN, match["tail"]) is not None
    minutes = {"小一時間": 60, "半時間": 30}.get(word)
    if minutes:
        moment = _minute(here + timedelta(minutes=minutes))
        return Day(match.start(), match.end(), moment.date(), moment, limit)
    ahead = {"半日": 0, "半月": 15}.get(word, 1)
    day = _later(here.date(), 6) if word == "半年" else here.date() + timedelta(days=ahead)
    return Day(match.start(), match.end(), day, limit=limit)


def _within(match: re.Match[str], sentence: str, here: datetime) -> Day | None:
    unit, tail = match["unit"], match["tail"]
    n = _amount(match)
    before = sentence[: match.start()]
    alone = _ALONE.fullmatch(before + sentence[match.end() :]) and (
        unit not in ("日", "分", "秒", "年") or _FROM_NOW.search(before)
    )
    name = None if tail else _CALLED.search(before)
    called = name is not None and not (unit == "日" and name["bound"])  # 「期限は24日」 is a date
    if not tail and not alone and not called and match["lead"] not in ("あと", "あど", "残り", "のこり"):
        return None
    if tail and tail.startswith("しか") and before and not (match["lead"] or _TIME_LEFT.search(before)):
        return None  # 「休憩が15分しかない」
    if unit == "日" and _FROM.search(before) and not _FROM_NOW.search(before):
        return None  # 「25日から28日の間に」
    if unit == "日" and tail and not match["to"] and not match["several"] and _is_a_date(n, tail):
        return None
    if not 1 <= n <= _LONGEST or re.match(r"前", sentence[match.end() : match.end() + 1]):
        return None
    limit = bool(match["lead"]) or called or (tail is not None and re.match(_GIVEN, tail) is not None)
    if unit[0] == "日" and _OPEN_DAYS.search(before):
        unit = "営業日"
    day, moment = _after(here, n, unit, half=match["half"] is not None)
    if match["weekday"]:  # 「二週間後の金曜」
        day += timedelta(days="月火水木金土日".index(match["weekday"]) - day.weekday())
    return Day(match.start(), match.end(), day, moment, limit)


def _is_a_date(n: int, tail: str) -> bool:
    """25日まで, 25日中に: a day of the month; 三日中に: three days."""
    if tail.startswith("を"):  # 「20日を期限に」
        return n > 3
    return tail.startswith("まで") or (tail == "中" and n > 7) or (tail == "内" and n > 10)


def _amount(match: re.Match[str]) -> int:
    if match["several"]:
        return _SEVERAL
    said = match["to"] or match["n"]
    if len(said) == 2 and not said.isdigit() and "十" not in said and "百" not in said:
        said = said[1]  # 二三日: two or three
    return number(said)


def _after(here: datetime, n: int, unit: str, *, half: bool) -> tuple[date, datetime | None]:
    today = here.date()
    if unit in ("時間", "分", "分間", "秒") or unit[0] == "h":
        step = {
            "時": timedelta(hours=1),
            "h": timedelta(hours=1),
            "分": timedelta(minutes=1),
            "秒": timedelta(seconds=1),
        }[unit[0]]
        moment = _minute(here + n * step + (step / 2 if half else timedelta()))
        return moment.date(), moment
    if unit in ("営業日", "平日"):
        return _working(today, n), None
    if unit[0] in "日晩":
        return today + timedelta(days=n), None
    if unit[0] == "週":
        return today + timedelta(weeks=n, days=3 if half else 0), None
    if unit[0] == "年":
        return _later(today, 12 * min(n, 50) + (6 if half else 0)), None
    return _later(today, min(n, 120)) + timedelta(days=15 if half else 0), None


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _later(today: date, months: int) -> date:
    first = month(today, months)
    return first.replace(day=min(today.day, calendar.monthrange(first.year, first.month)[1]))


def _working(today: date, n: int) -> date:
    day = today
    for _ in range(min(n, 60)):
        day += timedelta(days=1)
        while offices_are_closed(day):
            day += timedelta(days=1)
    return day
