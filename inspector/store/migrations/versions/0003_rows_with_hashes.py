"""Rows with hashes, order without clocks, small pictures apart, search over all text."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

HASHED = (
    "answer",
    "checklist_copy",
    "export",
    "finding",
    "handwriting",
    "identity",
    "inspection",
    "outlet",
    "person",
    "photo",
    "record",
    "refusal",
    "setting",
    "used_checklist",
)


def upgrade() -> None:
    """Columns and tables; the hashes are written after the last migration, as later ones may add columns."""
    for table in ("handwriting", "refusal"):
        op.add_column(table, sa.Column("audit", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("photo", sa.Column("plain_copy", sa.String(), nullable=True))
    for table in HASHED:
        op.add_column(table, sa.Column("row_hash", sa.String(), nullable=False, server_default=""))
    _keep_order()
    _thumbnails()
    _search()


def _keep_order() -> None:
    # What was signed or refused so far came in the order its links have.
    for table, what in (("handwriting", "signed-by-hand"), ("refusal", "refused-to-sign")):
        op.execute(
            f"UPDATE {table} SET audit = coalesce((SELECT max(a.sequence) FROM audit a"
            f" WHERE a.what = '{what}' AND a.subject = {table}.inspection AND a.at = {table}.at), 0)"
        )


def _thumbnails() -> None:
    op.create_table(
        "thumbnail",
        sa.Column("photo", sa.String(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["photo"], ["photo.id"], name=op.f("fk_thumbnail_photo_photo")),
        sa.PrimaryKeyConstraint("photo", name=op.f("pk_thumbnail")),
    )
    op.execute("INSERT INTO thumbnail (photo, jpeg) SELECT id, thumbnail FROM photo")
    op.drop_column("photo", "thumbnail")


def _search() -> None:
    op.create_table(
        "search_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inspection", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_text")),
    )
    op.create_index(op.f("ix_search_text_inspection"), "search_text", ["inspection"])
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5"
        "(text, content='search_text', content_rowid='id', tokenize='trigram')"
    )
    op.execute(
        "CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN"
        " INSERT INTO search_index(rowid, text) VALUES (new.id, new.text); END"
    )
    op.execute(
        "CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN"
        " INSERT INTO search_index(search_index, rowid, text) VALUES ('delete', old.id, old.text); END"
    )
