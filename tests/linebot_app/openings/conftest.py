"""A listing of each kind of database, empty for every test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from linebot_app.openings.importing import Report, take_in
from linebot_app.storage.openings import Openings, open_openings
from tests.flows.jobs.openings import NOW
from tests.support.databases import database_url, postgresql_url

__all__ = ["database_url", "postgresql_url"]


@pytest.fixture
def store(database_url: str) -> Iterator[Openings]:
    with open_openings(database_url) as opened:
        yield opened


Import = Callable[..., Report]


@pytest.fixture
def take(store: Openings, tmp_path: Path) -> Import:
    """Takes in postings (dicts), or the bytes of a file."""

    def take_them(*postings: Any, name: str = "file.json", raw: bytes | None = None, **options: Any) -> Report:
        path = tmp_path / name
        path.write_bytes(orjson.dumps(list(postings)) if raw is None else raw)
        return take_in(store, path, options.pop("source", "a"), options.pop("now", NOW), **options)

    return take_them
