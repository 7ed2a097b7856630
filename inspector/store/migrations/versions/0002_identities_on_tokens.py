"""Identities whose key stays on a token."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Where the key of an identity lies, empty for one in a key file."""
    op.add_column("identity", sa.Column("token", sa.String(), nullable=False, server_default=""))
