"""One-time codes of a second factor (TOTP, RFC 6238: six digits, 30 seconds); which was used last is kept in SQL."""

from __future__ import annotations

import hmac
from datetime import datetime

import pyotp

ISSUER = "Kikiyaku"
_PERIOD = 30
_NEIGHBOURS = (0, -1, 1)  # clocks of phones are a little off


def new_secret() -> str:
    return pyotp.random_base32()


def address_of(secret: str, name: str) -> str:
    """otpauth://…, what an authenticator app reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The number of the half minute that this code belongs to; None when it is wrong."""
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdigit() and len(digits) == 6):
        return None
    totp, here = pyotp.TOTP(secret), int(now.timestamp()) // _PERIOD
    for step in (here + away for away in _NEIGHBOURS):
        if hmac.compare_digest(totp.at(step * _PERIOD), digits):
            return step
    return None
