"""When something was, as a report says it: the day as a date, and the time of day that was told with it."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from flows.content import Content
from flows.documents.calendar import say_day, say_moment
from flows.evidence.when import is_span, moment_in
from flows.understanding.clock import JAPAN

_PART = re.compile(r"早朝|明け方|朝|午前中?|正午|お?昼(?:前|過ぎ)?|午後|夕方|夜中|深夜|夜|晩")
_OTHER_CALENDAR = re.compile(r"[A-Za-z]{3}")
# Nothing but when it was: what may stand as it was told where no day can be told from it.
_ONLY_A_TIME = re.compile(
    r"(?:(?:\d{1,4}|[一二三四五六七八九十数]{1,3})(?:年|か月|ヶ月|カ月|月|週間|日|時間?|分)(?:ほど|くらい|ぐらい)?|前|後|先々?週|今週|先々?月|今月|昨年|去年|一昨年|"
    r"[月火水木金土日]曜日?|春|夏|秋|冬|年末|年始|上旬|中旬|下旬|初め|はじめ|末|頃|ごろ|ころ|在職中|退職[前後]|以前|昔|半|過ぎ|の|に|から|まで|、|\s)+"
)


def when_of(words: str, told_on: date | None, wording: Content) -> str:
    """「昨日の夕方気づいて」, told on a day -> 11月21日（土） 夕方; of words without a day those that tell a time."""
    if not words or _OTHER_CALENDAR.search(words) or is_span(words):
        return words
    if told_on is not None:
        moment = moment_in(words, datetime.combine(told_on, time(23, 59), tzinfo=JAPAN))
        if "T" in moment:
            return say_moment(datetime.fromisoformat(moment), wording)
        if moment:
            part = _PART.search(words)
            return say_day(date.fromisoformat(moment), wording) + (f"の{part.group()}" if part else "")
    told = _ONLY_A_TIME.search(words)
    return told.group().strip("、のにから ") if told and len(told.group()) >= 2 else words
