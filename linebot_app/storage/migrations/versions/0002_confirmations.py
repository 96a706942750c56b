"""Operators' own checks of facts: help lines, hours, addresses."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "confirmations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("fact", "checked_on", "operator", "noted_at")),
    )
    op.create_index("confirmations_of_fact", "confirmations", ["fact", "id"])


def downgrade() -> None:
    op.drop_table("confirmations")
