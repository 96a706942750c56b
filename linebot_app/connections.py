"""Opens the two stores that the settings name, each in one place for all processes; what they do lives in `storage`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from linebot_app.ports import SessionStore, Transcripts
from linebot_app.settings import Places

if TYPE_CHECKING:
    from linebot_app.openings.listing import OpenListing
    from linebot_app.storage.cases import Cases
    from linebot_app.storage.counters import Counters


def redis_url(places: Places) -> str:
    """Where sessions live. Without REDIS_URL: the embedded Valkey, started when no process has done so yet."""
    if places.redis_url:
        return places.redis_url
    from linebot_app.storage import embedded

    return embedded.ensure(places.data_dir)


def open_session_store(places: Places) -> SessionStore:
    from linebot_app.storage.sessions import open_sessions

    return open_sessions(redis_url(places))


def open_counters(places: Places) -> Counters:
    """What the workers count, and how much waits."""
    from linebot_app.storage.counters import open_counters

    return open_counters(redis_url(places))


def alerts_open(places: Places) -> Callable[[], tuple[int, float]]:
    """How many danger alerts nobody has seen and the seconds since the oldest; SQL is opened at the first question."""

    @cache  # a failure is not remembered
    def opened() -> Cases:
        from linebot_app.storage.cases import open_cases

        return open_cases(places.database_url)

    return lambda: opened().alerts_open(datetime.now(UTC))


def open_listing(places: Places) -> OpenListing:
    """The operators' listing of jobs, in the log's database; opened and its index made at the first use, or by
    `prepare`."""
    from linebot_app.openings.listing import OpenListing
    from linebot_app.storage.openings import open_openings

    return OpenListing(lambda: open_openings(places.database_url))


def tidy(places: Places) -> None:
    """What is done once a day: enquiries that were kept as long as people are told go, and what the index still holds
    of removed words. Raises what SQLAlchemy raises when SQL is away."""
    from linebot_app.storage.enquiries import open_enquiries
    from linebot_app.storage.search import open_search

    with open_enquiries(places.database_url) as enquiries:
        enquiries.forget_old(datetime.now(UTC))
    with open_search(places.database_url) as search:
        search.drop_traces()


def open_log(places: Places) -> Transcripts:
    """The log in SQL, its tables brought up to date first (safe when several processes do it at once)."""
    from linebot_app.storage.transcripts import migrate, open_transcripts

    migrate(places.database_url)
    return open_transcripts(places.database_url)
