"""The first tables: turns, and the events that each of them answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "turns",
        sa.Column("id", big, primary_key=True),
        sa.Column("turn", sa.Text, nullable=False, unique=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "stage", "question", "trigger", "flow_version")),
        sa.Column("withheld", sa.Boolean, nullable=False),
        *(
            sa.Column(name, sa.JSON, nullable=False)
            for name in ("event_ids", "input", "output", "understood", "effects")
        ),
        sa.Column("delivery", sa.JSON),
    )
    op.create_index("turns_of_person", "turns", ["person", "id"])
    op.create_table(
        "events",
        sa.Column("event_id", sa.Text, primary_key=True),
        sa.Column("turn_id", big, sa.ForeignKey("turns.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("ix_events_turn_id", "events", ["turn_id"])


def downgrade() -> None:
    op.drop_table("events")
    op.drop_table("turns")
