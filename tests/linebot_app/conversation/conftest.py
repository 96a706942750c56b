"""A real Valkey for the tests of turns, one for all; each test has key names of its own."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

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
def open_store(valkey: str) -> Iterator[Callable[[], SessionStore]]:
    """Opens the same data as often as it is called, each time as another process would."""
    prefix, opened = f"test{next(_numbers)}", []

    def open_another() -> SessionStore:
        opened.append(open_sessions(valkey, partitions=4, prefix=prefix))
        return opened[-1]

    yield open_another
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], SessionStore]) -> SessionStore:
    return open_store()


@pytest.fixture
def chat(open_store: Callable[[], SessionStore]) -> Chat:
    return Chat(open_store(), reopen=open_store)
