"""What a sealed link leads to: whose session, which consultation, its sheet; nothing is changed, nothing is shown."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from linebot_app.ports import SessionStore, StoreUnavailable
from linebot_app.sheet.link import Links, Opened

if TYPE_CHECKING:
    from flows.content import Content
    from flows.session import Session
    from flows.sheet import Sheet

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """The sheet as it is `now`. `mark` names the consultation to calendars and tells nothing of whose it is."""

    person: str
    until: datetime
    now: datetime
    mark: str
    wording: Content
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class FoundData:
    """Everything that is kept of a person in their session."""

    person: str
    until: datetime
    now: datetime
    wording: Content
    session: Session


class Finder:
    """Looks up what a token shows. `clock`: aware, in Japan's zone."""

    def __init__(self, links: Links, store: SessionStore, clock: Callable[[], datetime]) -> None:
        self._links = links
        self._store = store
        self._clock = clock

    def find(self, token: str) -> Found | None:
        """None whatever is wrong with the link. Raises StoreUnavailable, also for a session that this version cannot
        read: it will be made again."""
        now = self._clock()
        opened = self._links.open(token, now)
        session = self._session(opened) if opened is not None else None
        if opened is None or session is None:
            return None
        # The interview is loaded by the first page that is looked at: a process that only takes webhooks stays small.
        from flows import sheet
        from flows.content import content

        consultation = sheet.find(session, opened.key)
        if consultation is None:
            return None
        wording = content(session.language)
        made = sheet.make(consultation, now, wording)
        return Found(opened.person, opened.until, now, self._links.mark(opened), wording, made)

    def find_data(self, token: str) -> FoundData | None:
        """The same for a link to everything that is kept of somebody."""
        now = self._clock()
        opened = self._links.open(token, now)
        session = self._session(opened) if opened is not None else None
        if opened is None or session is None:
            return None
        from flows import mine
        from flows.content import content

        if not mine.is_theirs(session, opened.key):
            return None
        return FoundData(opened.person, opened.until, now, content(session.language), session)

    def _session(self, opened: Opened) -> Session | None:
        import flows
        from linebot_app.conversation.records import SessionRecord, Unreadable

        raw = self._store.session(opened.person)
        if raw is None:
            return None
        try:
            record = SessionRecord.from_bytes(raw)
            if record.flow is None or record.withheld:
                return None
            session: Session = flows.load(record.flow)
        except (Unreadable, flows.UnknownVersion):
            log.warning("session not readable")
            raise StoreUnavailable from None
        return session
