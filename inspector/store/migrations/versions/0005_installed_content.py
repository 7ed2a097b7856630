"""Content of signed bundles, whom to take them from, and answers that record a value without judging it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """The hashes of the rows are written after the last migration."""
    _answers_that_record()
    op.add_column("inspection", sa.Column("installed", sa.Integer(), nullable=False, server_default="0"))
    _trusted_publisher()
    _installed_bundle()
    _installed_content()


def _answers_that_record() -> None:
    # A check cannot be widened, so the answers move to a new table. Nothing refers to them.
    op.create_table(
        "new_answer",
        sa.Column("inspection", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("bad", sa.Integer(), nullable=True),
        sa.Column("sample", sa.Integer(), nullable=True),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("saved_at", sa.String(40), nullable=False),
        sa.Column("row_hash", sa.String(), nullable=False, server_default=""),
        sa.CheckConstraint(
            "verdict IN ('conforms', 'does-not-conform', 'not-applicable', 'not-checked', 'recorded')",
            name=op.f("ck_answer_verdict_known"),
        ),
        sa.CheckConstraint("(bad IS NULL) = (sample IS NULL)", name=op.f("ck_answer_count_whole")),
        sa.CheckConstraint(
            "bad IS NULL OR (bad >= 0 AND sample >= bad)", name=op.f("ck_answer_count_possible")
        ),
        sa.ForeignKeyConstraint(
            ["inspection"], ["inspection.id"], name=op.f("fk_answer_inspection_inspection")
        ),
        sa.PrimaryKeyConstraint("inspection", "item", name=op.f("pk_answer")),
    )
    columns = "inspection, item, verdict, reason, note, bad, sample, value, saved_at, row_hash"
    op.execute(f"INSERT INTO new_answer ({columns}) SELECT {columns} FROM answer ORDER BY rowid")
    op.drop_table("answer")
    op.rename_table("new_answer", "answer")


def _trusted_publisher() -> None:
    op.create_table(
        "trusted_publisher",
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.Column("trusted_at", sa.String(40), nullable=False),
        sa.Column("row_hash", sa.String(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_trusted_publisher")),
    )


def _installed_bundle() -> None:
    op.create_table(
        "installed_bundle",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(40), nullable=False),
        sa.Column("signer", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("installed_at", sa.String(40), nullable=False),
        sa.Column("row_hash", sa.String(), nullable=False, server_default=""),
        sa.CheckConstraint("serial >= 1", name=op.f("ck_installed_bundle_serial_counts")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_installed_bundle")),
        sa.UniqueConstraint("publisher", "serial", name=op.f("uq_installed_bundle_publisher")),
    )


def _installed_content() -> None:
    op.create_table(
        "installed_content",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("bundle", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.LargeBinary(), nullable=False),
        sa.Column("checklist", sa.String(), nullable=False),
        sa.Column("row_hash", sa.String(), nullable=False, server_default=""),
        sa.CheckConstraint(
            "kind IN ('checklist', 'overlay', 'laws', 'calendar', 'carriers', 'divisions')",
            name=op.f("ck_installed_content_kind_known"),
        ),
        sa.CheckConstraint(
            "(kind IN ('checklist', 'overlay')) = (checklist != '')",
            name=op.f("ck_installed_content_checklist_there"),
        ),
        sa.ForeignKeyConstraint(
            ["bundle"], ["installed_bundle.sha256"], name=op.f("fk_installed_content_bundle_installed_bundle")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_installed_content")),
        sa.UniqueConstraint("sha256", name=op.f("uq_installed_content_sha256")),
    )
    op.create_index(op.f("ix_installed_content_bundle"), "installed_content", ["bundle"], unique=False)
