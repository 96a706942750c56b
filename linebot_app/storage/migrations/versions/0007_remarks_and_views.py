"""What operators write about a conversation, the views that they save, and what masking and the transcript rest on."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_SORTED = {
    "cases_by_start": ["started_at", "id"],
    "cases_by_strength": ["strongest", "id"],
    "cases_by_length": ["turns", "id"],
    "cases_by_waiting": ["waiting_since", "id"],
}


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.add_column("turns", sa.Column("holds", sa.JSON))
    op.add_column("cases", sa.Column("names", sa.JSON, nullable=False, server_default=sa.text("'[]'")))
    for name, columns in _SORTED.items():
        op.create_index(name, "cases", columns)
    op.create_table(
        "remarks",
        sa.Column("id", big, primary_key=True),
        sa.Column("case_id", big, sa.ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
        *_texts("turn", "operator", "at", "text"),
    )
    op.create_index("remarks_of_case", "remarks", ["case_id", "id"])
    op.create_index("remarks_of_turn", "remarks", ["turn"])
    op.create_table(
        "remark_mentions",
        sa.Column("remark_id", big, sa.ForeignKey("remarks.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("operator", sa.Text, primary_key=True),
        *_texts("seen_at"),
    )
    op.create_index("remark_mentions_of_operator", "remark_mentions", ["operator", "seen_at", "remark_id"])
    op.create_table(
        "saved_views",
        sa.Column("id", sa.Integer, primary_key=True),
        *_texts("operator", "name", "address"),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.UniqueConstraint("operator", "name", name="saved_views_of_operator"),
    )


def downgrade() -> None:
    for table in ("saved_views", "remark_mentions", "remarks"):
        op.drop_table(table)
    for name in _SORTED:
        op.drop_index(name, "cases")
    op.drop_column("cases", "names")
    op.drop_column("turns", "holds")
