"""A database of each kind, empty for every test; PostgreSQL itself is started in servers."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from linebot_app.storage import desk_tables, figure_tables  # they add to the metadata
from linebot_app.storage.database import open_engine
from linebot_app.storage.tables import metadata
from tests.support.servers import postgresql_url

__all__ = ["database_url", "desk_tables", "figure_tables", "postgresql_url"]


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/log.sqlite3"
    url: str = request.getfixturevalue("postgresql_url")
    engine = open_engine(url)
    with engine.begin() as connection:
        known = ", ".join([*metadata.tables, "turn_words", "alembic_version"])
        connection.execute(text(f"DROP TABLE IF EXISTS {known} CASCADE"))
    engine.dispose()
    return url
