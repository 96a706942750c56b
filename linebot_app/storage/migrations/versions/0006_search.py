"""The index of what was said, filled from the turns that are there."""

from typing import Any

import orjson
import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_SLICE = 500


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        # Only which turns have a pair of letters is kept, no order: a text cannot be put together from it again.
        op.execute(
            "CREATE VIRTUAL TABLE turn_words USING fts5("
            'grams, detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 0")'
        )
    else:
        op.execute(
            "CREATE TABLE turn_words (turn_id BIGINT PRIMARY KEY REFERENCES turns(id) ON DELETE CASCADE, "
            "grams TSVECTOR NOT NULL)"
        )
        op.execute("CREATE INDEX turn_words_by_gram ON turn_words USING GIN (grams) WITH (fastupdate = off)")
    _fill(connection)


def _fill(connection: sa.Connection) -> None:
    from linebot_app.storage.search import index

    last = 0
    wanted = sa.text("SELECT id, input, output FROM turns WHERE id > :last ORDER BY id LIMIT :most")
    while True:
        rows = connection.execute(wanted, {"last": last, "most": _SLICE}).mappings().all()
        if not rows:
            return
        index(connection, [(row["id"], _read(dict(row))) for row in rows])
        last = rows[-1]["id"]


def _read(row: dict[str, Any]) -> dict[str, Any]:
    values = {name: row[name] for name in ("input", "output")}
    return {name: orjson.loads(value) if isinstance(value, str) else value for name, value in values.items()}


def downgrade() -> None:
    op.execute("DROP TABLE turn_words")
