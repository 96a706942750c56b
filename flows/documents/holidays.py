"""Japan's public holidays by the rules in force since 2022, computed; one-off changes of single years are not known."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_FIXED = ((1, 1), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23))
_MONDAYS = ((1, 2), (7, 3), (9, 3), (10, 2))  # month, which Monday


def is_holiday(day: date) -> bool:
    """A public holiday, a substitute for one on a Sunday, or a day between two holidays."""
    return day in _of_year(day.year)


def offices_are_closed(day: date) -> bool:
    """Weekend, public holiday, or the turn of the year (29 December to 3 January)."""
    turn = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return day.weekday() >= 5 or turn or is_holiday(day)


@cache
def _of_year(year: int) -> frozenset[date]:
    named = {date(year, month, day) for month, day in _FIXED}
    named |= {_monday(year, month, nth) for month, nth in _MONDAYS}
    named |= {date(year, 3, _equinox(year, 20.8431)), date(year, 9, _equinox(year, 23.2488))}
    free = set(named)
    for sunday in sorted(day for day in named if day.weekday() == 6):
        substitute = sunday
        while substitute in free:
            substitute += timedelta(days=1)
        free.add(substitute)
    between = {day + timedelta(days=1) for day in named if day + timedelta(days=2) in named}
    return frozenset(free | {day for day in between if day.weekday() != 6})


def _monday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(7 - first.weekday()) % 7 + 7 * (nth - 1))


def _equinox(year: int, mean: float) -> int:
    """Day of the month by the usual approximation, right from 1980 to 2099."""
    return int(mean + 0.242194 * (year - 1980) - (year - 1980) // 4)
