"""The tables of figures, exports, farewells and reviews; how they came to be is in migrations/."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text

from linebot_app.storage.tables import metadata

_BIG = BigInteger().with_variant(Integer, "sqlite")

# How one matter has gone so far, as figures count it (storage/journey.py): ids, numbers and times, no words.
journeys = Table(
    "journeys",
    metadata,
    Column("person", Text, primary_key=True),
    Column("matter", Integer, primary_key=True),
    Column("content", JSON, nullable=False),
)

# Sums over matters; nobody can be told from them, so they stay when a person goes.
figures = Table(
    "figures",
    metadata,
    Column("entry", Text, primary_key=True),  # *: all of them
    Column(
        "span", Text, primary_key=True
    ),  # the day in Japan on which the matter began, 2026-11-24, or its month, M2026-11
    Column("version", Text, primary_key=True),  # of the flow
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("count", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# What was not understood, until somebody has taught it. The words are in the turn alone.
misses = Table(
    "misses",
    metadata,
    Column("id", _BIG, primary_key=True),
    Column("turn", Text, nullable=False, unique=True),
    Column("person", Text, nullable=False),
    Column("at", Text, nullable=False),  # ISO 8601 in UTC
    Column("stage", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("flow_version", Text, nullable=False),
    Column("state", Text, nullable=False),  # open, done
    Column("by", Text, nullable=False),  # an operator; empty: nobody yet
    Column("done_at", Text, nullable=False),
    Index("misses_in_state", "state", "id"),
    Index("misses_of_question", "question", "id"),
    Index("misses_of_person", "person"),
)

# Files that operators took away. They are not kept here; what was in them is known until it is deleted.
exports = Table(
    "exports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),  # ISO 8601 in UTC
    Column("operator", Text, nullable=False),
    Column("form", Text, nullable=False),  # csv, jsonl, list, page
    Column("filters", JSON, nullable=False),
    Column("masked", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("total", Integer, nullable=False),  # conversations
    Column("done", Integer, nullable=False),
    Column("rows", BigInteger, nullable=False),
    Column("state", Text, nullable=False),  # running, done, broken
    Column("ended_at", Text, nullable=False),
    Column("outdated", Integer, nullable=False),  # people in it who were deleted since
    Index("exports_of_operator", "operator", "id"),
)

exported_people = Table(
    "exported_people",
    metadata,
    Column("export_id", ForeignKey("exports.id", ondelete="CASCADE"), primary_key=True),
    Column("person", Text, primary_key=True),
    Index("exported_people_by_person", "person"),
)

# Who is to be forgotten, and since when: blocked the account, or was silent too long. Who writes again is taken off.
farewells = Table(
    "farewells",
    metadata,
    Column("person", Text, primary_key=True),
    Column("at", Text, nullable=False),  # ISO 8601 in UTC
    Column("why", Text, nullable=False),  # unfollow, age
    Index("farewells_by_time", "why", "at"),
)

# That somebody or something was deleted, and how much; of whom is not known.
deletions = Table(
    "deletions",
    metadata,
    Column("id", _BIG, primary_key=True),
    Column("at", Text, nullable=False),  # ISO 8601 in UTC
    Column("why", Text, nullable=False),  # wish, unfollow, age
    Column("counts", JSON, nullable=False),  # class of data -> rows
)

# Conversations whose quality somebody looks at. When the conversation goes the marks stay, the comments do not.
reviews = Table(
    "reviews",
    metadata,
    Column("id", _BIG, primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="SET NULL"), unique=True),
    Column("why", Text, nullable=False),  # risk, sample, asked
    Column("added_at", Text, nullable=False),  # ISO 8601 in UTC
    Column("operator", Text, nullable=False),  # whose work it is; empty: the bot's alone
    Column("entry", Text, nullable=False),
    Column("flow_version", Text, nullable=False),
    Column("state", Text, nullable=False),  # open, done, left
    Column("reviewer", Text, nullable=False),
    Column("done_at", Text, nullable=False),
    *(Column(name, Integer) for name in ("empathy", "facts", "decision", "safety", "wording")),  # 1..5
    Column("comments", JSON, nullable=False),  # dimension -> text
    Index("reviews_in_state", "state", "id"),
    Index("reviews_by_time", "done_at"),
)
