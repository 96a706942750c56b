"""A listing of each kind of database, empty for every test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import text

from linebot_app.openings.importing import Report, take_in
from linebot_app.storage.database import open_engine
from linebot_app.storage.openings import Openings, open_openings
from linebot_app.storage.tables import metadata
from tests.flows.jobs.openings import NOW
from tests.support.servers import postgresql_url

__all__ = ["postgresql_url"]


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/log.sqlite3"
    url: str = request.getfixturevalue("postgresql_url")
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"DROP TABLE IF EXISTS {', '.join([*metadata.tables, 'alembic_version'])} CASCADE"))
    engine.dispose()
    return url


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
