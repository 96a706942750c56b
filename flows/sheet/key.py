"""The key of a printable page: which consultation it shows, and since when its link counts; signing it and making an
address of it is the channel's."""

from __future__ import annotations

import re

from flows.session import Consultation, Session

_KEY = re.compile(r"\d{1,6}\.\d{1,16}\.\d{1,9}")


def key_of(session: Session, consultation: Consultation) -> str:
    """Names this very consultation, and no other that may take its number once it is erased. It changes with every
    `Session.unlinked`; there is nothing secret in it."""
    return f"{consultation.number}.{round(consultation.started.timestamp() * 1000)}.{session.unlinked}"


def find(session: Session, key: str) -> Consultation | None:
    """The consultation that a key names; None once it is erased or its links were made void, and before consent."""
    if session.consented is None or not _KEY.fullmatch(key):
        return None
    return next((one for one in session.consultations if key_of(session, one) == key), None)
