"""The operators' listing of jobs, and what people ask about it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "openings",
        sa.Column("id", big, primary_key=True),
        *_texts("source", "identifier", "closed"),
        sa.Column("change", sa.Integer, nullable=False),
        *_texts("posted", "valid_through", "title", "keywords"),
        sa.Column("prefectures", sa.BigInteger, nullable=False),
        sa.Column("types", sa.Integer, nullable=False),
        sa.Column("remote", sa.Boolean, nullable=False),
        sa.Column("inexperienced", sa.Boolean, nullable=False),
        sa.Column("year_least", sa.BigInteger, nullable=False),
        sa.Column("year_most", sa.BigInteger, nullable=False),
        sa.Column("start_day", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.UniqueConstraint("source", "identifier", name="openings_of_source"),
    )
    op.create_index("openings_shown", "openings", ["closed", "posted", "id"])
    op.create_table(
        "opening_changes",
        sa.Column("id", sa.Integer, primary_key=True),
        *_texts("at", "source", "what"),
        sa.Column("figures", sa.JSON, nullable=False),
    )
    op.create_table(
        "enquiries",
        sa.Column("id", big, primary_key=True),
        sa.Column("turn", sa.Text, nullable=False, unique=True),
        *_texts("person", "at", "kind", "state"),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_index("enquiries_of_person", "enquiries", ["person", "id"])
    op.create_index("enquiries_in_state", "enquiries", ["state", "id"])


def downgrade() -> None:
    for table in ("enquiries", "opening_changes", "openings"):
        op.drop_table(table)
