"""The stores under test, each behind the same fixture, so that one suite runs against all of them."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest

from linebot_app.ports import SessionStore
from linebot_app.storage.sessions import open_sessions
from linebot_app.storage.transcripts import SqlTranscripts, migrate, open_transcripts
from tests.linebot_app.storage.claims import Opening
from tests.support.databases import database_url, postgresql_url
from tests.support.servers import cluster_url, redis_url, sentinel_url, valkey_url

__all__ = ["cluster_url", "database_url", "postgresql_url", "redis_url", "sentinel_url", "valkey_url"]


@pytest.fixture(params=["valkey", "redis", "cluster", "sentinel"])
def opening(request: pytest.FixtureRequest) -> Iterator[Opening]:
    """Opens a store as another process would: same data, own connections. Every test has keys of its own."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    prefix = f"t{secrets.token_hex(6)}"
    opened: list[SessionStore] = []

    def open_one() -> SessionStore:
        opened.append(open_sessions(url, partitions=8, prefix=prefix))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(opening: Opening) -> SessionStore:
    return opening()


@pytest.fixture
def transcripts(database_url: str) -> Iterator[SqlTranscripts]:
    migrate(database_url)
    opened = open_transcripts(database_url)
    assert isinstance(opened, SqlTranscripts)
    yield opened
    opened.close()
