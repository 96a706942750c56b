"""The tables of a desk of people: settings, duty, hand-offs, alarms sent, canned answers, drafts; how they came to be
is in migrations/."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from linebot_app.storage.tables import metadata

_BIG = BigInteger().with_variant(Integer, "sqlite")

# What admins set on the page, by name.
desk = Table(
    "desk",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", JSON, nullable=False),
    Column("at", Text, nullable=False),  # ISO 8601 in UTC
    Column("by", Text, nullable=False),
)

# Who is there to answer. A row that nobody takes away ends by itself.
duty = Table(
    "duty",
    metadata,
    Column("operator", Text, primary_key=True),
    Column("since", Text, nullable=False),  # ISO 8601 in UTC
    Column("until", Text, nullable=False),
)

# Each time an operator took a conversation over. No words.
handoffs = Table(
    "handoffs",
    metadata,
    Column("id", _BIG, primary_key=True),
    Column("turn", Text, nullable=False, unique=True),  # of taking over
    Column("person", Text, nullable=False),
    Column("matter", Integer, nullable=False),
    Column("operator", Text, nullable=False),
    Column("asked_at", Text, nullable=False),  # when the person asked for somebody; empty: did not
    Column("taken_at", Text, nullable=False),
    Column("spoke_at", Text, nullable=False),  # the operator's first words; empty: none
    Column("ended_at", Text, nullable=False),
    Column("ended", Text, nullable=False),  # given_back, silence, left, handed_on; empty: goes on
    Index("handoffs_of_person", "person", "id"),
)

# An alert on its way to people who have no page open: until somebody has seen it, again and again.
alarms = Table(
    "alarms",
    metadata,
    Column("alert", ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True),
    Column("way", Text, primary_key=True),  # mail, hook
    Column("sent", Integer, nullable=False),
    Column("failed", Integer, nullable=False),  # in a row
    Column("next_at", Text, nullable=False),  # ISO 8601 in UTC
    Column("last_at", Text, nullable=False),  # of the last one that was taken; empty: none
    Column("problem", Text, nullable=False),  # name of the last error; empty: none
)

canned = Table(
    "canned",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("by", Text, nullable=False),
)

# What an operator wants to say where a second one looks at it first. It goes with the case.
drafts = Table(
    "drafts",
    metadata,
    Column("id", _BIG, primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    Column("author", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("state", Text, nullable=False),  # waiting, released, refused
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Index("drafts_in_state", "state", "id"),
    Index("drafts_of_case", "case_id", "id"),
)
