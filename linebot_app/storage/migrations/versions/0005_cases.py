"""What operators see a list of: one row a matter, and the alerts."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "cases",
        sa.Column("id", big, primary_key=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("matter", sa.Integer, nullable=False),
        *_texts("started_at", "last_at", "entry", "place", "question", "advised", "chosen", "danger", "flow_version"),
        sa.Column("turns", sa.Integer, nullable=False),
        sa.Column("feelings", sa.JSON, nullable=False),
        sa.Column("strongest", sa.Integer, nullable=False),
        sa.Column("harassment", sa.JSON, nullable=False),
        sa.Column("rating", sa.Integer),
        *_texts("state", "waiting_since", "assignee"),
        sa.UniqueConstraint("person", "matter", name="cases_of_person"),
    )
    for name, columns in (
        ("cases_by_time", ["last_at", "id"]),
        ("cases_by_state", ["state", "last_at", "id"]),
        ("cases_by_assignee", ["assignee", "last_at", "id"]),
        ("cases_by_danger", ["danger", "last_at", "id"]),
    ):
        op.create_index(name, "cases", columns)
    op.create_table(
        "case_tags",
        sa.Column("case_id", big, sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("tag", sa.Text, primary_key=True),
    )
    op.create_index("case_tags_by_tag", "case_tags", ["tag", "case_id"])
    op.create_table(
        "alerts",
        sa.Column("id", big, primary_key=True),
        sa.Column("turn", sa.Text, nullable=False, unique=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("matter", sa.Integer, nullable=False),
        *_texts("at", "kind", "seen_by", "seen_at"),
    )
    op.create_index("alerts_unseen", "alerts", ["seen_at", "id"])
    op.create_index("alerts_of_person", "alerts", ["person", "id"])


def downgrade() -> None:
    for table in ("alerts", "case_tags", "cases"):
        op.drop_table(table)
