"""Asks a language model, where one is set up, which slots a text fills; whether that is taken is decided in flows."""

from __future__ import annotations

import json
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.understanding.suggested import LONGEST_QUOTE, MOST, SLOTS, Suggested

if TYPE_CHECKING:
    from openai import OpenAI

log = logging.getLogger(__name__)

SECONDS = 3.0  # then the rules alone
MOST_CHARACTERS = 4000
MOST_TOKENS = 900
AT_ONCE = 4
REST, FAILURES = 60.0, 3  # seconds without a question after so many failures in a row: somebody waits each time


class LanguageModel:
    """Any endpoint that speaks OpenAI's chat completions. Needs the package of requirements-model.txt; ImportError
    without it. Threads may share it."""

    def __init__(self, base_url: str, api_key: str, model: str, seconds: float = SECONDS) -> None:
        from openai import DefaultHttpxClient, OpenAI

        # Words go to the endpoint that is set and to no other, wherever it points.
        to_it_alone = DefaultHttpxClient(timeout=seconds, follow_redirects=False)
        self._client: OpenAI = OpenAI(
            base_url=base_url, api_key=api_key, timeout=seconds, max_retries=0, http_client=to_it_alone
        )
        self._model = model
        self._seconds = seconds
        # The library's time-out begins anew with every byte: an endpoint that trickles is left behind by ours.
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="model")
        self._failures, self._rests_until = 0, 0.0

    def suggest(self, text: str) -> tuple[Suggested, ...]:
        """What the model says, unverified; empty after `seconds` or any failure, whatever the endpoint does."""
        if time.monotonic() < self._rests_until:
            return ()
        asked = self._threads.submit(self._ask, text[:MOST_CHARACTERS])
        try:
            found = _suggestions(asked.result(self._seconds))
        except Exception as error:  # noqa: BLE001 - whatever it is, the rules alone will do
            asked.cancel()
            self._failures += 1
            if self._failures >= FAILURES:
                self._failures, self._rests_until = 0, time.monotonic() + REST
            log.warning("model gave nothing", extra={"error": type(error).__name__})
            return ()
        self._failures = 0
        return found

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._client.close()

    def _ask(self, text: str) -> str:
        answer = self._client.chat.completions.create(
            model=self._model,
            messages=[
                {"role": "system", "content": _task()},
                # As JSON: where the person's words begin and end is then beyond doubt, whatever stands in them.
                {"role": "user", "content": json.dumps({"text": text}, ensure_ascii=False)},
            ],
            temperature=0,
            max_tokens=MOST_TOKENS,
            response_format={"type": "json_object"},
        )
        return answer.choices[0].message.content or ""


@cache
def _task() -> str:
    slots = {slot: sorted(values) if values else "a stretch of the text" for slot, values in SLOTS.items()}
    task = Path(__file__).with_name("language_model.txt").read_text(encoding="utf-8")
    return task.replace("{slots}", json.dumps(slots))


def _suggestions(answer: str) -> tuple[Suggested, ...]:
    """What of an answer has the shape that was asked for."""
    found: Any = json.loads(answer)
    rows = found.get("slots") if isinstance(found, dict) else None
    if not isinstance(rows, list):
        return ()
    return tuple(
        Suggested(row["slot"], row["value"], row["quote"])
        for row in rows[:MOST]
        if isinstance(row, dict) and all(_is_short(row.get(name)) for name in ("slot", "value", "quote"))
    )


def _is_short(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_QUOTE
