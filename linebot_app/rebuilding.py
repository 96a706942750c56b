"""`sessions rebuild`: gives people whose session is gone one made from their log; how it is made is in conversation."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

import flows
from linebot_app.conversation import rebuild_session
from linebot_app.conversation.records import SessionRecord
from linebot_app.logs import place_of
from linebot_app.ports import SessionStore, Transcripts

log = logging.getLogger(__name__)


def rebuild_sessions(
    store: SessionStore,
    transcripts: Transcripts,
    person: str | None = None,
    clock: Callable[[], float] = time.time,
) -> int:
    """How many sessions were made, for `person` or everybody in the log. A session that exists is never touched. Who
    was to be asked how it went is due again.

    Raises StoreUnavailable. What cannot be replayed is named in the process log and left out.
    """
    if person is not None:
        return int(_rebuilt(store, transcripts, person, clock))
    logged = {turn["person"] for turn in transcripts.everything()}
    return sum(_rebuilt(store, transcripts, one, clock) for one in sorted(logged))


def _rebuilt(store: SessionStore, transcripts: Transcripts, person: str, clock: Callable[[], float]) -> bool:
    if store.session(person) is not None:
        return False
    try:
        session = rebuild_session(transcripts, person, flows)
    except Exception as error:  # noqa: BLE001 - one log that cannot be replayed must not keep the others from it
        log.error("not rebuilt", extra={"person": person, "error": type(error).__name__, "place": place_of(error)})
        return False
    if session is None:
        return False
    return store.replace_session(person, session, SessionRecord.from_bytes(session).wakes_in(clock()))
