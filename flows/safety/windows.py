"""The windows that help, from content/<lang>/windows.toml: which fit a need and which are open now; no wording lives here."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from flows.content import Content, content
from flows.holidays import is_holiday

JAPAN = ZoneInfo("Asia/Tokyo")
KINDS = ("life", "violence", "threat", "work", "legal", "superior")
CHANNELS = ("telephone", "chat", "line", "mail", "visit")
# What look() calls a danger, and the need whose windows answer it.
NEED_OF_DANGER = {"self": "life", "others": "life", "violence_at_home": "violence"}
EMERGENCY = frozenset({"110", "119"})
WRITTEN = frozenset({"chat", "line", "mail"})
OLD_AFTER = timedelta(days=365)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ROWS = "windows.windows."
OFFICE_DAYS = "mon-fri"  # 平日: not on public holidays
_RULE = re.compile(
    r"(daily|day\d{1,2}|(?:mon|tue|wed|thu|fri|sat|sun)(?:-(?:mon|tue|wed|thu|fri|sat|sun))?) (\d\d):(\d\d)-(\d\d):(\d\d)"
)


class BadHours(ValueError):
    """Hours in windows.toml that cannot be read."""


@dataclass(frozen=True, slots=True)
class WindowEntry:
    """One window. `contact` is what is dialled or opened, `uri` tel: or https:. `open_now` is None when the hours are not
    known. `opens_at`: the next opening (Japan) of a closed one. `checked_on`: the date of its newest dated source;
    `expires_on`: when it has to be looked at again, a year later unless the file says otherwise."""

    key: str
    name: str
    contact: str
    uri: str
    channel: str
    hours: str
    hours_text: str
    kinds: tuple[str, ...]
    languages: tuple[str, ...]
    sources: tuple[str, ...]
    checked_on: date
    expires_on: date
    active: bool
    note: str = ""
    open_now: bool | None = None
    opens_at: datetime | None = None

    @property
    def written(self) -> bool:
        return self.channel in WRITTEN

    @property
    def emergency(self) -> bool:
        return self.contact in EMERGENCY


def spans(hours: str, day: date) -> list[tuple[datetime, datetime]]:
    """The opening spans that begin on `day` (Japan). Raises BadHours."""
    if hours == "24h":
        start = datetime.combine(day, time(), JAPAN)
        return [(start, start + timedelta(days=1))]
    out = []
    for rule in filter(None, (part.strip() for part in hours.split(";"))):
        match = _RULE.fullmatch(rule)
        if match is None:
            raise BadHours(rule)
        days, *clock = match.groups()
        if _falls_on(days, day):
            fh, fm, th, tm = map(int, clock)
            start = datetime.combine(day, time(), JAPAN)
            out.append((start + timedelta(hours=fh, minutes=fm), start + timedelta(hours=th, minutes=tm)))
    return out


def _falls_on(days: str, day: date) -> bool:
    if days == "daily":
        return True
    if days.startswith("day"):
        return day.day == int(days[3:])
    if days == OFFICE_DAYS and is_holiday(day):
        return False
    first, _, last = days.partition("-")
    a, b = _DAYS.index(first), _DAYS.index(last or first)
    return (day.weekday() - a) % 7 <= (b - a) % 7


def is_open(hours: str, now: datetime) -> bool | None:
    """None when the hours are not known."""
    if not hours:
        return None
    here = now.astimezone(JAPAN)
    days = (here.date() - timedelta(days=1), here.date())
    return any(start <= here < end for day in days for start, end in spans(hours, day))


def next_opening(hours: str, now: datetime) -> datetime | None:
    """The next time at which it opens, within five weeks."""
    here = now.astimezone(JAPAN)
    for ahead in range(36):
        later = [start for start, _ in spans(hours, here.date() + timedelta(days=ahead)) if start > here]
        if later:
            return min(later)
    return None


def _table(wording: Content) -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for name in wording:
        if name.startswith(_ROWS):
            key, _, field = name.removeprefix(_ROWS).partition(".")
            rows.setdefault(key, {})[field] = wording.raw(name)
    return rows


def every_window(language: str = "ja") -> tuple[WindowEntry, ...]:
    """All entries of the file, active or not, in its order."""
    return read_windows(content(), content(language))


@lru_cache(maxsize=8)
def read_windows(first: Content, wording: Content) -> tuple[WindowEntry, ...]:
    """Those of `first`, said as in `wording`. Raises KeyError where a field is missing."""
    table = _table(first)
    if wording is not first:  # another language says it in other words; numbers, hours and sources are told once
        said = _table(wording)
        table = {key: {**row, **said.get(key, {})} for key, row in table.items()}
    return tuple(
        WindowEntry(
            key=key,
            name=row["name"],
            contact=row["contact"],
            uri=row["uri"],
            channel=row["channel"],
            hours=row["hours"],
            hours_text=row["hours_text"],
            kinds=tuple(row["kinds"]),
            languages=tuple(row["languages"]),
            sources=tuple(row["sources"]),
            checked_on=row["checked_on"],
            expires_on=row.get("expires_on") or row["checked_on"] + OLD_AFTER,
            active=row["active"],
            note=row.get("note", ""),
        )
        for key, row in table.items()
    )


def windows(now: datetime, kind: str, *, urgent: bool = False, language: str = "ja") -> list[WindowEntry]:
    """Active windows for a need (KINDS) or a kind of danger (self others violence_at_home).

    Those open at `now` first, then those whose hours are not known, then closed ones with their next opening; windows
    in other languages after all of them, though never the emergency numbers. In each group in the order of the file, except that a need to talk ("life",
    not `urgent`) puts lines to talk to before written windows, and the emergency numbers after both. `now` must be
    aware."""
    need = NEED_OF_DANGER.get(kind, kind)
    if need not in KINDS:
        raise ValueError(f"no windows for {kind!r}")
    found = []
    for entry in every_window(language):
        if entry.active and need in entry.kinds:
            state = is_open(entry.hours, now)
            found.append(
                replace(entry, open_now=state, opens_at=next_opening(entry.hours, now) if state is False else None)
            )
    to_talk = need == "life" and not urgent

    def place(entry: WindowEntry) -> tuple[bool, int, int]:
        kind_of_help = (2 if entry.emergency else 1 if entry.written else 0) if to_talk else 0 if entry.emergency else 1
        other = language not in entry.languages and not entry.emergency
        return other, {True: 0, None: 1, False: 2}[entry.open_now], kind_of_help

    return sorted(found, key=place)
