"""LINE's way out: libcurl handles that are kept open send plain dicts, and tell what came of it; it decides nothing."""

from __future__ import annotations

import io
import logging
import os
import ssl
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

import certifi
import orjson
import pycurl

from linebot_app.line.profile import PROFILE, Profiles
from linebot_app.line.quota import KEPT, Quota
from linebot_app.line.tokens import Fixed, NoToken, Tokens
from linebot_app.ports import Answer, Sent

log = logging.getLogger(__name__)

MENU_OF = "/v2/bot/user"
CONNECT_SECONDS, WHOLE_SECONDS = 1.0, 4.0  # a call: its connection; all of it
MOST_BYTES = 1024 * 1024  # of an answer; LINE's have some hundred
_ERRORS = {code: name[2:].lower() for name, code in vars(pycurl).items() if name.startswith("E_")}


class LineClient:
    """Implements Messenger. Safe between threads and forks; as many connections are kept as threads call at the same
    time. `base_url` serves api and content alike. `clock`: seconds since 1970, for what is remembered of the quota
    (`kept` seconds)."""

    def __init__(
        self, token: str | Tokens, base_url: str, clock: Callable[[], float] = time.time, kept: float = KEPT
    ) -> None:
        self._base = base_url.rstrip("/")
        self._headers = [
            "Content-Type: application/json",
            "Accept: application/json",
            f"User-Agent: kikiyaku line-bot-sdk-python/{version('line-bot-sdk')}",
            "Expect:",  # libcurl asks whether it may send a longer body, and waits
        ]
        self._tokens = Fixed(token) if isinstance(token, str) else token
        self._idle: deque[pycurl.Curl] = deque()
        self._process = os.getpid()
        self._quota = Quota(self._get, clock, kept)
        self._profiles = Profiles(self._get)

    def reply(self, token: str, messages: Sequence[Mapping[str, Any]]) -> Answer:
        return self._post("/v2/bot/message/reply", {"replyToken": token, "messages": list(messages)})

    def push(self, person: str, messages: Sequence[Mapping[str, Any]], retry_key: str) -> Answer:
        body = {"to": person, "messages": list(messages)}
        answer = self._post("/v2/bot/message/push", body, (f"X-Line-Retry-Key: {retry_key}",))
        if answer.sent is Sent.OK:
            self._quota.one_sent()
        elif answer.sent is Sent.QUOTA:
            self._quota.used_up()
        return answer

    def show_loading(self, person: str, seconds: int = 20) -> None:
        self._post("/v2/bot/chat/loading/start", {"chatId": person, "loadingSeconds": seconds})

    def menu_behind(self, alias: str) -> str | None:
        """The ID of the rich menu that has this alias; "" when there is none, None when LINE did not tell."""
        handle = self._taken()
        handle.setopt(pycurl.HTTPGET, 1)
        answer, found = self._perform(handle, "/v2/bot/richmenu/alias/" + quote(alias, safe=""))
        if answer.status == 404:
            return ""
        if answer.sent is not Sent.OK:
            return None
        told = _parsed(found).get("richMenuId")
        return told if isinstance(told, str) else ""

    def link_menu(self, person: str, menu_id: str) -> Answer:
        return self._about_menu("POST", f"/{quote(person, safe='')}/richmenu/{quote(menu_id, safe='')}")

    def unlink_menu(self, person: str) -> Answer:
        return self._about_menu("DELETE", f"/{quote(person, safe='')}/richmenu")

    def _about_menu(self, method: str, path: str) -> Answer:
        handle = self._taken()
        handle.setopt(pycurl.POST, 1)
        handle.setopt(pycurl.POSTFIELDSIZE, 0)
        handle.setopt(pycurl.READFUNCTION, io.BytesIO().read)
        handle.setopt(pycurl.CUSTOMREQUEST, method)
        answer, _ = self._perform(handle, MENU_OF + path)
        return answer if answer.sent is Sent.OK else _noted(MENU_OF, answer)

    def pushes_left(self) -> int | None:
        return self._quota.left()

    def language(self, person: str) -> str:
        """That of their profile (`en`, `zh-TW`); "" when LINE does not tell, or not at once."""
        return self._profiles.language(person)

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _post(self, path: str, body: dict[str, Any], more: Sequence[str] = ()) -> Answer:
        handle, sent = self._taken(), orjson.dumps(body)
        handle.setopt(pycurl.POST, 1)
        handle.setopt(pycurl.POSTFIELDSIZE, len(sent))
        # Read, not handed over: libcurl cannot wind it back, so it never repeats by itself a call on a connection that
        # died. Only we know what a repetition means for a token.
        handle.setopt(pycurl.READFUNCTION, io.BytesIO(sent).read)
        answer, _ = self._perform(handle, path, more)
        return answer if answer.sent is Sent.OK else _noted(path, answer)

    def _get(self, path: str, seconds: float = WHOLE_SECONDS) -> Mapping[str, Any] | None:
        """What LINE tells, as JSON; None where it does not."""
        handle = self._taken()
        handle.setopt(pycurl.HTTPGET, 1)
        answer, found = self._perform(handle, path, seconds=seconds)
        if answer.sent is not Sent.OK:
            _noted(PROFILE if path.startswith(PROFILE) else path, answer)  # whose profile is nobody's business
            return None
        return _parsed(found)

    def _perform(
        self, handle: pycurl.Curl, path: str, more: Sequence[str] = (), seconds: float = WHOLE_SECONDS
    ) -> tuple[Answer, bytes]:
        try:
            token = self._tokens.token()
        except NoToken as problem:
            log.error("no access token", extra={"error": str(problem)})
            self._idle.append(handle)
            return Answer(Sent.LATER, detail="no access token"), b""
        found, headers = io.BytesIO(), list[bytes]()
        handle.setopt(pycurl.URL, self._base + path)
        handle.setopt(pycurl.HTTPHEADER, [*self._headers, f"Authorization: Bearer {token}", *more])
        handle.setopt(pycurl.TIMEOUT_MS, round(seconds * 1000))
        handle.setopt(pycurl.WRITEFUNCTION, found.write)
        handle.setopt(pycurl.HEADERFUNCTION, headers.append)
        try:
            handle.perform()
        except pycurl.error as error:
            went_out = handle.getinfo(pycurl.REQUEST_SIZE) > 0
            handle.close()
            name = _ERRORS.get(error.args[0], str(error.args[0]))
            return Answer(Sent.UNKNOWN if went_out else Sent.LATER, detail=name), b""
        answer = judge(handle.getinfo(pycurl.RESPONSE_CODE), found.getvalue(), _ids_of(headers))
        self._idle.append(handle)
        if answer.status == 401 and self._tokens.refused(token):
            answer = replace(answer, sent=Sent.LATER)  # with the next token
        return answer, found.getvalue()

    def _taken(self) -> pycurl.Curl:
        if self._process != os.getpid():
            self._process, self._idle = os.getpid(), deque()
        try:
            handle = self._idle.pop()
        except IndexError:
            return _handle()
        handle.unsetopt(pycurl.CUSTOMREQUEST)
        return handle


def _handle() -> pycurl.Curl:
    made = pycurl.Curl()
    made.setopt(pycurl.CONNECTTIMEOUT_MS, round(CONNECT_SECONDS * 1000))
    made.setopt(pycurl.NOSIGNAL, 1)  # signals belong to the main thread
    made.setopt(pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_1_1)  # one call at a time on each connection
    made.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
    made.setopt(pycurl.PROXY, "")  # none that the environment happens to name: the token goes to LINE alone
    made.setopt(pycurl.MAXFILESIZE, MOST_BYTES)
    made.setopt(pycurl.CAINFO, ssl.get_default_verify_paths().cafile or certifi.where())
    return made


def judge(status: int, body: Any, headers: Mapping[str, str]) -> Answer:
    """What an answer of LINE means for the messages of that call. `headers`: names in small letters.

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


def _ids_of(lines: Sequence[bytes]) -> dict[str, str]:
    """LINE's own headers; the others tell nothing that is needed."""
    found = {}
    for line in lines:
        if line[:7].lower() == b"x-line-":
            name, _, value = line.decode("latin-1").partition(":")
            found[name.lower()] = value.strip()
    return found


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
