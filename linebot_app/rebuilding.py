"""`sessions rebuild`: gives people whose session is gone one made from their log; how it is made is in conversation."""

from __future__ import annotations

import logging

import flows
from linebot_app.conversation import rebuild_session
from linebot_app.logs import place_of
from linebot_app.ports import SessionStore, Transcripts

log = logging.getLogger(__name__)


def rebuild_sessions(store: SessionStore, transcripts: Transcripts, person: str | None = None) -> int:
    """How many sessions were made, for `person` or everybody in the log. A session that exists is never touched.

    Raises StoreUnavailable. What cannot be replayed is named in the process log and left out.
    """
    if person is not None:
        return int(_rebuilt(store, transcripts, person))
    logged = {turn["person"] for turn in transcripts.everything()}
    return sum(_rebuilt(store, transcripts, one) for one in sorted(logged))


def _rebuilt(store: SessionStore, transcripts: Transcripts, person: str) -> bool:
    if store.session(person) is not None:
        return False
    try:
        session = rebuild_session(transcripts, person, flows)
    except Exception as error:  # noqa: BLE001 - one log that cannot be replayed must not keep the others from it
        log.error("not rebuilt", extra={"person": person, "error": type(error).__name__, "place": place_of(error)})
        return False
    return session is not None and store.replace_session(person, session)
