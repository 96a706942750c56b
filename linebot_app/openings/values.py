"""Reads single values of a listing: pay, days, kinds, places, addresses. Each raises BadField with what is wrong; where
in a file they stand is not known here."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from flows.jobs.opening import Place, Salary
from flows.jobs.places import beginning_of, prefecture
from linebot_app.openings.plain_text import one_line

JAPAN = timezone(timedelta(hours=9), "Asia/Tokyo")
LONGEST_URL = 1_000
MOST_PLACES, LONGEST_CITY = 20, 60
_YEARS = range(2000, 2101)
# What a listing may pay, by unit: anything else is most likely told in the wrong unit.
_BOUNDS = {
    "hour": (100, 100_000),
    "day": (1_000, 1_000_000),
    "week": (3_000, 5_000_000),
    "month": (10_000, 20_000_000),
    "year": (100_000, 200_000_000),
}
_UNITS = {
    "hour": ("hour", "hourly", "時給", "時間", "時"),
    "day": ("day", "daily", "日給", "日当", "日"),
    "week": ("week", "weekly", "週給", "週"),
    "month": ("month", "monthly", "月給", "月収", "月額", "月"),
    "year": ("year", "yearly", "annual", "年収", "年俸", "年額", "年"),
}
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words}
_AMOUNT = re.compile(r"[¥￥]?\s*([0-9]{1,12}(?:\.[0-9]{1,4})?)\s*(億|万|千)?\s*円?")
_SCALE = {"億": 100_000_000, "万": 10_000, "千": 1_000, None: 1}
_TYPES = {
    "regular": ("正社員", "正職員", "正規", "regular"),
    "contract": ("契約社員", "契約職員", "嘱託", "準社員", "contract"),
    "dispatch": ("派遣", "紹介予定派遣", "dispatch"),
    "part_time": ("パート", "アルバイト", "part_time", "parttime", "part time", "短時間"),
    "freelance": ("業務委託", "フリーランス", "請負", "freelance"),
    "intern": ("インターン", "intern", "internship"),
    "full_time": ("full_time", "fulltime", "full time", "フルタイム", "常勤"),
    "contractor": ("contractor",),
    "temporary": ("temporary", "有期", "臨時", "期間社員", "期間限定", "期間工"),
    "volunteer": ("volunteer", "ボランティア"),
    "other": ("other", "per_diem", "その他", "日雇"),
}
_NOT_REGULAR = re.compile("非正規|非正社員|正(?:社員|職員)登用")
_YES = frozenset({"true", "yes", "y", "1", "○", "〇", "はい", "可", "有", "あり", "ok", "歓迎", "telecommute"})
_NO = frozenset({"false", "no", "n", "0", "×", "いいえ", "不可", "無", "なし", ""})
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")


class BadField(ValueError):
    """`field`: as the file calls it. `reason`: what is wrong with it, without the value."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


