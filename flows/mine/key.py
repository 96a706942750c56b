"""The key of the page with somebody's data: since when its link counts; signing it is the channel's."""

from __future__ import annotations

import re

from flows.session import Session

_KEY = re.compile(r"data\.\d{1,16}\.\d{1,9}")


def key_of_data(session: Session) -> str:
    """Changes with every `Session.unlinked` and every consent: a link of before an erasure opens nothing."""
    since = round(session.consented.timestamp() * 1000) if session.consented is not None else 0
    return f"data.{since}.{session.unlinked}"


def is_theirs(session: Session, key: str) -> bool:
    """Whether this key still opens the data of this session."""
    return session.consented is not None and bool(_KEY.fullmatch(key)) and key == key_of_data(session)
