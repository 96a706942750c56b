"""On which days offices in Japan are closed; which day it is comes from the caller."""

from __future__ import annotations

from datetime import date
from functools import cache

import jpholiday


@cache
def is_holiday(day: date) -> bool:
    """A public holiday, a substitute for one, or a day between two."""
    return bool(jpholiday.is_holiday(day))


def offices_are_closed(day: date) -> bool:
    """Weekend, public holiday, or the turn of the year (29 December to 3 January)."""
    turn = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return day.weekday() >= 5 or turn or is_holiday(day)
