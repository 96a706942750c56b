"""A real Valkey for the tests of turns, one for all; each test has key names of its own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from linebot_app.ports import SessionStore
from linebot_app.storage import embedded
from linebot_app.storage.sessions import open_sessions
from tests.support.chat import Chat

_numbers = itertools.count()


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("valkey")
    yield embedded.ensure(folder, fsync="no")
    embedded.stop(folder)


@pytest.fixture
def store(valkey: str) -> Iterator[SessionStore]:
    opened = open_sessions(valkey, partitions=4, prefix=f"test{next(_numbers)}")
    yield opened
    opened.close()


@pytest.fixture
def chat(store: SessionStore) -> Chat:
    return Chat(store)
