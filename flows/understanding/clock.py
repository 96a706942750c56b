"""Times of day as typed (午後3時半, 15:30, 夜8時, 正午, 終業まで) on a given day; which day it is comes from the caller."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flows.understanding.numerals import SMALL, number
from flows.understanding.sieve import TIMES

JAPAN = ZoneInfo("Asia/Tokyo")
_HALF = r"(?P<half>午前中?|ごぜん|午後|ごご|早朝|明け方|今朝|朝いち|朝一番?|朝|あさ(?=[0-9])|お?昼|ひる|夕方|夕|夜中|真夜中|深夜|未明|夜|よる|今夜|今晩|晩|[ap]\.?m\.?)"
CLOCK = TIMES.pattern(
    rf"(?:{_HALF}[のに]?)?[ ]?(?<![0-9/.])(?:(?P<h>{SMALL})(?:時|じ(?![ゃゅょ]))(?:(?P<thirty>半|はん)|(?P<m>{SMALL})分(?P<early>前(?!後))?)?(?!間|代|点|期|給|短|速|々|的|停|休|帰|金)|(?P<h2>[0-9]{{1,2}}):(?P<m2>[0-9]{{2}})(?![0-9])(?::[0-9]{{2}})?|(?P<h3>[0-9]{{1,2}}))(?P<after>[ap]m)?"
    r"|(?P<noon>正午|しょうご)"
)
_EVENING = frozenset({"午後", "ごご", "夕方", "夕", "夜", "よる", "今夜", "今晩", "晩", "pm", "p.m", "p.m."})
_NIGHT = frozenset({"夜", "よる", "今夜", "今晩", "晩", "夜中", "真夜中", "深夜"})
_DEEP = frozenset({"夜中", "真夜中", "深夜"})
_WORKING_HOURS = range(1, 7)  # 「3時に来い」 is three in the afternoon
PART = TIMES.pattern(
    r"(?P<noon>(?:お?昼|ひる)(?:過ぎ|すぎ|前|いち|一番?|休み(?:中|が(?:終わる|明ける))?|頃|ごろ)?)|(?P<morning>夜明け|夜が明け|始発|一番電車|朝(?:いち|一番?|のうち)|明け方|早朝|朝)|(?P<opening>始業(?:時間|時刻|前)?|開(?:店|館|庁|局)(?:時間|前)?)|(?P<forenoon>午前中?)|(?P<afternoon>午後(?:いち|一番?|中)?)"
    r"|(?P<evening>夕方|日没|日(?:が|の)?(?:暮れ|くれ|落ち|沈)る?(?:前)?|夕暮れ|暗くなる(?:前)?|明るいうち|夕(?:飯|食|ご飯)(?:時|どき)?|夕刻|(?:お)?3時の?休憩)|(?P<closing>定時|終業(?:時間|時刻)?|退勤(?:時間)?|(?:営業|業務|就業|勤務)(?:時間|終了)(?:内|中)?|閉(?:店|館|庁|局)(?:時間)?|仕事(?:が)?終わ(?:り|る)|(?:帰|上が|あが)る前|退社|(?:会社|店|窓口)が閉まる(?:前)?)"
    r"|(?P<night>夜(?!明け|が明け)(?:中|のうち)?|晩|終電|日付が?(?:変わ|かわ|替わ)る(?:前)?|日をまた(?:ぐ|が)|今日が終わる|寝る前)"
)
_OVER = {
    "morning": 9,
    "opening": 9,
    "forenoon": 12,
    "noon": 14,
    "afternoon": 18,
    "evening": 19,
    "closing": 20,
    "night": 24,
}
_PART_LIMIT = re.compile(
    r"\s*(?:まで|迄|に(?:は|(?=[^。、]{0,14}(?:[来こ]い|来て(?:くれ|ほし|くだ|と)|しろ|くれ(?!ん|な|て[いる])|ください|下さい|なさい|せよ|行け|(?:と|って)(?:言|い[うわ]))))|内に?|中に|前に|のうちに|で(?:帰|上が|あが)る?(?:前|まで))"
)


@dataclass(frozen=True, slots=True)
class Time:
    """`end`: where it stands in the sentence; `day` may be the one after the day given (今夜1時, 24時)."""

    start: int
    end: int
    moment: datetime


def time_at(sentence: str, place: int, day: date, half: str, here: datetime) -> Time | None:
    """The time of day that begins at this place. `half`: the part of the day that was told before (今夜)."""
    match = CLOCK.match(sentence, place)
    return None if match is None else _time(match, day, half, here)


def times_alone(sentence: str, here: datetime) -> list[Time]:
    """Times without a day: today, or the next time the clock shows it."""
    found = []
    for match in CLOCK.finditer(sentence):
        time = _time(match, here.date(), "", here)
        if time is None:
            continue
        moment = time.moment
        if moment <= here:
            later = moment + timedelta(hours=12)
            moment = (
                later if not match["half"] and 0 < moment.hour < 12 and later > here else moment + timedelta(days=1)
            )
        found.append(Time(time.start, time.end, moment))
    return found


def parts_alone(sentence: str, here: datetime) -> list[tuple[int, int, date]]:
    """(start, end, day) of 昼まで, 終業まで, 夕方までに: today, or tomorrow when it is over."""
    found = []
    for match in PART.finditer(sentence):
        behind = _PART_LIMIT.match(sentence, match.end())
        within = re.search(r"(?<!夜)[内中前]$", match.group())  # 「夜中」 is a time, no limit
        if behind is None and within is None:
            continue
        over = here.hour >= _OVER[match.lastgroup or "night"]
        found.append((match.start(), match.end(), here.date() + timedelta(days=int(over))))
    return found


def _time(match: re.Match[str], day: date, half: str, here: datetime) -> Time | None:
    half = (match["half"] or match["after"] or half or "").removesuffix("中")
    if match["noon"]:
        hour, minute = 12, 0
    elif match["h"]:
        hour = number(match["h"])
        minute = 30 if match["thirty"] else number(match["m"]) if match["m"] else 0
    elif match["h2"]:
        hour, minute = int(match["h2"]), int(match["m2"])
    elif match["after"]:
        hour, minute = int(match["h3"]), 0
    else:
        return None  # a bare number behind 午後 or nothing at all
    if hour > 29 or minute > 59:
        return None
    bare = not half and not (match["h2"] or "").startswith("0")
    ahead, hour = _on_the_clock(hour, half, bare=bare)
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=JAPAN) + timedelta(days=ahead)
    if bare and day == here.date() and moment <= here and 0 < hour < 12 and moment + timedelta(hours=12) > here:
        moment += timedelta(hours=12)
    if match["early"]:  # 「5時10分前」
        moment -= timedelta(minutes=2 * minute)
    return Time(match.start(), match.end(), moment)


def _on_the_clock(hour: int, half: str, *, bare: bool) -> tuple[int, int]:
    """(days ahead, hour): 夜8時, 夜中の1時, 24時, 昼の1時, and 3時 in the working day."""
    if hour >= 24:
        return 1, hour - 24
    if half in _NIGHT and (hour <= 4 or hour == 12):
        return 1, hour % 12
    if hour < 12 and (half in _EVENING or (half in _DEEP and hour >= 8)):
        return 0, hour + 12
    if hour in _WORKING_HOURS and (bare or half.endswith(("昼", "ひる"))):
        return 0, hour + 12
    return 0, hour
