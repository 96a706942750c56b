"""How the tables of the log come about, and which databases may hold them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from linebot_app.storage import migrations
from linebot_app.storage.database import open_engine
from linebot_app.storage.tables import REVISION, metadata
from linebot_app.storage.transcripts import migrate

ROOT = Path(__file__).resolve().parents[3]


def test_migrating_in_several_processes_at_once_is_harmless(database_url: str) -> None:
    code = "import sys; from linebot_app.storage.transcripts import migrate; migrate(sys.argv[1])"
    running = [subprocess.Popen([sys.executable, "-c", code, database_url], cwd=ROOT) for _ in range(4)]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    migrate(database_url)


def test_the_migrations_make_the_tables_that_the_code_knows(database_url: str) -> None:
    migrate(database_url)
    engine = open_engine(database_url)
    seen = inspect(engine)
    for table in metadata.tables.values():
        assert {column["name"] for column in seen.get_columns(table.name)} == set(table.columns.keys())
        assert {index["name"] for index in seen.get_indexes(table.name) if not index["unique"]} == {
            index.name for index in table.indexes
        }
    engine.dispose()
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


@pytest.mark.parametrize("url", ["", "mysql://h/d", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL"):
        open_engine(url)
