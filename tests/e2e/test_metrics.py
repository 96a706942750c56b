"""What monitoring reads of the real processes: what the worker did is told by the web process."""

from __future__ import annotations

import urllib.request

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.support.stack import Stack, running_stack, wait_until

pytestmark = pytest.mark.slow


def number(stack: Stack, name: str, **labels: str) -> float:
    """0 where nothing was counted yet."""
    with urllib.request.urlopen(f"{stack.url}/metrics", timeout=10) as answer:
        families = text_string_to_metric_families(answer.read().decode())
        samples = [one for family in families for one in family.samples if one.name == f"kikiyaku_{name}"]
    return sum(one.value for one in samples if labels.items() <= one.labels.items())


def test_a_turn_and_its_reply_are_counted_once() -> None:
    with running_stack() as stack:  # of its own: what others do is counted late
        phone = stack.platform.phone("花子")
        phone.wait_for_reply()
        phone.say("きのう取引先に怒られました")
        phone.wait_for_reply()
        wait_until(lambda: number(stack, "reply_seconds_count") >= 2, "the reply is not counted")
        assert number(stack, "turns_total", kind="text") == 1
        assert number(stack, "turns_total", kind="follow") == 1
        assert number(stack, "deliveries_total", outcome="replied") == 2
        assert number(stack, "part_up", part="redis") == number(stack, "part_up", part="sql") == 1
        assert number(stack, "oldest_waiting_seconds") < 60
