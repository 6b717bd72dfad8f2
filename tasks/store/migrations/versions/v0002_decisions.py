"""The staff's decisions, which drops a file was in, and what lets a night load only what changes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """New tables, an index for each query of a night and for each reference that a purge has to look at."""
    op.create_table(
        "records",
        sa.Column("family_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("family_id"),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("family_id", sa.Text(), nullable=False),
        sa.Column("slot", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_decisions_family_id", "decisions", ["family_id"])
    op.create_index("ix_decisions_key", "decisions", ["key"])
    op.create_index("ix_decisions_run_id", "decisions", ["run_id"])
    op.create_table(
        "sightings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("family_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("first_run", sa.Integer(), nullable=False),
        sa.Column("gone_run", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["first_run"], ["runs.id"]),
        sa.ForeignKeyConstraint(["gone_run"], ["runs.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sightings_family_id", "sightings", ["family_id"])
    op.create_index("ix_sightings_first_run", "sightings", ["first_run"])
    op.create_index("ix_sightings_gone_run", "sightings", ["gone_run"])
    op.create_index("ix_sightings_key", "sightings", ["key"])
    op.execute("DROP TABLE IF EXISTS schema")  # what told the version before there were migrations
    op.create_index("ix_dossiers_since_run", "dossiers", ["since_run"])
    op.create_index("ix_families_position", "families", ["position"])
    decision_id = sa.Column("decision_id", sa.Integer(), sa.ForeignKey("decisions.id"))
    op.add_column("pieces", decision_id, inline_references=True)
    op.create_index("ix_pieces_decision_id", "pieces", ["decision_id"])
    op.create_index("ix_pieces_pending", "pieces", ["pending"])
    op.create_index("ix_pieces_since_run", "pieces", ["since_run"])
    op.create_index("ix_pieces_verdict_id", "pieces", ["verdict_id"])
    op.create_index("runs_by_kind", "runs", ["kind", "id"])
    op.create_index("ix_students_position", "students", ["position"])
    op.create_index("ix_uploads_position", "uploads", ["position"])
    op.create_index("ix_verdicts_run_id", "verdicts", ["run_id"])
    _take_over()


def _take_over() -> None:
    """What stands already: families without a digest are compared in full once, files are seen since they stand so."""
    every = "SELECT id FROM families UNION SELECT family_id FROM students UNION SELECT family_id FROM uploads"
    op.execute(f"INSERT INTO records (family_id, digest) SELECT id, '' FROM ({every}) AS every_family")  # noqa: S608
    op.execute(
        "INSERT INTO sightings (key, family_id, sha256, first_run)"
        " SELECT key, family_id, sha256, since_run FROM pieces ORDER BY key"
    )
