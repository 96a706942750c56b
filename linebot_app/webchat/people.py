"""Who sits before the page: ids nobody can guess, sealed into a cookie, and the mark that forms of theirs carry; what
they say is read in events.py."""

from __future__ import annotations

import hmac
import re
import secrets
from hashlib import sha256

from itsdangerous import BadSignature, TimestampSigner

from linebot_app.ports import VISITOR

COOKIE_LIVES = 180 * 86_400  # seconds since the last visit
_SHAPE = re.compile(r"web\.[a-z]{2}\.[A-Za-z0-9_-]{32}")
_PURPOSE, _FORMS = "kikiyaku: visitor of the web chat, 1", b"kikiyaku: forms of the web chat, 1"


def new_visitor(language: str) -> str:
    """192 random bits; and the language of the page at the beginning, which is that of the first answer."""
    return f"{VISITOR}{language}.{secrets.token_urlsafe(24)}"


def is_visitor(person: str) -> bool:
    return person.startswith(VISITOR)


def language_of(person: str) -> str:
    return person.removeprefix(VISITOR).partition(".")[0]


class Seals:
    """Makes and opens what browsers keep. `old`: the key before, whose seals and marks still hold."""

    def __init__(self, secret_key: str, *, old: str | None = None) -> None:
        keys = [*([old] if old else ()), secret_key]  # the last one signs
        self._signer = TimestampSigner(keys, salt=_PURPOSE, key_derivation="hmac", digest_method=sha256)
        self._forms = [hmac.digest(key.encode(), _FORMS, "sha256") for key in reversed(keys)]

    def seal(self, person: str) -> str:
        return self._signer.sign(person).decode()

    def open(self, cookie: str) -> str | None:
        """Whose it is; None for what was not sealed here or is too old, whatever it is."""
        try:
            person = self._signer.unsign(cookie, max_age=COOKIE_LIVES).decode()
        except (BadSignature, UnicodeError):
            return None
        return person if _SHAPE.fullmatch(person) else None

    def mark(self, person: str) -> str:
        """What forms of this person carry: another site can neither read nor make it."""
        return self._marked(self._forms[0], person)

    def is_mark(self, person: str, told: str) -> bool:
        marks = [self._marked(key, person).encode() for key in self._forms]
        return any(hmac.compare_digest(mark, told.encode("utf-8", "replace")) for mark in marks)

    @staticmethod
    def _marked(key: bytes, person: str) -> str:
        return hmac.digest(key, person.encode(), "sha256").hex()[:40]
