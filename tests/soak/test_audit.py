"""The judge of a soak finds each kind of harm; a judge that finds nothing would always be content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from redis import Redis

from linebot_app.storage import embedded
from soak.audit import Report, audit

Json = dict[str, Any]
KEY = "kikiyaku:{p00}:"


@pytest.fixture(scope="module")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("valkey")
    yield embedded.ensure(folder)
    embedded.stop(folder)


@pytest.fixture
def redis(valkey: str) -> Iterator[Redis]:
    with Redis.from_url(valkey) as client:
        yield client
        client.flushdb()


class Talk:
    """Two events of one person, each in a turn of its own that was replied to; a test spoils one thing."""

    def __init__(self) -> None:
        self.webhooks = [self.delivery("e1", 1_000), self.delivery("e2", 2_000)]
        self.calls = [self.call(), self.call()]
        self.turns = [self.turn(1, "e1"), self.turn(2, "e2")]

    def delivery(self, name: str, at: int, status: int = 200) -> Json:
        body = orjson.dumps({"events": [{"webhookEventId": name, "timestamp": at}]}).decode()
        return {"event_ids": [name], "body": body, "attempts": [{"at": at, "status": status, "took_ms": 5}]}

    def call(self, done: int = 200) -> Json:
        return {"endpoint": "reply", "chat": "U1", "done": done, "status": 200}

    def turn(self, number: int, *events: str, outcome: str = "replied") -> Json:
        delivery = {"outcome": outcome} if outcome else None
        return {
            "person": "U1",
            "number": number,
            "turn": events[0],
            "event_ids": list(events),
            "output": [{"type": "say"}],
            "delivery": delivery,
        }


def lose(talk: Talk) -> None:
    talk.turns.pop()
    talk.calls.pop()


def take_twice(talk: Talk) -> None:
    talk.turns.append(talk.turn(3, "e2"))
    talk.calls.append(talk.call())


def swap(talk: Talk) -> None:
    talk.turns = [talk.turn(1, "e2"), talk.turn(2, "e1")]


def swallow(talk: Talk) -> None:
    talk.calls.pop()


def repeat(talk: Talk) -> None:
    talk.calls.append(talk.call())


def forget_the_outcome(talk: Talk) -> None:
    talk.turns[1] = talk.turn(2, "e2", outcome="")
    talk.calls.pop()


@pytest.mark.parametrize(
    ("spoil", "harm"),
    [
        (lose, "lost"),
        (take_twice, "twice"),
        (swap, "out_of_order"),
        (swallow, "unanswered"),
        (repeat, "answered_twice"),
        (forget_the_outcome, "not_logged_delivery"),
    ],
)
def test_each_harm_is_found_and_called_by_its_name(spoil: Callable[[Talk], None], harm: str, redis: Redis) -> None:
    talk = Talk()
    assert judged(talk, redis).is_clean
    spoil(talk)
    report = judged(talk, redis)
    assert not report.is_clean
    assert getattr(report, harm) == 1
    assert report.examples


def judged(talk: Talk, redis: Redis) -> Report:
    return audit(talk.webhooks, talk.calls, talk.turns, redis)


def test_what_was_never_taken_in_is_not_lost(redis: Redis) -> None:
    talk = Talk()
    talk.webhooks.append(talk.delivery("e3", 3_000, status=503))
    assert judged(talk, redis).is_clean


def test_a_delivery_that_overtook_another_is_no_disorder(redis: Redis) -> None:
    talk = Talk()
    talk.webhooks[0]["attempts"][0]["at"] = 5_000
    swap(talk)
    assert judged(talk, redis).is_clean


def test_an_answer_of_unknown_fate_may_have_been_shown_or_not(redis: Redis) -> None:
    talk = Talk()
    talk.turns[1] = talk.turn(2, "e2", outcome="unknown")
    report = judged(talk, redis)
    assert report.is_clean
    assert report.unknown == 1
    swallow(talk)
    assert judged(talk, redis).is_clean


@pytest.mark.parametrize(("name", "harm"), [("out", "stuck"), ("fence", "leaked_locks")])
def test_what_is_left_behind_in_redis_is_found(redis: Redis, name: str, harm: str) -> None:
    redis.hset(f"{KEY}state:U1", name, "1")
    assert getattr(judged(Talk(), redis), harm) == 1


def test_a_message_that_nobody_takes_is_found(redis: Redis) -> None:
    redis.rpush(f"{KEY}inbox:U1", "{}")
    assert judged(Talk(), redis).stuck == 1
