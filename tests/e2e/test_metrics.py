"""What monitoring reads of the real processes: numbers, told by the web process; and spans, told to a collector."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.support.collector import Collector, listening_collector
from tests.support.stack import Stack, running_stack, wait_until

pytestmark = pytest.mark.slow
WORDS = "きのう取引先に怒られました"


@pytest.fixture(scope="module")
def collector() -> Iterator[Collector]:
    with listening_collector() as listening:
        yield listening


@pytest.fixture(scope="module")
def watched(collector: Collector) -> Iterator[Stack]:
    """Of its own: what others do is counted late."""
    with running_stack(TRACES_URL=collector.url, OTEL_BSP_SCHEDULE_DELAY="200") as stack:
        phone = stack.platform.phone("花子")
        phone.wait_for_reply()
        phone.say(WORDS)
        phone.wait_for_reply()
        yield stack


def number(stack: Stack, name: str, **labels: str) -> float:
    """0 where nothing was counted yet."""
    with urllib.request.urlopen(f"{stack.url}/metrics", timeout=10) as answer:
        families = text_string_to_metric_families(answer.read().decode())
        samples = [one for family in families for one in family.samples if one.name == f"kikiyaku_{name}"]
    return sum(one.value for one in samples if labels.items() <= one.labels.items())


def test_a_turn_and_its_reply_are_counted_once(watched: Stack) -> None:
    wait_until(lambda: number(watched, "reply_seconds_count") >= 2, "the reply is not counted")
    assert number(watched, "turns_total", kind="text") == 1
    assert number(watched, "turns_total", kind="follow") == 1
    assert number(watched, "deliveries_total", outcome="replied") == 2
    assert number(watched, "part_up", part="redis") == number(watched, "part_up", part="sql") == 1
    assert number(watched, "oldest_waiting_seconds") < 60


def test_webhook_turn_and_delivery_of_an_event_are_one_trace_of_two_processes(
    watched: Stack, collector: Collector
) -> None:
    wait_until(lambda: all(len(collector.of(name)) == 2 for name in ("webhook", "turn", "delivery")), "spans missing")
    assert len(collector.spans) == 6
    for webhook in collector.of("webhook"):
        belonging = [one for one in collector.spans if one.trace == webhook.trace]
        assert {(one.process, one.name) for one in belonging} == {
            ("kikiyaku-web", "webhook"),
            ("kikiyaku-worker", "turn"),
            ("kikiyaku-worker", "delivery"),
        }
        assert webhook.hangs_from == ""
        assert {one.hangs_from for one in belonging if one is not webhook} == {webhook.id}
        assert {one.attributes["event_id"] for one in belonging} == {webhook.attributes["event_id"]}
        assert all(one.took > 0 for one in belonging)
    assert {one.attributes["outcome"] for one in collector.of("delivery")} == {"replied"}


def test_no_span_holds_words_or_tells_who_it_was(watched: Stack, collector: Collector) -> None:
    wait_until(lambda: len(collector.spans) >= 6, "spans missing")
    everything = "".join(one.raw for one in collector.spans)
    (person,) = {chat for one in watched.platform.webhooks() for chat in one["chats"]}
    assert WORDS not in everything
    assert person not in everything
