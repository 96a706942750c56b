"""What insight, exports, deletion and quality review rest on; very old entries of the audit may go."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_TABLES = ("reviews", "deletions", "farewells", "exported_people", "exports", "misses", "figures", "journeys")
_MARKS = ("empathy", "facts", "decision", "safety", "wording")
_YOUNGEST = 365  # days: what is younger nobody can take out of the audit


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "journeys",
        sa.Column("person", sa.Text, primary_key=True),
        sa.Column("matter", sa.Integer, primary_key=True),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_table(
        "figures",
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("entry", "span", "version", "kind", "name")),
        sa.Column("count", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "misses",
        sa.Column("id", big, primary_key=True),
        sa.Column("turn", sa.Text, nullable=False, unique=True),
        *_texts("person", "at", "stage", "question", "flow_version", "state", "by", "done_at"),
    )
    op.create_index("misses_in_state", "misses", ["state", "id"])
    op.create_index("misses_of_question", "misses", ["question", "id"])
    op.create_index("misses_of_person", "misses", ["person"])
    op.create_table(
        "exports",
        sa.Column("id", sa.Integer, primary_key=True),
        *_texts("at", "operator", "form"),
        sa.Column("filters", sa.JSON, nullable=False),
        sa.Column("masked", sa.Boolean, nullable=False),
        *_texts("reason"),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("total", "done")),
        sa.Column("rows", sa.BigInteger, nullable=False),
        *_texts("state", "ended_at"),
        sa.Column("outdated", sa.Integer, nullable=False),
    )
    op.create_index("exports_of_operator", "exports", ["operator", "id"])
    op.create_table(
        "exported_people",
        sa.Column("export_id", sa.Integer, sa.ForeignKey("exports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("person", sa.Text, primary_key=True),
    )
    op.create_index("exported_people_by_person", "exported_people", ["person"])
    op.create_table("farewells", sa.Column("person", sa.Text, primary_key=True), *_texts("at", "why"))
    op.create_index("farewells_by_time", "farewells", ["why", "at"])
    op.create_table(
        "deletions",
        sa.Column("id", big, primary_key=True),
        *_texts("at", "why"),
        sa.Column("counts", sa.JSON, nullable=False),
    )
    op.create_table(
        "reviews",
        sa.Column("id", big, primary_key=True),
        sa.Column("case_id", big, sa.ForeignKey("cases.id", ondelete="SET NULL"), unique=True),
        *_texts("why", "added_at", "operator", "entry", "flow_version", "state", "reviewer", "done_at"),
        *(sa.Column(name, sa.Integer) for name in _MARKS),
        sa.Column("comments", sa.JSON, nullable=False),
    )
    op.create_index("reviews_in_state", "reviews", ["state", "id"])
    op.create_index("reviews_by_time", "reviews", ["done_at"])
    op.create_index("audit_by_time", "audit", ["at"])
    op.create_index("audit_by_deed", "audit", ["did", "id"])
    op.create_index("remarks_by_time", "remarks", ["at"])
    _list_misses()
    _let_the_oldest_go()


def _list_misses() -> None:
    """Those that are in the log already."""
    op.execute(
        'INSERT INTO misses (turn, person, "at", stage, question, flow_version, state, "by", done_at) '
        "SELECT turn, person, \"at\", stage, question, flow_version, 'open', '', '' FROM turns "
        "WHERE \"trigger\" = 'not_understood' AND NOT withheld ORDER BY id"
    )


def _let_the_oldest_go() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_no_delete")
        op.execute(
            "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit "
            f"WHEN OLD.at > strftime('%Y-%m-%dT%H:%M:%S', 'now', '-{_YOUNGEST} days') "
            "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
        )
        return
    op.execute("DROP TRIGGER audit_append_only ON audit")
    op.execute(
        "CREATE TRIGGER audit_append_only BEFORE UPDATE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()"
    )
    op.execute(
        "CREATE OR REPLACE FUNCTION audit_keeps_the_young() RETURNS trigger AS $$ BEGIN "
        "IF OLD.at > to_char((now() AT TIME ZONE 'UTC') "
        f"""- interval '{_YOUNGEST} days', 'YYYY-MM-DD"T"HH24:MI:SS') """
        "THEN RAISE EXCEPTION 'the audit is append-only'; END IF; RETURN OLD; END $$ LANGUAGE plpgsql"
    )
    op.execute(
        "CREATE TRIGGER audit_young_stays BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_keeps_the_young()"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_no_delete")
        op.execute(
            "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
        )
    else:
        op.execute("DROP TRIGGER audit_young_stays ON audit")
        op.execute("DROP FUNCTION audit_keeps_the_young()")
        op.execute("DROP TRIGGER audit_append_only ON audit")
        op.execute(
            "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()"
        )
    op.drop_index("remarks_by_time", "remarks")
    op.drop_index("audit_by_deed", "audit")
    op.drop_index("audit_by_time", "audit")
    for table in _TABLES:
        op.drop_table(table)
