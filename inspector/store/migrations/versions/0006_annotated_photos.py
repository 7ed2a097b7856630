"""What is drawn on photos, kept apart from their pixels, and how far the clock of their camera was off."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """The hashes of the rows are written after the last migration."""
    op.add_column("photo", sa.Column("annotations", sa.String(), nullable=False, server_default="[]"))
    op.add_column("photo", sa.Column("clock_offset_s", sa.Integer(), nullable=False, server_default="0"))
