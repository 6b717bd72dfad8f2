"""An index for the open pieces, whose evidence the reports show, and one for the runs that are over."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Two indexes."""
    op.create_index("ix_pieces_status", "pieces", ["status"])
    op.create_index("ix_runs_started_at", "runs", ["started_at"])
