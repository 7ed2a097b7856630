"""The first schema of the registry."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables."""
    _refused()
    _report()
    _answer()
    _finding()
    _signature()


def _refused() -> None:
    op.create_table(
        "refused",
        sa.Column("file_sha256", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("file_sha256", name=op.f("pk_refused")),
    )


def _report() -> None:
    op.create_table(
        "report",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.Text(), nullable=False),
        sa.Column("inspection", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("outlet_name", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("credit_code", sa.Text(), nullable=False),
        sa.Column("bureau", sa.Text(), nullable=False),
        sa.Column("visited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("photos", sa.Integer(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("audit_sequence", sa.Integer(), nullable=False),
        sa.Column("audit_hash", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_report")),
        sa.UniqueConstraint("file_sha256", name=op.f("uq_report_file_sha256")),
        sa.UniqueConstraint("inspection", "revision", name=op.f("uq_report_inspection")),
    )
    op.create_index(op.f("ix_report_number"), "report", ["number"], unique=False)
    op.create_index(op.f("ix_report_outlet"), "report", ["outlet"], unique=False)
    op.create_index(op.f("ix_report_visited_at"), "report", ["visited_at"], unique=False)


def _answer() -> None:
    op.create_table(
        "answer",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("bad", sa.Integer(), nullable=True),
        sa.Column("sample", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["report.digest"], name=op.f("fk_answer_report_report")),
        sa.PrimaryKeyConstraint("report", "item", name=op.f("pk_answer")),
    )


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.digest"], name=op.f("fk_finding_report_report")),
        sa.PrimaryKeyConstraint("report", "position", name=op.f("pk_finding")),
    )
    op.create_index(op.f("ix_finding_due"), "finding", ["due"], unique=False)
    op.create_index(op.f("ix_finding_item"), "finding", ["item"], unique=False)


def _signature() -> None:
    op.create_table(
        "signature",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["report.digest"], name=op.f("fk_signature_report_report")),
        sa.PrimaryKeyConstraint("report", "field", name=op.f("pk_signature")),
    )
    op.create_index(op.f("ix_signature_certificate"), "signature", ["certificate"], unique=False)
