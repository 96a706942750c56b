"""The language of somebody's LINE, as their profile tells it; what is done with it is no matter here."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

PROFILE = "/v2/bot/profile/"
SECONDS = 1.0  # somebody waits for their first answer
REST = 60.0  # nobody else waits for who was that slow

Ask = Callable[[str, float], Mapping[str, Any] | None]

_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class Profiles:
    """`ask`: the JSON object that a GET answers within so many seconds, None where it failed. Threads may share it."""

    def __init__(self, ask: Ask, clock: Callable[[], float] = time.monotonic) -> None:
        self._ask = ask
        self._clock = clock
        self._rests_until = float("-inf")

    def language(self, person: str) -> str:
        """A language tag (`en`, `zh-TW`); "" when LINE does not tell, or not at once."""
        since = self._clock()
        if since < self._rests_until:
            return ""
        found = self._ask(PROFILE + quote(person, safe=""), SECONDS)
        now = self._clock()
        if found is None and now - since >= SECONDS:
            self._rests_until = now + REST
        told = (found or {}).get("language")
        return told if isinstance(told, str) and len(told) <= 35 and _TAG.fullmatch(told) else ""
