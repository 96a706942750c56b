"""What a desk of people needs: its settings, who is on duty, hand-offs, alarms sent, canned answers, drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_STATES = {"seen": "progress", "done": "closed"}


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _rename(before: str, after: str) -> None:
    told = sa.text("UPDATE enquiries SET state = :after WHERE state = :before")
    op.execute(told.bindparams(after=after, before=before))


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "desk",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("content", sa.JSON, nullable=False),
        *_texts("at", "by"),
    )
    op.create_table("duty", sa.Column("operator", sa.Text, primary_key=True), *_texts("since", "until"))
    op.create_table(
        "handoffs",
        sa.Column("id", big, primary_key=True),
        sa.Column("turn", sa.Text, nullable=False, unique=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("matter", sa.Integer, nullable=False),
        *_texts("operator", "asked_at", "taken_at", "spoke_at", "ended_at", "ended"),
    )
    op.create_index("handoffs_of_person", "handoffs", ["person", "id"])
    op.create_table(
        "alarms",
        sa.Column("alert", big, sa.ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("way", sa.Text, primary_key=True),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        *_texts("next_at", "last_at", "problem"),
    )
    op.create_table(
        "canned",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        *_texts("title", "body", "by"),
    )
    op.create_table(
        "drafts",
        sa.Column("id", big, primary_key=True),
        sa.Column("case_id", big, sa.ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
        *_texts("author", "body", "at", "state", "decided_by", "decided_at"),
    )
    op.create_index("drafts_in_state", "drafts", ["state", "id"])
    op.create_index("drafts_of_case", "drafts", ["case_id", "id"])
    op.add_column("enquiries", sa.Column("assignee", sa.Text, nullable=False, server_default=""))
    for before, after in _STATES.items():
        op.execute(
            sa.text("UPDATE enquiries SET state = :after WHERE state = :before").bindparams(after=after, before=before)
        )


def downgrade() -> None:
    for before, after in _STATES.items():
        op.execute(
            sa.text("UPDATE enquiries SET state = :before WHERE state = :after").bindparams(after=after, before=before)
        )
    op.drop_column("enquiries", "assignee")
    for table in ("drafts", "canned", "alarms", "handoffs", "duty", "desk"):
        op.drop_table(table)
