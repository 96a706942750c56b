"""The listing as the conversation asks for it: an index in memory, made anew when the listing has changed, and the rows
of the few that are shown."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.exc import SQLAlchemyError

from flows.content import content
from flows.jobs.form import offered_words
from flows.jobs.index import Index
from flows.jobs.listing import LOOKED_AT, ListingAway, Shortlist, shown
from flows.jobs.opening import Opening
from flows.jobs.wishes import Wishes
from linebot_app.openings.values import JAPAN
from linebot_app.storage.openings import Openings

log = logging.getLogger(__name__)

WORTH_WAITING = 0.5  # seconds: a small listing is new at once, a large one at the next question
_LONGEST_ID = 18  # digits of a number that SQL can look for


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        log.warning("listing away", extra={"error": type(error).__name__})
        raise ListingAway from None


@dataclass(frozen=True, slots=True)
class _Made:
    index: Index
    version: int
    day: date


class OpenListing:
    """flows.jobs.Listing over SQL. Threads share it.

    After a change of the listing the old index serves until a new one is made, beside the conversation where that takes
    long: it only tells where to look, and what is closed or over by then is never read.
    """

    def __init__(self, open_store: Callable[[], Openings]) -> None:
        self._open_store = open_store
        self._opened: Openings | None = None
        self._opening = threading.Lock()
        self._made: _Made | None = None
        self._making = threading.Lock()

    def best(self, wishes: Wishes, now: datetime) -> Shortlist:
        here = now.astimezone(JAPAN)
        with _telling():
            found = self._index(here).best(wishes, here.date(), LOOKED_AT)
            matches = shown(self._store.fetch(found.ids, now), wishes, here)
        total = found.total if matches else 0
        return Shortlist(matches, max(total, len(matches)), found.any_work, found.elsewhere, found.other_types)

    def find(self, opening_id: str, now: datetime) -> Opening | None:
        if not (opening_id.isascii() and opening_id.isdecimal() and len(opening_id) <= _LONGEST_ID):
            return None
        with _telling():
            return next(iter(self._store.fetch([int(opening_id)], now)), None)

    def prepare(self, now: datetime) -> None:
        """Makes the index now, if there is none that still fits: two seconds for 100,000 openings. Raises what
        SQLAlchemy raises; the first ranking then tries again."""
        with self._making:
            self._make(now.astimezone(JAPAN))

    def prepare_ahead(self, now: datetime) -> None:
        """`prepare` for a thread of its own: what fails is logged, and tried again when somebody asks."""
        with self._making:
            self._try_to_make(now.astimezone(JAPAN))

    def close(self) -> None:
        with self._making, self._opening:
            if self._opened is not None:
                self._opened.close()

    @property
    def _store(self) -> Openings:
        with self._opening:
            self._opened = self._opened or self._open_store()
            return self._opened

    def _index(self, here: datetime) -> Index:
        made = self._made
        if made is None:
            self.prepare(here)
            made = self._made
            assert made is not None  # noqa: S101 - prepare has made it or raised
        elif (made.version, made.day) != (self._store.version(), here.date()) and self._making.acquire(blocking=False):
            making = threading.Thread(target=self._make_beside, args=(here,), name="listing", daemon=True)
            making.start()
            making.join(WORTH_WAITING)
        return (self._made or made).index

    def _make_beside(self, here: datetime) -> None:
        """Holds the lock that `_index` took."""
        try:
            self._try_to_make(here)
        finally:
            self._making.release()

    def _try_to_make(self, here: datetime) -> None:
        try:
            self._make(here)
        except Exception as error:  # noqa: BLE001 - what there is goes on serving; the next ranking tries again
            log.warning("listing not read", extra={"error": type(error).__name__})

    def _make(self, here: datetime) -> None:
        version = self._store.version()
        if self._made is None or (self._made.version, self._made.day) != (version, here.date()):
            # The version first: a change while it is read makes it be read once more.
            index = Index(self._store.entries(here), offered_words(content()))
            self._made = _Made(index, version, here.date())
            log.info("listing read", extra={"count": len(index)})
