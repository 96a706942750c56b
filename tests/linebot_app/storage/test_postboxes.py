"""Postboxes in one Redis and in a cluster: once, in order, bounded, and gone when they are to be."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from linebot_app.ports import StoreUnavailable
from linebot_app.storage.postboxes import MOST, RedisPostboxes, open_postboxes
from tests.support.servers import free_port


@pytest.fixture(params=["valkey", "cluster"])
def boxes(request: pytest.FixtureRequest) -> Iterator[RedisPostboxes]:
    url: str = request.getfixturevalue(f"{request.param}_url")
    opened = open_postboxes(url, partitions=8, prefix=f"t{secrets.token_hex(6)}")
    yield opened
    opened.close()


def bodies(boxes: RedisPostboxes, person: str, after: int = 0) -> list[bytes]:
    return [letter.body for letter in boxes.fetch(person, after).letters]


def test_what_is_put_is_there_once_and_in_order_for_everybody_who_looks(boxes: RedisPostboxes) -> None:
    assert boxes.put("web.one", "a", [b"1", b"2 and more"], stays=True)
    assert boxes.put("web.one", "b", [b"3"], stays=False)
    assert not boxes.put("web.one", "a", [b"1", b"2 and more"], stays=True)
    assert boxes.put("web.other", "a", [b"other"], stays=True), "another one's key is another key"
    assert bodies(boxes, "web.one") == [b"1", b"2 and more", b"3"] == bodies(boxes, "web.one")
    first, second, third = boxes.fetch("web.one").letters
    assert first.number < second.number < third.number
    assert bodies(boxes, "web.one", first.number) == [b"2 and more", b"3"]
    assert boxes.fetch("web.one", first.number, second.number).letters == [second]
    assert boxes.fetch("web.one", third.number).letters == []


def test_the_same_words_twice_are_two(boxes: RedisPostboxes) -> None:
    boxes.put("web.one", "a", [b"x", b"x"], stays=True)
    assert bodies(boxes, "web.one") == [b"x", b"x"]


def test_the_oldest_give_way(boxes: RedisPostboxes) -> None:
    boxes.put("web.one", "a", [b"%d" % n for n in range(MOST)], stays=True)
    boxes.put("web.one", "b", [b"new"], stays=True)
    assert bodies(boxes, "web.one") == [*(b"%d" % n for n in range(1, MOST)), b"new"]


def test_what_was_mended_shows_other_words_and_another_version(boxes: RedisPostboxes) -> None:
    boxes.put("web.one", "a", [b"keep", b"take", b"keep too"], stays=True)
    before = boxes.fetch("web.one")
    boxes.mend("web.one", [])
    assert boxes.fetch("web.one") == before
    boxes.mend("web.one", [(before.letters[1], b"-")])
    after = boxes.fetch("web.one")
    assert [letter.body for letter in after.letters] == [b"keep", b"-", b"keep too"]
    assert [letter.number for letter in after.letters] == [letter.number for letter in before.letters]
    assert after.version > before.version
    boxes.mend("web.one", [(before.letters[1], b"late")])
    assert [letter.body for letter in boxes.fetch("web.one").letters] == [b"keep", b"-", b"keep too"]


def test_an_emptied_box_never_gives_a_number_again(boxes: RedisPostboxes) -> None:
    boxes.put("web.one", "a", [b"%d" % n for n in range(50)], stays=True)
    before = boxes.fetch("web.one")
    boxes.empty("web.one")
    assert boxes.fetch("web.one").letters == []
    assert boxes.fetch("web.one").version != before.version
    assert not boxes.put("web.one", "a", [b"0"], stays=True), "nothing comes back by being sent again"
    boxes.put("web.one", "b", [b"new"], stays=True)
    (letter,) = boxes.fetch("web.one", before.letters[-1].number).letters
    assert letter.body == b"new"


def test_a_redis_that_is_away_is_told_as_such() -> None:
    nowhere = open_postboxes(f"redis://127.0.0.1:{free_port()}")
    with pytest.raises(StoreUnavailable):
        nowhere.fetch("web.one")
    with pytest.raises(StoreUnavailable):
        nowhere.put("web.one", "a", [b"1"], stays=True)
    nowhere.close()
