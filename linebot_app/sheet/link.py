"""Links to the printable page: who may open which sheet until when, sealed into the address; the page lives in page.py.

docs/adr/0012-the-printable-page.md tells why they look like this."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import orjson

if TYPE_CHECKING:  # 6 MB in each process, for those alone who are sent or open a link
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

LIVES = timedelta(days=7)
PATH = "/s/"
LONGEST = 400  # letters of a token; one of ours has about 150
# Asks LINE to open the address in the phone's own browser: the one inside LINE can neither print nor keep a file.
IN_A_BROWSER = "?openExternalBrowser=1"
_PURPOSE = b"kikiyaku: link to the printable page, 1"
_MARK = b"kikiyaku: mark of a consultation, 1"


@dataclass(frozen=True, slots=True)
class Opened:
    """Whose sheet a link shows, which one, and until when."""

    person: str
    key: str
    until: datetime


class Links:
    """Makes and opens tokens. A token is the person, the key of the sheet (flows/sheet/key.py) and the time, encrypted
    and authenticated in one (AES-SIV): nothing can be read in it, none can be made without SECRET_KEY, and the same
    question at the same time has the same answer. `old`: the key before, whose links still open."""

    def __init__(self, secret_key: str, base_url: str = "", *, old: str | None = None) -> None:
        self._secret_key = secret_key
        self._old = old
        self._base = base_url.rstrip("/") if may_be_opened(base_url) else ""

    @property
    def has_an_address(self) -> bool:
        return bool(self._base)

    @cached_property
    def _seal(self) -> AESSIV:
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        return AESSIV(_derived(self._secret_key, _PURPOSE))

    @cached_property
    def _seals(self) -> tuple[AESSIV, ...]:
        from cryptography.hazmat.primitives.ciphers.aead import AESSIV

        return (self._seal, *([AESSIV(_derived(self._old, _PURPOSE))] if self._old else ()))

    @cached_property
    def _marks(self) -> bytes:
        return _derived(self._secret_key, _MARK)

    def address(self, person: str, now: datetime, key: str) -> str:
        """The whole address of the page, good for LIVES from `now` on. "" where nobody could open it."""
        return f"{self._base}{PATH}{self.token(person, now, key)}{IN_A_BROWSER}" if self._base else ""

    def token(self, person: str, now: datetime, key: str) -> str:
        sealed = self._seal.encrypt(orjson.dumps([person, key, int(now.timestamp())]), [_PURPOSE])
        return urlsafe_b64encode(sealed).rstrip(b"=").decode()

    def mark(self, opened: Opened) -> str:
        """The same for every link to one consultation, also after some were made void; nobody can be told by it."""
        which = opened.key.rpartition(".")[0]
        return hmac.digest(self._marks, orjson.dumps([opened.person, which]), "sha256").hex()[:32]

    def open(self, token: str, now: datetime) -> Opened | None:
        """None for a token that is over or was not made here, whatever it is."""
        try:
            if len(token) > LONGEST or not token.isascii():
                return None
            told = self._opened(urlsafe_b64decode(token + "=" * (-len(token) % 4)))
            if told is None:
                return None
            person, key, made = orjson.loads(told)
        except (NotBase64, ValueError):
            return None
        until = datetime.fromtimestamp(made, now.tzinfo) + LIVES
        return Opened(person, key, until) if now < until else None

    def _opened(self, sealed: bytes) -> bytes | None:
        from cryptography.exceptions import InvalidTag

        for seal in self._seals:
            with suppress(InvalidTag):
                return seal.decrypt(sealed, [_PURPOSE])
        return None


def _derived(secret_key: str, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length=64, salt=None, info=purpose).derive(secret_key.encode())


def may_be_opened(base_url: str) -> bool:
    """https, or this very machine: what is on the page goes over no network in the clear."""
    parts = urlsplit(base_url)
    if parts.scheme == "https":
        return bool(parts.hostname)
    return parts.scheme == "http" and _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
