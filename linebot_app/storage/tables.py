"""The log's tables as SQLAlchemy sees them; how they came to be is in migrations/, who uses them elsewhere."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0009"  # the newest migration: a database that says so is left alone, without loading Alembic

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
    Column("holds", JSON(none_as_null=True)),  # names of the rules about the way that held then
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

# The operators' listing of jobs (`jobs import`). What is searched and ordered by has a column; what is only shown is in
# `content`.
openings = Table(
    "openings",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("source", Text, nullable=False),
    Column("identifier", Text, nullable=False),
    Column("closed", Text, nullable=False),  # empty; missing: not in a full import; operator: by hand
    Column("change", Integer, nullable=False),  # opening_changes.id of the import that had it last
    Column("posted", Text, nullable=False),  # ISO date, or empty
    Column("valid_through", Text, nullable=False),  # ISO minute in UTC, or far in the future
    Column("title", Text, nullable=False),  # plain, as words are looked for
    Column("keywords", Text, nullable=False),  # plain, one a line
    Column("prefectures", BigInteger, nullable=False),  # bit n for code n
    Column("types", Integer, nullable=False),  # bit n for the n-th kind
    Column("remote", Boolean, nullable=False),
    Column("inexperienced", Boolean, nullable=False),
    Column("year_least", BigInteger, nullable=False),  # yen, 0: not told
    Column("year_most", BigInteger, nullable=False),
    Column("start_day", Integer, nullable=False),
    Column("content", JSON, nullable=False),
    UniqueConstraint("source", "identifier", name="openings_of_source"),
    Index("openings_shown", "closed", "posted", "id"),
)

# Each import and each closing by hand: the newest number tells whether a picture of the listing is still right.
opening_changes = Table(
    "opening_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),  # ISO 8601 with offset
    Column("source", Text, nullable=False),
    Column("what", Text, nullable=False),  # import, full, close, open
    Column("figures", JSON, nullable=False),
)

# What people have sent to the operators: the job form, or interest in one opening. It goes with the person's data.
enquiries = Table(
    "enquiries",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("turn", Text, nullable=False, unique=True),  # the first event of the turn that sent it
    Column("person", Text, nullable=False),
    Column("at", Text, nullable=False),  # ISO 8601 in UTC
    Column("kind", Text, nullable=False),  # job_form, interest
    Column("state", Text, nullable=False),  # new, progress, answered, closed, withdrawn
    Column("content", JSON, nullable=False),
    Column("assignee", Text, nullable=False, server_default=""),  # an operator's name
    Index("enquiries_of_person", "person", "id"),
    Index("enquiries_in_state", "state", "id"),
)

# Who may use the console. Secrets are hashed (`password`) or encrypted (`totp`).
operators = Table(
    "operators",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),  # to sign in with; lower case
    Column("shown", Text, nullable=False),  # as colleagues and users see it
    Column("role", Text, nullable=False),
    Column("language", Text, nullable=False),  # of the pages; empty: the browser's
    Column("password", Text, nullable=False),  # argon2; empty: only by the organisation's sign-in
    Column("totp", Text, nullable=False),  # empty: not set up yet
    Column("subject", Text, nullable=False),  # issuer and subject at the organisation's sign-in; empty: none
    Column("totp_step", BigInteger, nullable=False),  # of the code used last: no code is taken twice
    Column("failures", Integer, nullable=False),  # in a row
    Column("locked_until", Text, nullable=False),  # ISO 8601 in UTC, or empty
    Column("added_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("generation", Integer, nullable=False),  # raised, every session of theirs ends
    Column("active", Boolean, nullable=False),
)

# What operators did and read. Triggers refuse every change.
audit = Table(
    "audit",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("at", Text, nullable=False),  # ISO 8601 in UTC
    Column("operator", Text, nullable=False),  # name; empty: nobody known
    Column("did", Text, nullable=False),
    Column("about", Text, nullable=False),  # operator:hana, case:1f3a…; never a LINE user ID, never words
    Column("details", JSON, nullable=False),
    Index("audit_of_operator", "operator", "id"),
    Index("audit_about", "about", "id"),
    Index("audit_by_time", "at"),
    Index("audit_by_deed", "did", "id"),
)

# One matter of one person as operators' lists show it: what the turns tell (flows.digest), and what operators add.
cases = Table(
    "cases",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("person", Text, nullable=False),
    Column("matter", Integer, nullable=False),
    Column("started_at", Text, nullable=False),  # ISO 8601 in UTC
    Column("last_at", Text, nullable=False),  # of the newest turn, ISO 8601 in UTC
    Column("entry", Text, nullable=False),
    Column("place", Text, nullable=False),  # stage of the map
    Column("question", Text, nullable=False),
    Column("advised", Text, nullable=False),
    Column("chosen", Text, nullable=False),
    Column("danger", Text, nullable=False),  # "level kind" while it is spoken of
    Column("flow_version", Text, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("feelings", JSON, nullable=False),
    Column("strongest", Integer, nullable=False),
    Column("harassment", JSON, nullable=False),
    Column("rating", Integer),
    Column("state", Text, nullable=False),  # open, waiting (for a human), done
    Column("waiting_since", Text, nullable=False),
    Column("assignee", Text, nullable=False),  # an operator's name
    Column("names", JSON, nullable=False, server_default="[]"),  # words for people in it: for masking alone
    UniqueConstraint("person", "matter", name="cases_of_person"),
    Index("cases_by_time", "last_at", "id"),
    Index("cases_by_state", "state", "last_at", "id"),
    Index("cases_by_assignee", "assignee", "last_at", "id"),
    Index("cases_by_danger", "danger", "last_at", "id"),
    Index("cases_by_start", "started_at", "id"),
    Index("cases_by_strength", "strongest", "id"),
    Index("cases_by_length", "turns", "id"),
    Index("cases_by_waiting", "waiting_since", "id"),
)

case_tags = Table(
    "case_tags",
    metadata,
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("tag", Text, primary_key=True),
    Index("case_tags_by_tag", "tag", "case_id"),
)

# What operators write about a matter, or about one turn of it; it goes with the matter, and with the turn's words.
remarks = Table(
    "remarks",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("case_id", ForeignKey("cases.id", ondelete="CASCADE"), nullable=False),
    Column("turn", Text, nullable=False),  # turns.turn; empty: about the whole
    Column("operator", Text, nullable=False),
    Column("at", Text, nullable=False),  # ISO 8601 in UTC
    Column("text", Text, nullable=False),
    Index("remarks_of_case", "case_id", "id"),
    Index("remarks_of_turn", "turn"),
    Index("remarks_by_time", "at"),
)

remark_mentions = Table(
    "remark_mentions",
    metadata,
    Column("remark_id", ForeignKey("remarks.id", ondelete="CASCADE"), primary_key=True),
    Column("operator", Text, primary_key=True),
    Column("seen_at", Text, nullable=False),  # empty: not yet
    Index("remark_mentions_of_operator", "operator", "seen_at", "remark_id"),
)

# Ways into the list that somebody named; `address` is the query of the list's page.
saved_views = Table(
    "saved_views",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("operator", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("shared", Boolean, nullable=False),
    UniqueConstraint("operator", "name", name="saved_views_of_operator"),
)

# Danger, and people who ask for a human: on top of every page until somebody has seen it.
alerts = Table(
    "alerts",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("turn", Text, nullable=False, unique=True),
    Column("person", Text, nullable=False),
    Column("matter", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),  # imminent, concern, human
    Column("seen_by", Text, nullable=False),
    Column("seen_at", Text, nullable=False),  # empty: nobody has
    Index("alerts_unseen", "seen_at", "id"),
    Index("alerts_of_person", "person", "id"),
)
