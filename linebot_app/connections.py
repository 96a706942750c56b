"""Opens the two stores that the settings name, each in one place for all processes; what they do lives in `storage`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from linebot_app.ports import SessionStore, StoreUnavailable, Transcripts
from linebot_app.settings import Places, Settings

if TYPE_CHECKING:
    from linebot_app.desk.board import Board
    from linebot_app.language_model import LanguageModel
    from linebot_app.openings.listing import OpenListing
    from linebot_app.storage.cases import Cases
    from linebot_app.storage.counters import Counters
    from linebot_app.wording.following import Following


def redis_url(places: Places) -> str:
    """Where sessions live. Without REDIS_URL: the embedded Valkey, started when no process has done so yet."""
    if places.redis_url:
        return places.redis_url
    from linebot_app.storage import embedded

    return embedded.ensure(places.data_dir)


def open_session_store(places: Places) -> SessionStore:
    from linebot_app.storage.sessions import open_sessions

    return open_sessions(redis_url(places), replicas=places.redis_wait)


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


def turns_of(places: Places) -> Callable[[str], Iterator[dict[str, Any]]]:
    """A person's turns in the log, oldest first; SQL is opened at the first question. Raises StoreUnavailable where it
    is away."""

    @cache  # a failure is not remembered
    def opened() -> Transcripts:
        return open_log(places)

    def of_person(person: str) -> Iterator[dict[str, Any]]:
        from sqlalchemy.exc import SQLAlchemyError

        try:
            yield from opened().of_person(person)
        except SQLAlchemyError:
            raise StoreUnavailable from None

    return of_person


def open_listing(places: Places) -> OpenListing:
    """The operators' listing of jobs, in the log's database; opened and its index made at the first use, or by
    `prepare`."""
    from linebot_app.openings.listing import OpenListing
    from linebot_app.storage.openings import open_openings

    return OpenListing(lambda: open_openings(places.database_url))


@contextmanager
def at_the_desk(settings: Settings, clock: Callable[[], float]) -> Iterator[Board]:
    """Meanwhile the desk is looked at for the conversations, and alarms go out by e-mail and webhook as far as they are
    set up. `clock`: seconds since 1970."""
    from linebot_app.alarms.ringing import Ringing, ways_of
    from linebot_app.desk.board import Board
    from linebot_app.storage.alarms import open_alarms
    from linebot_app.storage.desk import open_desks

    url, repeat = settings.database_url, timedelta(minutes=settings.alarms.repeat)
    board = Board(lambda: open_desks(url), clock)
    ringing = Ringing(ways_of(settings.alarms), lambda: open_alarms(url), clock, repeat)
    board.start()
    ringing.start()
    try:
        yield board
    finally:
        ringing.end()
        board.end()


def open_language_model(settings: Settings) -> LanguageModel | None:
    if settings.language_model is None:
        return None
    from linebot_app.language_model import LanguageModel  # its package is needed by those who set one up

    place = settings.language_model
    return LanguageModel(place.base_url, place.api_key, place.name)


def take_up_wording(role: str, places: Places) -> Following:
    """The wording of this process from now on, and what follows its changes once it is started. `role`: web, worker."""
    from linebot_app.clock import clock_of
    from linebot_app.storage.renewals import open_renewals
    from linebot_app.wording.following import Following
    from linebot_app.wording.shelf import shelf_of

    shelf = shelf_of(places)
    renewals = lambda: open_renewals(redis_url(places))  # noqa: E731
    return Following(role, shelf, shelf.begin(), renewals, clock_of(places.clock_file))


def tidy(places: Places) -> None:
    """What is done once a day: what was kept as long as the rules say goes, and what the index still holds of removed
    words; conversations that came to rest are put up for review. Raises what SQLAlchemy raises when SQL is
    away, and StoreUnavailable."""
    from linebot_app.forgetting import keep_the_rules, put_up_for_review
    from linebot_app.storage.search import open_search

    store = open_session_store(places)
    try:
        keep_the_rules(places.database_url, store, datetime.now(UTC))
        put_up_for_review(places.database_url, datetime.now(UTC))
    finally:
        store.close()
    with open_search(places.database_url) as search:
        search.drop_traces()


def open_log(places: Places) -> Transcripts:
    """The log in SQL, its tables brought up to date first (safe when several processes do it at once)."""
    from linebot_app.storage.transcripts import migrate, open_transcripts

    migrate(places.database_url)
    return open_transcripts(places.database_url)
