"""Asks LINE about the channel, one call at a time; what is made of the answers lives beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import orjson
import urllib3

from linebot_app.clock import clock_of
from linebot_app.line.tokens import NoToken, tokens_of
from linebot_app.settings import Settings

CONNECT_SECONDS, READ_SECONDS = 5.0, 15.0  # LINE itself waits for the webhook that it tests
_LINE, _LINE_DATA = "https://api.line.me", "https://api-data.line.me"


@dataclass(frozen=True, slots=True)
class Told:
    """A good answer. `at`: the time that LINE thinks it is."""

    body: Mapping[str, Any]
    at: datetime | None
    request_id: str


class Trouble(Exception):
    """LINE did not do it. `kind`: away (no connection, no answer), unwell (5xx), limited (429), token (401), forbidden
    (403), missing (404), refused (another 4xx), odd (no answer that can be read), unissued (no token can be had)."""

    def __init__(self, kind: str, status: int = 0, said: str = "", request_id: str = "") -> None:
        super().__init__(f"{kind} {status} {said}")
        self.kind, self.status, self.said, self.request_id = kind, status, said, request_id


class Channel:
    """`token`: gives the access token of each call; it raises Trouble where none can be had."""

    def __init__(self, token: Callable[[], str], base_url: str) -> None:
        self._token = token
        self._base = base_url.rstrip("/")
        self._http = urllib3.PoolManager(
            retries=False, timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
        )

    def close(self) -> None:
        self._http.clear()

    def get(self, path: str) -> Told:
        return self.call("GET", path)

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Told:
        """Raises Trouble."""
        sent = orjson.dumps(body) if body is not None else None
        return self._ask(method, self._base + path, sent, "application/json")

    def upload(self, path: str, data: bytes, kind: str) -> Told:
        """To the host for large things. Raises Trouble."""
        base = _LINE_DATA if self._base == _LINE else self._base
        return self._ask("POST", base + path, data, kind)

    def _ask(self, method: str, url: str, data: bytes | None, kind: str) -> Told:
        headers = {"Authorization": f"Bearer {self._token()}", "Accept": "application/json"}
        if data is not None:
            headers["Content-Type"] = kind
        try:
            answer = self._http.request(method, url, body=data, headers=headers, redirect=False)
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise Trouble("away", said=type(error).__name__) from None
        request_id = answer.headers.get("x-line-request-id", "")
        found = _parsed(answer.data)
        if 200 <= answer.status < 300:
            if found is None:
                raise Trouble("odd", answer.status, request_id=request_id)
            return Told(found, _moment(answer.headers.get("Date", "")), request_id)
        raise Trouble(_kind_of(answer.status), answer.status, _said(found or {}), request_id)


def channel_of(settings: Settings) -> Channel:
    """That of the settings, with a token of the kind they ask for."""
    tokens = tokens_of(settings, clock_of(settings.clock_file))

    def token() -> str:
        try:
            return tokens.token()
        except NoToken as problem:
            raise Trouble("unissued", said=str(problem)) from None

    return Channel(token, settings.line_api_base_url)


def _kind_of(status: int) -> str:
    known = {401: "token", 403: "forbidden", 404: "missing", 429: "limited"}
    return known.get(status) or ("unwell" if status >= 500 else "refused" if status >= 400 else "odd")


def _said(found: Mapping[str, Any]) -> str:
    """LINE's own words, with the places that it names."""
    details = found.get("details")
    named = [f"{one.get('property', '')}: {one.get('message', '')}" for one in details or () if isinstance(one, dict)]
    return " · ".join([str(found.get("message") or found.get("error_description") or ""), *named])[:300]


def _parsed(data: bytes) -> dict[str, Any] | None:
    try:
        found = orjson.loads(data or b"{}")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _moment(header: str) -> datetime | None:
    try:
        return parsedate_to_datetime(header)
    except ValueError:
        return None
