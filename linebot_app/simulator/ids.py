"""Identifiers in the forms that LINE gives them: users, messages, tokens, event ULIDs."""

from __future__ import annotations

import itertools
import os
import secrets
import threading
import time

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_numbers = itertools.count(secrets.randbelow(2**20))
_lock = threading.Lock()


def new_person() -> str:
    return "U" + secrets.token_hex(16)


def new_group() -> str:
    return "C" + secrets.token_hex(16)


def new_room() -> str:
    return "R" + secrets.token_hex(16)


def new_message() -> str:
    """18 digits, growing with time as LINE's do."""
    with _lock:
        return str(
            460_000_000_000_000_000
            + (time.time_ns() // 1_000_000 - 1_700_000_000_000) * 100_000
            + next(_numbers) % 100_000
        )


def new_reply_token() -> str:
    return secrets.token_hex(16)


def new_quote_token() -> str:
    return secrets.token_urlsafe(48)


def new_request() -> str:
    raw = secrets.token_hex(16)
    return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"


def new_event(at_ms: int) -> str:
    """A ULID whose time part is the event's time."""
    value = ((at_ms & (2**48 - 1)) << 80) | int.from_bytes(os.urandom(10), "big")
    return "".join(_CROCKFORD[(value >> shift) & 31] for shift in range(125, -1, -5))
