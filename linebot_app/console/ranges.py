"""Days, entries, versions and page marks as an address asks for them; anything else in it means nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from linebot_app.console.house import JAPAN

LONGEST = 100


def plain(args: Mapping[str, str], *names: str) -> dict[str, str]:
    """What the address holds under these names, as far as it is text."""
    told = {name: args.get(name, "").strip()[:LONGEST] for name in names}
    return {name: value for name, value in told.items() if value and value.isprintable()}


def day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text) if len(text) == len("2026-11-24") else None
    except ValueError:
        return None
    return found if found and 2000 <= found.year < 3000 else None


def number(text: str) -> int:
    """0 for what is no number of a row."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else 0


def beginning(of: date) -> str:
    """The first moment of a day in Japan, as the database writes moments."""
    return datetime.combine(of, datetime.min.time(), JAPAN).astimezone(UTC).isoformat(timespec="milliseconds")


def ending(of: date) -> str:
    """The first moment after a day in Japan."""
    return beginning(of + timedelta(days=1))
