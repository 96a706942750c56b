"""The log's tables as SQLAlchemy sees them; how they came to be is in migrations/, who uses them elsewhere."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text

REVISION = "0002"  # the newest migration: a database that says so is left alone, without loading Alembic

metadata = MetaData()

turns = Table(
    "turns",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),  # order of writing
    Column("turn", Text, nullable=False, unique=True),  # the first event's webhookEventId
    Column("person", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Text, nullable=False),  # ISO 8601 with offset
    Column("stage", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("flow_version", Text, nullable=False),
    Column("withheld", Boolean, nullable=False),  # consent was open: no words here
    Column("event_ids", JSON, nullable=False),
    Column("input", JSON, nullable=False),
    Column("output", JSON, nullable=False),
    Column("understood", JSON, nullable=False),
    Column("effects", JSON, nullable=False),
    Column("delivery", JSON(none_as_null=True)),
    Index("turns_of_person", "person", "id"),
)

# Every event belongs to one turn, and the database sees to it.
events = Table(
    "events",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("turn_id", ForeignKey("turns.id", ondelete="CASCADE"), nullable=False, index=True),
)

# Operators' own checks of facts (`facts confirm`); the newest of each counts.
confirmations = Table(
    "confirmations",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("fact", Text, nullable=False),  # windows.police
    Column("checked_on", Text, nullable=False),  # ISO date
    Column("operator", Text, nullable=False),
    Column("noted_at", Text, nullable=False),  # ISO 8601 with offset
    Index("confirmations_of_fact", "fact", "id"),
)
