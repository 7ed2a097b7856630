"""The first schema of the laptop's database."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables and the triggers that keep the audit chain."""
    _audit()
    _checklist_copy()
    _identity()
    _outlet()
    _setting()
    _inspection()
    _answer()
    _export()
    _finding()
    _handwriting()
    _person()
    _record()
    _refusal()
    _used_checklist()
    _photo()
    _audit_triggers()


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("monotonic_ms", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_hash")),
    )


def _checklist_copy() -> None:
    op.create_table(
        "checklist_copy",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("checklist", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_checklist_copy")),
    )


def _identity() -> None:
    op.create_table(
        "identity",
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("not_before", sa.String(40), nullable=False),
        sa.Column("not_after", sa.String(40), nullable=False),
        sa.Column("trial", sa.Boolean(), nullable=False),
        sa.Column("pkcs12", sa.LargeBinary(), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_identity")),
    )


def _outlet() -> None:
    op.create_table(
        "outlet",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("legal_entity", sa.String(), nullable=False),
        sa.Column("credit_code", sa.String(), nullable=False),
        sa.Column("permit", sa.String(), nullable=False),
        sa.Column("division_code", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("responsible", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet")),
    )
    op.create_index(op.f("ix_outlet_credit_code"), "outlet", ["credit_code"], unique=False)
    op.create_index(op.f("ix_outlet_name"), "outlet", ["name"], unique=False)


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )


def _inspection() -> None:
    op.create_table(
        "inspection",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("languages", sa.String(), nullable=False),
        sa.Column("visit", sa.String(), nullable=False),
        sa.Column("started_at", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["outlet"], ["outlet.id"], name=op.f("fk_inspection_outlet_outlet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection")),
        sa.UniqueConstraint("number", name=op.f("uq_inspection_number")),
    )
    op.create_index(op.f("ix_inspection_outlet"), "inspection", ["outlet"], unique=False)
    op.create_index(op.f("ix_inspection_started_at"), "inspection", ["started_at"], unique=False)


def _answer() -> None:
    op.create_table(
        "answer",
        sa.Column("inspection", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("bad", sa.Integer(), nullable=True),
        sa.Column("sample", sa.Integer(), nullable=True),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("saved_at", sa.String(40), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('conforms', 'does-not-conform', 'not-applicable', 'not-checked')",
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


def _export() -> None:
    op.create_table(
        "export",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("inspection", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["inspection"], ["inspection.id"], name=op.f("fk_export_inspection_inspection")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_export")),
    )
    op.create_index(op.f("ix_export_inspection"), "export", ["inspection"], unique=False)


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("inspection", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("demand", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("citations", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("objection", sa.String(), nullable=False),
        sa.Column("withdrawn_at", sa.String(40), nullable=True),
        sa.ForeignKeyConstraint(
            ["inspection"], ["inspection.id"], name=op.f("fk_finding_inspection_inspection")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    op.create_index(op.f("ix_finding_inspection"), "finding", ["inspection"], unique=False)


def _handwriting() -> None:
    op.create_table(
        "handwriting",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("inspection", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("strokes", sa.String(), nullable=False),
        sa.Column("aspect", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["inspection"], ["inspection.id"], name=op.f("fk_handwriting_inspection_inspection")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_handwriting")),
    )
    op.create_index(op.f("ix_handwriting_inspection"), "handwriting", ["inspection"], unique=False)


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("inspection", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("certificate", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inspection"], ["inspection.id"], name=op.f("fk_person_inspection_inspection")
        ),
        sa.PrimaryKeyConstraint("inspection", "id", name=op.f("pk_person")),
    )


def _record() -> None:
    op.create_table(
        "record",
        sa.Column("inspection", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("sealed_at", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["inspection"], ["inspection.id"], name=op.f("fk_record_inspection_inspection")
        ),
        sa.PrimaryKeyConstraint("inspection", "revision", name=op.f("pk_record")),
        sa.UniqueConstraint("digest", name=op.f("uq_record_digest")),
    )


def _refusal() -> None:
    op.create_table(
        "refusal",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("inspection", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("witness", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["inspection"], ["inspection.id"], name=op.f("fk_refusal_inspection_inspection")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_refusal")),
    )
    op.create_index(op.f("ix_refusal_inspection"), "refusal", ["inspection"], unique=False)


def _used_checklist() -> None:
    op.create_table(
        "used_checklist",
        sa.Column("inspection", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("checklist_copy", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checklist_copy"],
            ["checklist_copy.sha256"],
            name=op.f("fk_used_checklist_checklist_copy_checklist_copy"),
        ),
        sa.ForeignKeyConstraint(
            ["inspection"], ["inspection.id"], name=op.f("fk_used_checklist_inspection_inspection")
        ),
        sa.PrimaryKeyConstraint("inspection", "position", name=op.f("pk_used_checklist")),
    )


def _photo() -> None:
    op.create_table(
        "photo",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("inspection", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("mime", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=True),
        sa.Column("finding", sa.String(), nullable=True),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("exif_time", sa.String(), nullable=False),
        sa.Column("added_at", sa.String(40), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("thumbnail", sa.LargeBinary(), nullable=False),
        sa.Column("redactions", sa.String(), nullable=False),
        sa.Column("reviewed_by", sa.String(), nullable=True),
        sa.Column("reviewed_at", sa.String(40), nullable=True),
        sa.Column("report_file", sa.String(), nullable=True),
        sa.Column("report_copy", sa.String(), nullable=True),
        sa.Column("removed_at", sa.String(40), nullable=True),
        sa.ForeignKeyConstraint(["finding"], ["finding.id"], name=op.f("fk_photo_finding_finding")),
        sa.ForeignKeyConstraint(
            ["inspection"], ["inspection.id"], name=op.f("fk_photo_inspection_inspection")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sa.UniqueConstraint("inspection", "sha256", "id", name=op.f("uq_photo_inspection")),
    )
    op.create_index(op.f("ix_photo_inspection"), "photo", ["inspection"], unique=False)


def _audit_triggers() -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{change.lower()} BEFORE {change} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit chain is only appended to'); END"
        )
