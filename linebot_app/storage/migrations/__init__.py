"""Brings the log's tables up to date, step by step, with Alembic; safe when several processes start at once."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from linebot_app.storage.database import open_engine
from linebot_app.storage.tables import REVISION

_ADVISORY_LOCK = 0x6B696B69  # any number that nothing else on this database uses


def migrate(database_url: str) -> None:
    """Raises what SQLAlchemy raises when the database is away, ValueError when the URL is none of ours."""
    engine = open_engine(database_url)
    try:
        with _alone(engine) as connection:
            if not _is_current(connection):
                _upgrade(connection)
    finally:
        engine.dispose()


def _is_current(connection: Connection) -> bool:
    with connection.begin():
        if not inspect(connection).has_table("alembic_version"):
            return False
        return bool(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == REVISION)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.commit()


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    if engine.dialect.name == "sqlite":
        with Path(f"{engine.url.database}.lock").open("a") as lock:
            # Before the first connection: a new file becomes WAL on it, and SQLite refuses two that try it at once.
            fcntl.flock(lock, fcntl.LOCK_EX)
            with engine.connect() as connection:
                yield connection
        return
    with engine.connect() as holder, engine.connect() as connection:
        holder.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _ADVISORY_LOCK})
        try:
            yield connection
        finally:
            holder.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _ADVISORY_LOCK})
