"""Channel access tokens: the long-lived one that is set, or such as are issued and renewed in time; which kind it is
told by token_settings.py."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import orjson
import urllib3

from linebot_app.settings import Settings
from linebot_app.token_settings import V2_1, SigningKey, TokenIssue

log = logging.getLogger(__name__)

AUDIENCE = "https://api.line.me/"
JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ASSERTION_LIVES = 600  # seconds; LINE takes at most 30 minutes
LONGEST = 3600  # seconds of a v2.1 token: of thirty at a time, many restarts leave some
PAUSES = (1.0, 5.0, 15.0, 30.0)  # after a failure, before it is tried again
SECONDS = urllib3.Timeout(connect=2.0, read=4.0)


class NoToken(Exception):
    """None can be had now; the text says why, without any secret."""


class Tokens(Protocol):
    """Safe between threads."""

    def token(self) -> str:
        """One that LINE takes now. Raises NoToken."""

    def refused(self, token: str) -> bool:
        """LINE did not take it. True when another try may go better."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The long-lived one."""

    value: str

    def token(self) -> str:
        return self.value

    def refused(self, token: str) -> bool:  # noqa: ARG002 - no other can be had
        return False


@dataclass(frozen=True, slots=True)
class _Held:
    value: str
    renew: float
    until: float


class Issued:
    """`issue`: a new token and for how many seconds it lives; raises NoToken. `clock`: seconds since 1970.

    When a fifth of its life is left, one caller renews it while the others go on with it; once it is over, or was
    refused, all wait for a new one. After a failure nobody asks again before a pause."""

    def __init__(self, issue: Callable[[], tuple[str, float]], clock: Callable[[], float] = time.time) -> None:
        self._issue = issue
        self._clock = clock
        self._issuing = threading.Lock()
        self._held: _Held | None = None
        self._failed = 0
        self._rests_until = float("-inf")

    def token(self) -> str:
        held, now = self._held, self._clock()
        if held is not None and now < held.renew:
            return held.value
        if held is not None and now < held.until:
            if now >= self._rests_until and self._issuing.acquire(blocking=False):
                try:
                    return self._renewed()
                except NoToken as problem:
                    log.warning("token not renewed", extra={"error": str(problem)})
                finally:
                    self._issuing.release()
            return held.value
        with self._issuing:
            held, now = self._held, self._clock()  # another thread may have done it meanwhile
            if held is not None and now < held.until:
                return held.value
            if now < self._rests_until:
                raise NoToken("the last try failed a moment ago")
            return self._renewed()

    def refused(self, token: str) -> bool:
        with self._issuing:
            if self._held is not None and self._held.value == token:
                self._held = None
        return True

    def _renewed(self) -> str:
        """Only with the lock."""
        try:
            value, lives = self._issue()
        except NoToken:
            self._rests_until = self._clock() + PAUSES[min(self._failed, len(PAUSES) - 1)]
            self._failed += 1
            raise
        now = self._clock()
        self._failed, self._rests_until = 0, float("-inf")
        self._held = _Held(value, now + lives * 0.8, now + lives * 0.97)
        return value


def tokens_of(settings: Settings, clock: Callable[[], float] = time.time) -> Tokens:
    """What the settings ask for. `clock`: seconds since 1970."""
    issue = settings.line_token_issue
    if issue is None:
        return Fixed(settings.line_channel_access_token)
    return Issued(_Issuing(issue, settings.line_channel_secret, settings.line_api_base_url.rstrip("/"), clock), clock)


class _Issuing:
    """Asks LINE for one token."""

    def __init__(self, issue: TokenIssue, secret: str, base_url: str, clock: Callable[[], float]) -> None:
        self._about, self._secret, self._clock = issue, secret, clock
        self._url = base_url + ("/oauth2/v2.1/token" if issue.kind == V2_1 else "/oauth2/v3/token")
        self._http = urllib3.PoolManager(retries=False, timeout=SECONDS)

    def __call__(self) -> tuple[str, float]:
        fields = {"grant_type": "client_credentials", **self._proof()}
        try:
            answer = self._http.request("POST", self._url, fields=fields, encode_multipart=False, redirect=False)
            found = orjson.loads(answer.data)
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise NoToken(type(error).__name__) from None
        except ValueError:
            raise NoToken(f"LINE's answer cannot be read ({answer.status})") from None
        token, lives = _told(found)
        if answer.status != 200 or not token:
            said = found.get("error_description") or found.get("message") or "" if isinstance(found, dict) else ""
            raise NoToken(f"{answer.status} {said}"[:200].strip())
        log.info("token issued", extra={"seconds": lives})
        return token, lives

    def _proof(self) -> dict[str, str]:
        about = self._about
        if about.key is None:
            return {"client_id": about.channel_id, "client_secret": self._secret}
        lives = LONGEST if about.kind == V2_1 else None
        return {
            "client_assertion_type": JWT_BEARER,
            "client_assertion": assertion(about.channel_id, about.key, self._clock(), lives),
        }


def _told(found: Any) -> tuple[str, float]:
    told = found if isinstance(found, dict) else {}
    token, lives = told.get("access_token"), told.get("expires_in")
    return (token, float(lives)) if isinstance(token, str) and type(lives) is int and lives > 0 else ("", 0.0)


def assertion(channel_id: str, key: SigningKey, now: float, token_lives: int | None) -> str:
    """The signed JWT that proves who asks. `token_lives`: seconds of the v2.1 token that is wanted."""
    from joserfc import jwt
    from joserfc.jwk import RSAKey

    claims: dict[str, Any] = {
        "iss": channel_id,
        "sub": channel_id,
        "aud": AUDIENCE,
        "exp": int(now) + ASSERTION_LIVES,
    }
    if token_lives is not None:
        claims["token_exp"] = token_lives
    header = {"alg": "RS256", "typ": "JWT", "kid": key.kid}
    return jwt.encode(header, claims, RSAKey.import_key(key.private), algorithms=["RS256"])
