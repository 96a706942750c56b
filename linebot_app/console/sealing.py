"""Secrets of operators at rest: passwords as argon2 hashes, second factors encrypted with a key from SECRET_KEY."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime, timedelta
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"kikiyaku console second factors"
SHORTEST, LONGEST = 12, 200
FIRST_LASTS = timedelta(days=3)  # over a weekend
_FIRST = "first "
_DOUBLED = 4  # more different characters than that: aaaaaaaaaaaa is no password
# Tried first by whoever guesses, here or anywhere; docs/security.md names them.
_WORN = """
kikiyaku 聞き役 ききやく counsellor counselor operator supervisor console admin soudan shazai line
password passw0rd p@ssw0rd p@ssword pass iloveyou letmein welcome sunshine princess monkey dragon football baseball
superman michael jordan master secret login test hello changeme trustno1 qazwsx 1q2w3e4r 1qaz2wsx q1w2e3 pussy fuck
sakura arigato nippon japan tokyo
"""
_WALK = 3
_ROWS = " ".join(
    row + " " + row[::-1]
    for row in (
        "1234567890",
        "0123456789",
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "abcdefghijklmnopqrstuvwxyz",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
        "qazwsxedcrfvtgbyhnujm",
        "q1w2e3r4t5y6u7i8o9p0",
    )
)


class Unsealable(Exception):
    """It was sealed with another SECRET_KEY, or is damaged."""


class Sealing:
    """Threads may share it. `password_cost` is for tests: argon2's time and memory (KiB). `leaked`: a file of passwords
    that nobody may take, one a line. `old`: the SECRET_KEY before, which still opens what it sealed."""

    def __init__(
        self,
        secret_key: str,
        password_cost: tuple[int, int] | None = None,
        leaked: Path | None = None,
        *,
        old: str | None = None,
    ) -> None:
        self._leaked = leaked
        self._newest = _fernet(secret_key)
        self._fernet = MultiFernet([self._newest, *([_fernet(old)] if old else ())])
        time_cost, memory = password_cost or (3, 65_536)
        self._hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory, parallelism=1)
        self._nobodys = self._hasher.hash("nobody has this password")

    def hash_password(self, password: str) -> str:
        return self._hasher.hash(password)

    def hash_first(self, password: str, now: datetime) -> str:
        """Of a password that was made here: whoever made it knows it, so it lets in once or twice, and not for long."""
        return f"{_FIRST}{int(now.timestamp())} {self._hasher.hash(password)}"

    def is_password(self, hashed: str, password: str) -> bool:
        """Takes as long when there is no hash: who asks does not learn whose name exists."""
        try:
            fits = self._hasher.verify(_bare(hashed) or self._nobodys, password[:LONGEST])
        except (Argon2Error, InvalidHashError):
            return False
        return bool(fits) and bool(hashed) and len(password) <= LONGEST

    def problem_of(self, password: str, name: str) -> str:
        """too_short, too_long, too_simple, leaked or ""."""
        return problem_of_password(password, name) or ("leaked" if self._is_leaked(password) else "")

    def _is_leaked(self, password: str) -> bool:
        if self._leaked is None:
            return False
        wanted = password.encode()
        with self._leaked.open("rb") as file:  # a line at a time: such lists are long, and asked for seldom
            return any(line.rstrip(b"\r\n") == wanted for line in file)

    def is_outdated(self, hashed: str) -> bool:
        return not is_first(hashed) and self._hasher.check_needs_rehash(hashed)

    def seal(self, secret: str) -> str:
        return self._fernet.encrypt(secret.encode()).decode()

    def unseal(self, sealed: str) -> str:
        """Raises Unsealable."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise Unsealable from None

    def is_of_old_key(self, sealed: str) -> bool:
        """Not sealed with the key of today: to be sealed anew before the one before goes."""
        try:
            self._newest.decrypt(sealed.encode())
        except InvalidToken:
            return True
        return False


def _fernet(secret_key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(HKDF(SHA256(), 32, None, _PURPOSE).derive(secret_key.encode())))


def is_first(hashed: str) -> bool:
    """It must be changed before anything else is done."""
    return hashed.startswith(_FIRST)


def is_over(hashed: str, now: datetime) -> bool:
    """A first password that nobody came in with for too long."""
    return is_first(hashed) and now.timestamp() - int(hashed.split(" ", 2)[1]) > FIRST_LASTS.total_seconds()


def _bare(hashed: str) -> str:
    return hashed.split(" ", 2)[2] if is_first(hashed) else hashed


def problem_of_password(password: str, name: str) -> str:
    """too_short, too_long, too_simple or ""; length counts, no characters are prescribed."""
    if len(password) < SHORTEST:
        return "too_short"
    if len(password) > LONGEST:
        return "too_long"
    if len(set(_own_part(password.lower()))) <= _DOUBLED or (len(name) > _DOUBLED and name.lower() in password.lower()):
        return "too_simple"
    return ""


def _own_part(password: str) -> str:
    """What is left without words that whoever guesses tries first, and without walks along keyboard or alphabet."""
    for word in _WORN.split():
        password = password.replace(word, "")
    walked = {
        place + step
        for place in range(len(password) - _WALK + 1)
        if password[place : place + _WALK] in _ROWS
        for step in range(_WALK)
    }
    return "".join(letter for place, letter in enumerate(password) if place not in walked)


def pseudonym(secret_key: str, person: str) -> str:
    """The same eight letters for the same person, from which nobody without the key finds them."""
    return hmac.new(secret_key.encode(), b"person:" + person.encode(), hashlib.sha256).hexdigest()[:8]
