"""GET /metrics in Prometheus' text format: what is counted, what waits, which part is down; nothing is counted here."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request

from linebot_app.metrics import catalogue
from linebot_app.metrics.tally import TALLY, Tally
from linebot_app.storage.counters import Counters, Waiting

if TYPE_CHECKING:
    from prometheus_client import Metric as Family

Alerts = Callable[[], tuple[int, float]]  # unseen ones, seconds since the oldest
_FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip")


def metrics_blueprint(
    token: str | None, open_counters: Callable[[], Counters], alerts: Alerts, tally: Tally = TALLY
) -> Blueprint:
    """`token`: what `Authorization: Bearer …` must hold; None: only this machine may ask, and through no proxy.

    404 for everybody else: who may not ask need not know. What is down is left out of the numbers and told as 0 of
    `part_up`; the answer is 200 all the same."""
    blueprint = Blueprint("metrics", __name__)
    counters = cache(open_counters)

    @blueprint.get("/metrics")
    def metrics() -> Response:
        if not _may_ask(token):
            return Response("404 Not Found\n", 404, mimetype="text/plain")
        from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

        seen = _Seen(tally.sums(), counters, alerts)
        return Response(generate_latest(seen), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def _may_ask(token: str | None) -> bool:
    if token is not None:
        given = request.headers.get("Authorization", "").encode("utf-8", "replace")
        return hmac.compare_digest(given, f"Bearer {token}".encode())
    forwarded = any(name in request.headers for name in _FORWARDED)
    try:
        return not forwarded and ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


class _Seen:
    """One look, as a registry of the library."""

    def __init__(self, own: Mapping[str, float], counters: Callable[[], Counters], alerts: Alerts) -> None:
        self._own = own
        self._counters, self._alerts = counters, alerts

    def collect(self) -> Iterator[Family]:
        up: dict[str, float] = {}
        shared: Mapping[str, float] = {}
        waiting: Waiting | None = None
        unseen: tuple[int, float] | None = None
        with _noting(up, "redis"):
            shared, waiting = self._counters().sums(), self._counters().waiting()
        with _noting(up, "sql"):
            unseen = self._alerts()
        yield from _summed(_merged(shared, self._own))
        if waiting is not None:
            yield from _looked_up(waiting, shared)
        if unseen is not None:
            yield _gauge(catalogue.ALERTS_OPEN, unseen[0])
            yield _gauge(catalogue.OLDEST_ALERT, unseen[1])
        yield _gauge(catalogue.UP, up)


@contextmanager
def _noting(up: dict[str, float], part: str) -> Iterator[None]:
    """Whatever a driver raises inside: the part is down."""
    up[part] = 0
    with suppress(Exception):
        yield
        up[part] = 1


def _merged(*several: Mapping[str, float]) -> dict[str, float]:
    merged: dict[str, float] = {}
    for sums in several:
        for key, value in sums.items():
            merged[key] = merged.get(key, 0) + value
    return merged


def _looked_up(waiting: Waiting, shared: Mapping[str, float]) -> Iterator[Family]:
    yield _gauge(catalogue.PEOPLE_WAITING, waiting.people)
    yield _gauge(catalogue.OLDEST_WAITING, waiting.oldest)
    yield _gauge(catalogue.LOG_WAITING, waiting.log)
    yield _gauge(catalogue.LOG_REJECTED, waiting.rejected)
    left = shared.get(f"{catalogue.PUSHES_LEFT.name}:")
    if left is not None:
        yield _gauge(catalogue.PUSHES_LEFT, left)


def _summed(sums: Mapping[str, float]) -> Iterator[Family]:
    from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily

    for metric in catalogue.COUNTED:
        counter = CounterMetricFamily(catalogue.PREFIX + metric.name, metric.meaning, labels=_labels(metric))
        for label, value in sorted(_of(metric, sums)) or ([] if metric.label else [("", 0.0)]):
            counter.add_metric([label] if metric.label else [], value)
        yield counter
    for metric in catalogue.TIMED:
        found = dict(_of(metric, sums))
        total, buckets = 0.0, []
        for border in catalogue.BORDERS:
            total += found.get(border, 0)
            buckets.append((border, total))
        yield HistogramMetricFamily(
            catalogue.PREFIX + metric.name, metric.meaning, buckets=buckets, sum_value=found.get("sum", 0.0)
        )


def _of(metric: catalogue.Metric, sums: Mapping[str, float]) -> Iterable[tuple[str, float]]:
    start = f"{metric.name}:"
    return ((key[len(start) :], value) for key, value in sums.items() if key.startswith(start))


def _labels(metric: catalogue.Metric) -> list[str]:
    return [metric.label] if metric.label else []


def _gauge(metric: catalogue.Metric, value: float | Mapping[str, float]) -> Family:
    from prometheus_client.core import GaugeMetricFamily

    family = GaugeMetricFamily(catalogue.PREFIX + metric.name, metric.meaning, labels=_labels(metric))
    pairs = value.items() if isinstance(value, Mapping) else [("", value)]
    for label, number in pairs:
        family.add_metric([label] if metric.label else [], number)
    return family
