"""What stood at the end of each run, in counts: the page draws the campaign from it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """One column; the runs before it have none."""
    op.add_column("runs", sa.Column("tally", sa.JSON(none_as_null=True), nullable=True))
