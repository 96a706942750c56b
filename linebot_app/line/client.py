"""LINE's way out: one long-lived SDK client that sends plain dicts and tells what came of it; it decides nothing."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
import urllib3.exceptions as network
from linebot.v3.messaging import ApiClient, Configuration
from urllib3 import HTTPConnectionPool, Timeout
from urllib3.util import parse_url

from linebot_app.ports import Answer, Sent

log = logging.getLogger(__name__)

CONNECT_SECONDS, READ_SECONDS = 1.0, 3.0
NEVER_SENT = (network.NewConnectionError, network.ConnectTimeoutError, network.NameResolutionError, network.ProxyError)


class LineClient:
    """Implements Messenger. Safe between threads; make it after a fork. `base_url` serves api and content alike;
    `connections` are kept open, one for each thread that calls at the same time."""

    def __init__(self, token: str, base_url: str, connections: int = 8) -> None:
        configuration = Configuration(access_token=token, host=base_url.rstrip("/"))
        configuration.connection_pool_maxsize = connections
        self._client = ApiClient(configuration)
        # The SDK's own connections, called without what it does around each call: that costs as much as the call.
        self._pool: HTTPConnectionPool = self._client.rest_client.pool_manager.connection_from_url(base_url)
        self._prefix = (parse_url(base_url).path or "").rstrip("/")
        self._headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": self._client.user_agent,
            "Authorization": f"Bearer {token}",
        }

    def reply(self, token: str, messages: Sequence[Mapping[str, Any]]) -> Answer:
        return self._post("/v2/bot/message/reply", {"replyToken": token, "messages": list(messages)})

    def push(self, person: str, messages: Sequence[Mapping[str, Any]], retry_key: str) -> Answer:
        body = {"to": person, "messages": list(messages)}
        return self._post("/v2/bot/message/push", body, {"X-Line-Retry-Key": retry_key})

    def show_loading(self, person: str, seconds: int = 20) -> None:
        self._post("/v2/bot/chat/loading/start", {"chatId": person, "loadingSeconds": seconds})

    def close(self) -> None:
        self._client.rest_client.pool_manager.clear()

    def _post(self, path: str, body: dict[str, Any], headers: dict[str, str] | None = None) -> Answer:
        try:
            response = self._pool.urlopen(
                "POST",
                self._prefix + path,
                orjson.dumps(body),
                {**self._headers, **headers} if headers else self._headers,
                retries=False,  # a repeated call is our decision: only we know what may have been sent
                redirect=False,
                timeout=Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
            )
            answer = judge(response.status, response.data, response.headers)
        except network.SSLError as error:
            # A refused certificate means that nothing went out, a broken stream does not.
            refused = "CERTIFICATE" in str(error).upper()
            return _noted(path, Answer(Sent.LATER if refused else Sent.UNKNOWN, detail="tls"))
        except NEVER_SENT as error:
            return _noted(path, Answer(Sent.LATER, detail=type(error).__name__))
        except (network.HTTPError, OSError, ValueError) as error:
            return _noted(path, Answer(Sent.UNKNOWN, detail=type(error).__name__))
        return answer if answer.sent is Sent.OK else _noted(path, answer)


def judge(status: int, body: Any, headers: Mapping[str, str]) -> Answer:
    """What an answer of LINE means for the messages of that call.

    | status | means |
    |---|---|
    | 2xx, 409 | they are out (409: an earlier call with the same retry key) |
    | 400 `Invalid reply token` | the token was used or is too old |
    | 429 monthly limit | no push is left this month |
    | 429 other, 5xx | not now |
    | other | refused: the same call cannot succeed |
    """
    found = _parsed(body)
    message = found.get("message")
    message = message if isinstance(message, str) else ""
    request_id = headers.get("x-line-request-id") or ""
    if 200 <= status < 300 or status == 409:
        sent = found.get("sentMessages")
        ids = [one.get("id") for one in sent if isinstance(one, dict)] if isinstance(sent, list) else []
        accepted = headers.get("x-line-accepted-request-id") or request_id
        return Answer(Sent.OK, status, accepted, message_ids=tuple(one for one in ids if isinstance(one, str)))
    if status == 400 and "invalid reply token" in message.lower():
        verdict = Sent.TOKEN_INVALID
    elif status == 429:
        verdict = Sent.QUOTA if "monthly limit" in message.lower() else Sent.LATER
    elif status >= 500:
        verdict = Sent.LATER
    else:
        verdict = Sent.REFUSED
    return Answer(verdict, status, request_id, message[:200])


def _parsed(body: Any) -> dict[str, Any]:
    if isinstance(body, bytes | str):
        try:
            body = orjson.loads(body)
        except ValueError:
            return {}
    return body if isinstance(body, dict) else {}


def _noted(path: str, answer: Answer) -> Answer:
    level = logging.ERROR if answer.status in (401, 403) else logging.WARNING
    log.log(
        level,
        "LINE refuses our access token" if level == logging.ERROR else "LINE did not take it",
        extra={"path": path, "status": answer.status, "sent": str(answer.sent), "request_id": answer.request_id},
    )
    return answer
