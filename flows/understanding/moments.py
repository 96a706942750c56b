"""The days and times in a sentence put together into moments, in order; whether one is a deadline is judged in asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from flows.understanding.anchors import by_another, joined
from flows.understanding.clock import PART, parts_alone, time_at, times_alone
from flows.understanding.days import Day, calendar_days
from flows.understanding.numerals import SMALL, number
from flows.understanding.seasons import named_days
from flows.understanding.spans import spans
from flows.understanding.weeks import week_days

_NEAR = re.compile(r"明日|あす|あした|今日|きょう|明後日|あさって|しあさって")
_SAID_THEN = re.compile(r"(昨日|きのう|ゆうべ|夕べ|昨夜|昨晩|おととい|一昨日)[^。「」]{0,16}[「『][^」』]{0,30}$")
_BESIDE = re.compile(
    r"[ の]?\([月火水木金土日](?:・?祝|曜日?)?\)|[ の]?(?P<weekday>[月火水木金土日])曜日?|\(ついたち\)|\(1日\)"
)
_WEEK_WORD = re.compile(r"週|連休|休み")
_SHIFT = re.compile(
    rf"(?:の|(?:[ぁ-ん]{{0,5}}、)?その)?(?:(?P<eve>前日|前の日|まえの日|前の晩)|(?P<eve2>前々日)|(?P<next>翌日|次の日)|(?P<n>{SMALL})日(?P<way>前|後))(?!から)"
)
_BETWEEN = re.compile(r"^[^。、0-9]{0,12}、?$")
_PART_BEHIND = re.compile(rf"[のは、 ]{{0,2}}(?:{PART.pattern})(?![会礼食刊市便])")
_NOT_BETWEEN = re.compile(r"まで|迄|以内|中に|期限|けど|のに|ので|(?:ました|です|ます)が?|[あいうえ]って")


@dataclass(frozen=True, slots=True)
class Moment:
    """Where it stands in the sentence and when it is. `limit`: the words themselves say until when. `undated`: a time
    without a day. `vague`: only a part of the day (昼, 終業)."""

    start: int
    end: int
    when: date | datetime
    limit: bool = False
    undated: bool = False
    vague: bool = False

    @property
    def day(self) -> date:
        return self.when.date() if isinstance(self.when, datetime) else self.when


def moments_in(sentence: str, here: datetime, told: date | None = None) -> list[Moment]:
    """Every day with the time that belongs to it, then times and parts of the day that stand alone. `told`: the last day
    named before the sentence."""
    days = _days(sentence, here, told)
    found: list[Moment] = []
    for place, day in enumerate(days):
        following = days[place + 1].start if place + 1 < len(days) else len(sentence)
        end, when = _with_clock(sentence, day, following, here)
        found.append(Moment(day.start, end, when, day.limit))
    for time in times_alone(sentence, here):
        if _apart(time.start, time.end, found) and not _is_over(sentence, time.start):
            found.append(Moment(time.start, time.end, time.moment, undated=True))
    for start, end, on in parts_alone(sentence, here):
        joined = next((n for n, one in enumerate(found) if 0 <= start - one.end <= 1), None)
        if joined is not None:  # 「21時、閉店までに」
            found[joined] = replace(found[joined], end=end)
        elif _apart(start, end, found):
            found.append(Moment(start, end, on, undated=True, vague=True))
    return sorted(found, key=lambda moment: moment.start)


_OVER = re.compile(r"今朝|けさ|昨夜|昨晩|ゆうべ")
_JUST_BEFORE = re.compile(r"(?:今朝|けさ|昨夜|昨晩|昨|ゆうべ|夕べ)の?[、 ]?$")


def _is_over(sentence: str, start: int) -> bool:
    """「今朝9時半」 was, whatever the clock shows next."""
    return _OVER.match(sentence, start) is not None or _JUST_BEFORE.search(sentence[:start][-8:]) is not None


def _apart(start: int, end: int, found: list[Moment]) -> bool:
    return all(end <= one.start or one.end <= start for one in found)


def _days(sentence: str, here: datetime, told: date | None) -> list[Day]:
    """Every expression of a day in order; where two overlap the fuller one counts."""
    out: list[Day] = []
    covered: set[int] = set()
    named = sorted(
        (*calendar_days(sentence, here), *named_days(sentence, here), *week_days(sentence, here)),
        key=lambda day: day.start - day.end,
    )
    for day in (*spans(sentence, here), *named):
        if covered.isdisjoint(range(day.start, day.end)):
            whole = _shifted(sentence, day)
            covered.update(range(whole.start, whole.end))
            out.append(whole)
    said = [_as_said_then(sentence, day, here) for day in out]
    in_order = sorted(by_another(sentence, said, told, here), key=lambda day: day.start)
    return joined(sentence, in_order)


def _as_said_then(sentence: str, day: Day, here: datetime) -> Day:
    """ゆうべ「明日まで」と言われた: today."""
    ahead = (day.day - here.date()).days
    if not 0 <= ahead <= 4 or not _NEAR.match(sentence, day.start):
        return day
    said = _SAID_THEN.search(sentence, max(0, day.start - 60), day.start)
    if said is None:
        return day
    back = 2 if said.group(1) in ("おととい", "一昨日") else 1
    return replace(day, day=day.day - timedelta(days=back))


def _shifted(sentence: str, day: Day) -> Day:
    """25日の前日, 火曜の2日前; the weekday told beside a date belongs to it."""
    beside = _BESIDE.match(sentence, day.end)
    ahead = 0
    if beside and beside["weekday"]:
        if _WEEK_WORD.search(sentence, day.start, day.end):
            beside = None  # 「週明けの火曜」 is the Tuesday
        elif sentence[day.start : day.end].endswith("末"):  # 「月末の金曜」 the last Friday
            ahead = -((day.day.weekday() - "月火水木金土日".index(beside["weekday"])) % 7)
    end = beside.end() if beside else day.end
    shift = _SHIFT.match(sentence, end)
    if shift is not None:
        n = number(shift["n"]) if shift["n"] else 1
        ahead += -2 if shift["eve2"] else -n if shift["eve"] or shift["way"] == "前" else n
        end = shift.end()
    return Day(day.start, end, day.day + timedelta(days=ahead), day.moment, day.limit, day.half)


def _with_clock(sentence: str, day: Day, following: int, here: datetime) -> tuple[int, date | datetime]:
    """A time of day that belongs to the day: right behind it or a few words later, before the next day."""
    if day.moment is not None:
        return day.end, day.moment
    half = day.half
    for place in range(day.end, min(day.end + 13, following)):
        between = sentence[day.end : place]
        if not _BETWEEN.match(between) or _NOT_BETWEEN.search(between):
            break
        time = time_at(sentence, place, day.day, half or _half_in(between), here)
        if time is not None:
            return time.end, time.moment
    part = _PART_BEHIND.match(sentence, day.end, following)
    return part.end() if part else day.end, day.day


def _half_in(between: str) -> str:
    return next((half for half in ("午後", "夕方", "夜", "晩", "午前", "朝") if half in between), "")
