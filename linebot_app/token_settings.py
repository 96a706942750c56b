"""Which kind of channel access token is used and what it is issued with, from the environment; getting one lives in
line/tokens.py."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

LONG_LIVED, STATELESS, V2_1 = "long-lived", "stateless", "v2.1"
CHANNEL_ID = re.compile(r"[0-9]{4,20}")
KID = re.compile(r"[!-~]{4,200}")
_CONSOLE = "LINE Developers Console, Basic settings"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The private half of an assertion signing key. `private`: its JWK."""

    kid: str
    private: dict[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class TokenIssue:
    """Tokens are issued when they are needed. `key` None: with the channel secret."""

    kind: str
    channel_id: str
    key: SigningKey | None = None


class Reader(Protocol):
    """What reads the environment, see settings.py."""

    def optional(self, name: str) -> str | None: ...
    def complain(self, name: str, what: str) -> None: ...
    def matching(self, name: str, shape: re.Pattern[str], described: str) -> str | None: ...
    def choice(self, name: str, options: tuple[str, ...]) -> str: ...


def read_tokens(read: Reader) -> TokenIssue | None:
    """None: the long-lived one that is set."""
    kind = read.choice("LINE_TOKEN_KIND", (LONG_LIVED, STATELESS, V2_1))
    channel_id = read.matching("LINE_CHANNEL_ID", CHANNEL_ID, "the number of a channel")
    key = _key(read)
    if kind not in (STATELESS, V2_1):
        return None
    if not read.optional("LINE_CHANNEL_ID"):
        read.complain("LINE_CHANNEL_ID", f"is missing: {kind} tokens are issued with it; {_CONSOLE}.")
    if kind == V2_1 and not read.optional("LINE_ASSERTION_KEY"):
        read.complain("LINE_ASSERTION_KEY", f"is missing: {kind} tokens need a key registered at LINE; {_CONSOLE}.")
    return TokenIssue(kind, channel_id or "", key)


def _key(read: Reader) -> SigningKey | None:
    path, kid = read.optional("LINE_ASSERTION_KEY"), read.matching("LINE_ASSERTION_KID", KID, "the name of a key")
    if path is None:
        if kid is not None:
            read.complain(
                "LINE_ASSERTION_KEY", "is missing: the file with the private key that LINE_ASSERTION_KID names."
            )
        return None
    if not read.optional("LINE_ASSERTION_KID"):
        read.complain("LINE_ASSERTION_KID", "is missing: LINE shows it once the public key is registered there.")
    try:
        private = _private(Path(path).read_text("utf-8"))
    except OSError as error:
        read.complain("LINE_ASSERTION_KEY", f"cannot be read ({error.strerror}): give the path of a file.")
        return None
    except ValueError:
        read.complain("LINE_ASSERTION_KEY", "is no private RSA key: a file with a JWK or PEM.")
        return None
    return SigningKey(kid or "", private)


def _private(text: str) -> dict[str, Any]:
    """Raises ValueError."""
    from joserfc.errors import JoseError
    from joserfc.jwk import RSAKey

    try:
        found = RSAKey.import_key(json.loads(text) if text.lstrip().startswith("{") else text)
        if not found.is_private:
            raise ValueError
        return dict(found.as_dict(private=True))
    except (JoseError, TypeError, KeyError, AttributeError) as error:
        raise ValueError from error