def text(value: Any, field: str, most: int) -> str:
    """A string or number as one line, cut at `most`; empty for null."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadField(field, "is no text")
    return one_line(str(value), most)


def yes(value: Any, field: str) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    said = unicodedata.normalize("NFKC", text(value, field, 40)).lower()
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise BadField(field, "is neither yes nor no")


def day(value: Any, field: str) -> date | None:
    """2026-11-30, 2026/11/30, 2026年11月30日, or an ISO moment, as the day it is in Japan."""
    found = _moment(value, field)
    return found.date() if isinstance(found, datetime) else found


def end(value: Any, field: str) -> datetime | None:
    """When something is over: a moment as told (Japan's, unless it says otherwise), a day at its end."""
    found = _moment(value, field)
    if found is None or isinstance(found, datetime):
        return found
    return datetime.combine(found, time(23, 59, 59), JAPAN)


def _moment(value: Any, field: str) -> date | datetime | None:
    said = unicodedata.normalize("NFKC", text(value, field, 60)).strip()
    if not said:
        return None
    try:
        if match := _DAY.fullmatch(said):
            found: date | datetime = date(int(match[1]), int(match[2]), int(match[3]))
        else:
            moment = datetime.fromisoformat(said)
            found = (moment if moment.tzinfo else moment.replace(tzinfo=JAPAN)).astimezone(JAPAN)
    except (ValueError, OverflowError):
        raise BadField(field, "is no date such as 2026-11-30") from None
    if found.year not in _YEARS:
        raise BadField(field, f"is not between {_YEARS[0]} and {_YEARS[-1]}")
    return found


def amount(value: Any, field: str) -> int | None:
    """Yen: 250000, "250,000円", "25万円"."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        if not math.isfinite(value) or abs(value) > 1e12:
            raise BadField(field, "is no amount of yen")
        number = float(value)
    else:
        said = unicodedata.normalize("NFKC", text(value, field, 60)).replace(",", "").strip()
        if not said:
            return None
        if said[0] in "-−▲△":
            raise BadField(field, "is negative")
        match = _AMOUNT.fullmatch(said)
        if match is None:
            raise BadField(field, "is no amount of yen")
        number = float(match[1]) * _SCALE[match[2]]
    if number < 0:
        raise BadField(field, "is negative")
    return round(number) or None


def salary(least: int | None, most: int | None, unit: Any, field: str) -> Salary | None:
    """None where no amount is told. Amounts that no job pays in that unit are refused."""
    if least is None and most is None:
        return None
    said = unicodedata.normalize("NFKC", text(unit, field, 20)).lower()
    kind = _UNIT.get(said)
    if kind is None:
        raise BadField(field, "needs a unit: HOUR, DAY, WEEK, MONTH or YEAR" if not said else "has an unknown unit")
    if least is not None and most is not None and least > most:
        raise BadField(field, "has a minimum above its maximum")
    low, high = _BOUNDS[kind]
    if any(yen is not None and not low <= yen <= high for yen in (least, most)):
        raise BadField(field, f"is not between {low:,} and {high:,} yen for this unit")
    return Salary(kind, least, most)


def kinds(words: list[str]) -> tuple[str, ...]:
    """Kinds of employment that the words name; `other` where none is known."""
    return tuple(dict.fromkeys(kind for word in words for kind in _kinds_of(word)))


@lru_cache(maxsize=512)
def _kinds_of(word: str) -> tuple[str, ...]:
    said = _NOT_REGULAR.sub("", unicodedata.normalize("NFKC", word).lower()).strip()
    named = tuple(kind for kind, marks in _TYPES.items() if any(_names(said, mark) for mark in marks))
    return named or (("other",) if word.strip() else ())


def _names(said: str, mark: str) -> bool:
    return re.search(rf"(?<![a-z_]){re.escape(mark)}(?![a-z_])", said) is not None if mark.isascii() else mark in said


def place(region: str, city: str, field: str) -> Place:
    """A prefecture and what follows it. The city may begin with its prefecture, or the region be a whole address."""
    if region and (code := prefecture(region)):
        return Place(code, _city(city, code))
    for address in (region, city):
        if address and (found := beginning_of(address)):
            code, rest = found
            return Place(code, _city(rest if address is city else rest or city, code))
    raise BadField(field, "names no prefecture of Japan")


def _city(city: str, code: int) -> str:
    said = one_line(city, LONGEST_CITY)
    found = beginning_of(said)
    return found[1] if found and found[0] == code else said


def address(value: Any, field: str) -> str:
    """An http or https address that a phone can open; empty for null."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadField(field, "is no address")
    said = value.strip()
    if not said:
        return ""
    try:
        parts = urlsplit(said)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
        _ = parts.port
    except ValueError:
        fine = False
    if not fine or len(said) > LONGEST_URL or not said.isprintable() or " " in said:
        raise BadField(field, f"is no http or https address of at most {LONGEST_URL} characters")
    return said
