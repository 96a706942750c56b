"""Tells a collector of OpenTelemetry, where one is set up, what a webhook, a turn and its delivery took: ids, outcomes,
times; never words or persons. Without one nothing of OpenTelemetry is loaded."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from secrets import randbits
from typing import Any

from linebot_app.logs import shown

_tellers: list[_Teller] = []  # one, or none


def start(url: str | None, process: str) -> None:
    """From now on spans go to `url` (OTLP over HTTP), a batch every few seconds, from a thread of its own; what a
    collector does not take is dropped. `process`: web or worker."""
    if url and not _tellers:
        _tellers.append(_Teller(url, process))


def end() -> None:
    """What was not sent yet is sent."""
    while _tellers:
        _tellers.pop().end()


def note(name: str, event_id: str, began: int, attributes: Mapping[str, object], *, first: bool = False) -> None:
    """One span from `began` (time.time_ns) until now. All spans of an event are one trace, in whichever process they
    were made; `first`: this is the one that the others hang from. `event_id` "": of no event, a trace of its own."""
    if _tellers:
        _tellers[0].tell(name, event_id, began, first, attributes)


@contextmanager
def span(name: str, event_id: str) -> Iterator[dict[str, object]]:
    """What the block takes; it may add attributes. Ends with the type of an error that goes through."""
    attributes: dict[str, object] = {}
    began = time.time_ns()
    try:
        yield attributes
    except BaseException as error:
        attributes["error"] = type(error).__name__
        raise
    finally:
        note(name, event_id, began, attributes)


class _Teller:
    def __init__(self, url: str, process: str) -> None:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import ReadableSpan
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
        from opentelemetry.sdk.util.instrumentation import InstrumentationScope
        from opentelemetry.trace import SpanContext, Status, StatusCode, TraceFlags

        self._span, self._context = ReadableSpan, SpanContext
        self._sampled = TraceFlags(TraceFlags.SAMPLED)
        self._good, self._bad = Status(StatusCode.UNSET), Status(StatusCode.ERROR)
        self._resource = Resource.create({"service.name": f"kikiyaku-{process}"})
        self._scope = InstrumentationScope(__name__)
        self._sending = BatchSpanProcessor(OTLPSpanExporter(endpoint=url, timeout=5))

    def tell(self, name: str, event_id: str, began: int, first: bool, attributes: Mapping[str, object]) -> None:
        trace, root = _numbers(event_id)
        told: dict[str, Any] = {key: shown(value) for key, value in attributes.items()}
        if event_id:
            told["event_id"] = shown(event_id)
        hangs = bool(event_id) and not first
        self._sending.on_end(
            self._span(
                name,
                self._context(trace, randbits(64) if hangs else root, False, self._sampled),
                self._context(trace, root, True, self._sampled) if hangs else None,
                self._resource,
                told,
                status=self._bad if "error" in told else self._good,
                start_time=began,
                end_time=time.time_ns(),
                instrumentation_scope=self._scope,
            )
        )

    def end(self) -> None:
        self._sending.shutdown()  # type: ignore[no-untyped-call]


def _numbers(event_id: str) -> tuple[int, int]:
    """The trace and the first span of an event: the same in every process, without anything being handed on."""
    if not event_id:
        return randbits(128), randbits(64)
    digest = sha256(event_id.encode("utf-8", "replace")).digest()
    return int.from_bytes(digest[:16]), int.from_bytes(digest[16:24])
