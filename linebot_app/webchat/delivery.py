"""The Messenger of the page: what is sent goes into the postbox, and is there when the page asks; nothing is pushed to
anybody's device."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from linebot_app.ports import Answer, Postboxes, Sent, StoreUnavailable


class ToPostbox:
    """Implements Messenger."""

    def __init__(self, postboxes: Postboxes) -> None:
        self._postboxes = postboxes

    def reply(self, token: str, messages: Sequence[Mapping[str, Any]]) -> Answer:  # noqa: ARG002
        return Answer(Sent.TOKEN_INVALID)  # the page gives none

    def push(self, person: str, messages: Sequence[Mapping[str, Any]], retry_key: str) -> Answer:
        bodies = [orjson.dumps(message) for message in messages]
        stays = all(message.get("stays") for message in messages)
        try:
            self._postboxes.put(person, retry_key, bodies, stays=stays)
        except StoreUnavailable:
            return Answer(Sent.UNKNOWN)  # the same key again puts it there once
        return Answer(Sent.OK)

    def show_loading(self, person: str, seconds: int = 20) -> None:  # noqa: ARG002
        return None  # the page shows by itself that it waits

    def pushes_left(self) -> int | None:
        return None
