"""How many pushes are left, as LINE tells it: asked seldom, counted in between, and never a reason not to answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from linebot_app.line.client import LineClient
from linebot_app.line.quota import KEPT, KEPT_UNKNOWN, LIMIT, USED, Quota
from linebot_app.ports import Sent
from tests.support.simulator import RunningSimulator, recording_bot, running_simulator

MORNING = 1_795_000_000.0  # 2026-11-18 in Japan
HELLO = [{"type": "text", "text": "こんにちは"}]


class Told:
    """What LINE tells, and how often it was asked."""

    def __init__(self, limit: Any, used: Any = None) -> None:
        self.answers = {LIMIT: limit, USED: used}
        self.asked: list[str] = []
        self.now = MORNING
        self.quota = Quota(self.ask, lambda: self.now)

    def ask(self, path: str) -> Any:
        self.asked.append(path)
        return self.answers[path]


def test_what_is_left_is_asked_once_in_some_minutes_and_counted_in_between() -> None:
    line = Told({"type": "limited", "value": 200}, {"totalUsage": 198})
    assert [line.quota.left(), line.quota.left()] == [2, 2]
    line.quota.one_sent()
    assert line.quota.left() == 1
    line.quota.one_sent()
    line.quota.one_sent()
    assert line.quota.left() == 0
    assert line.asked == [LIMIT, USED]
    line.now += KEPT
    line.answers[USED] = {"totalUsage": 150}
    assert line.quota.left() == 50


def test_an_account_without_a_limit_has_none() -> None:
    line = Told({"type": "none"})
    assert line.quota.left() is None
    line.quota.one_sent()
    assert line.quota.left() is None
    assert line.asked == [LIMIT]


def test_more_used_than_allowed_leaves_nothing() -> None:
    assert Told({"type": "limited", "value": 200}, {"totalUsage": 230}).quota.left() == 0


@pytest.mark.parametrize(
    ("limit", "used"),
    [
        (None, None),
        ({}, {}),
        ({"type": "limited"}, {"totalUsage": 1}),
        ({"type": "limited", "value": "200"}, {"totalUsage": 1}),
        ({"type": "limited", "value": 200}, None),
        ({"type": "limited", "value": 200}, {"totalUsage": True}),
    ],
)
def test_what_line_does_not_tell_is_no_limit_and_is_asked_again_soon(limit: Any, used: Any) -> None:
    line = Told(limit, used)
    assert line.quota.left() is None
    asked = len(line.asked)
    assert line.quota.left() is None
    assert len(line.asked) == asked
    line.now += KEPT_UNKNOWN
    line.answers = {LIMIT: {"type": "limited", "value": 9}, USED: {"totalUsage": 4}}
    assert line.quota.left() == 5


def test_a_month_that_is_used_up_is_over_with_the_month() -> None:
    line = Told({"type": "limited", "value": 200}, {"totalUsage": 200})
    line.now = 1_796_050_700.0  # a few minutes to midnight, 30 November in Japan
    line.quota.used_up()
    assert line.quota.left() == 0
    assert line.asked == []
    line.now += 120.0
    line.answers[USED] = {"totalUsage": 0}
    assert line.quota.left() == 200


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[RunningSimulator]:
    with recording_bot() as bot, running_simulator(tmp_path, bot.url) as running:
        yield running


def test_the_client_asks_the_api_and_stops_at_what_it_allows(simulator: RunningSimulator) -> None:
    client = LineClient(simulator.token, simulator.url)
    phone = simulator.platform.phone("花子")
    assert client.pushes_left() is None
    client.close()
    simulator.platform.switch(quota=1)
    client = LineClient(simulator.token, simulator.url)
    assert client.pushes_left() == 1
    assert client.push(phone.id, HELLO, "123e4567-e89b-12d3-a456-426614174000").sent is Sent.OK
    assert client.pushes_left() == 0
    assert client.push(phone.id, HELLO, "123e4567-e89b-12d3-a456-426614174001").sent is Sent.QUOTA
    assert client.pushes_left() == 0
    assert [call["endpoint"] for call in simulator.platform.calls() if "quota" in call["endpoint"]] == [
        "quota",
        "quota",
    ]
    assert client.reply("0" * 32, HELLO).sent is Sent.TOKEN_INVALID
    client.close()


def test_a_line_that_cannot_be_reached_tells_nothing_and_raises_nothing() -> None:
    client = LineClient("token", "http://127.0.0.1:9")
    assert client.pushes_left() is None
    client.close()
