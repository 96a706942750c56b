"""What is deleted is gone from everywhere; what nobody deletes goes by itself; a device that was left holds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from redis import Redis

from linebot_app.connections import open_log
from linebot_app.line.events import ordered
from linebot_app.storage.log_mover import move_log
from tests.linebot_app.webchat.conftest import STORY, House, Visitor

WORDS = ("田中", "見積書", "三田")


@pytest.fixture
def redis(house: House, valkey_url: str) -> Iterator[Redis]:
    path = valkey_url.removeprefix("unix://").partition("?")[0]
    with Redis(unix_socket_path=path) as client:
        yield client


def kept_in(redis: Redis, house: House) -> bytes:
    """Everything that Redis holds of this house, names of keys and all."""
    found = b""
    for key in redis.scan_iter(f"{house.prefix}:*"):
        kind = redis.type(key)
        found += key
        match kind:
            case b"string":
                found += redis.get(key) or b""
            case b"hash":
                found += b"".join(name + value for name, value in redis.hgetall(key).items())
            case b"list":
                found += b"".join(redis.lrange(key, 0, -1))
            case b"zset":
                found += b"".join(redis.zrange(key, 0, -1))
            case b"stream":
                found += repr(redis.xrange(key)).encode()
    return found


def talked(house: House) -> Visitor:
    visitor = house.visitor().begin()
    visitor.say(STORY)
    visitor.tap("はい、続ける")
    visitor.say("担当は三田さんです")
    return visitor


def test_deleting_my_data_really_deletes(house: House, redis: Redis) -> None:
    visitor = talked(house)
    log = open_log(house.settings)
    move_log(house.store, log)
    assert list(log.of_person(visitor.person))
    version = visitor.news()["version"]

    visitor.say("データを消して")
    visitor.tap("すべて消す")
    move_log(house.store, log)

    assert list(log.of_person(visitor.person)) == []
    assert visitor.session() is None
    left = kept_in(redis, house)
    assert not [word for word in WORDS if word.encode() in left]
    assert not [word for word in WORDS if word in visitor.get().text]
    told = visitor.news(visitor.letters()[-1]["number"], version)
    assert told["whole"] is True, "an open tab is told to forget what it shows"
    assert [one["side"] for one in told["letters"]] == ["house"] * len(told["letters"]), "what is left is the proof"
    log.close()  # type: ignore[attr-defined]


def test_an_order_of_the_house_to_forget_empties_the_page_as_well(house: House, redis: Redis) -> None:
    from datetime import UTC, datetime

    from flows.orders import forget_order

    visitor = talked(house)
    at = int(house.clock[0] * 1000)
    until = datetime.fromtimestamp(house.clock[0] + 60, UTC)
    house.store.accept([ordered(visitor.person, "forget-1", forget_order(until), "", at)])
    house.serve()
    assert visitor.session() is None
    assert visitor.letters() == []


def test_what_was_not_agreed_to_goes_within_a_day_and_the_rest_after_weeks(house: House, redis: Redis) -> None:
    visitor = house.visitor().begin()
    visitor.say(STORY)

    def life() -> int:
        (key,) = redis.keys(f"{house.prefix}:*:post:{visitor.person}")
        left: int = redis.ttl(key)
        return left

    assert 0 < life() <= 86_400
    visitor.tap("はい、続ける")
    assert 86_400 < life() <= 30 * 86_400


def test_only_so_much_is_kept_for_one_visitor(house: House) -> None:
    visitor = house.visitor().begin()
    for n in range(7):
        bodies = [b'{"side":"house","html":"<p>%d</p>"}' % (100 * n + one) for one in range(50)]
        house.postboxes.put(visitor.person, f"key {n}", bodies, stays=True)
    found = visitor.letters()
    assert len(found) == 300
    assert "<p>649</p>" in found[-1]["html"]


def test_leaving_a_device_leaves_nothing_on_it(house: House) -> None:
    visitor = talked(house)
    answer = visitor.post("/leave", {"Sec-Fetch-Site": "same-origin"}, mark=visitor.mark, id=str(uuid4()))
    assert answer.status_code == 303
    assert visitor.client.get_cookie("__Host-kikiyaku", domain="chat.example") is None
    assert "田中" not in visitor.get().text
    assert visitor.get("/news").status_code == 403


def test_who_comes_back_when_the_page_was_emptied_goes_on(house: House) -> None:
    visitor = talked(house)
    house.postboxes.empty(visitor.person)
    assert "田中" not in visitor.get().text
    visitor.begin()
    assert visitor.letters()[-1]["side"] == "house"
    visitor.say("続きから")
    assert visitor.offers()
