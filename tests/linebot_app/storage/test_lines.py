"""Connections kept at hand: what happens to them between two commands, asked of a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from redis.connection import ConnectionPool
from redis.exceptions import NoScriptError, TimeoutError  # noqa: A004 - the library's, not Python's

from linebot_app.storage import embedded
from linebot_app.storage.address import read_address
from linebot_app.storage.connect import connect
from linebot_app.storage.lines import Lines


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("lines")
    yield embedded.ensure(folder)
    embedded.stop(folder)


@pytest.fixture
def other(url: str) -> Iterator[Redis]:
    """Somebody else's client of the same server."""
    client = Redis.from_url(url)
    yield client
    client.close()


@pytest.fixture
def lines(url: str) -> Iterator[Lines]:
    client = connect(read_address(url), reply_seconds=0.2)
    assert isinstance(client, Redis)
    assert type(client.connection_pool) is ConnectionPool
    yield Lines(client.connection_pool)
    client.close()


def test_one_connection_serves_all_commands_of_a_thread(lines: Lines) -> None:
    assert len({lines.ask("CLIENT", "ID") for _ in range(5)}) == 1


def test_a_refused_command_keeps_its_connection(lines: Lines) -> None:
    before = lines.ask("CLIENT", "ID")
    with pytest.raises(NoScriptError):
        lines.ask("EVALSHA", "0" * 40, 0)
    assert lines.ask("CLIENT", "ID") == before


def test_a_connection_that_was_closed_meanwhile_is_replaced_before_anything_is_sent(lines: Lines, other: Redis) -> None:
    before = lines.ask("CLIENT", "ID")
    other.execute_command("CLIENT", "KILL", "ID", before)
    assert lines.ask("CLIENT", "ID") != before


def test_an_answer_that_comes_too_late_is_not_taken_for_the_next_one(lines: Lines, other: Redis) -> None:
    with pytest.raises(TimeoutError):
        lines.ask("BLPOP", "nothing-comes", 0)
    other.rpush("nothing-comes", "late")
    assert lines.ask("ECHO", "mine") == b"mine"
