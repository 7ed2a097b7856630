"""What lists are sorted and sifted by stands in the report's row, which never changes; the record, which is long, does not."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBERS = ("findings", "critical", "open_findings")
DAYS = ("next_due", "last_due")
TEXTS = ("follows", "month")
COUNTS = """
UPDATE report SET
  findings = (SELECT count(*) FROM finding WHERE finding.report = report.digest),
  critical = (SELECT count(*) FROM finding WHERE finding.report = report.digest AND severity = 'critical'),
  open_findings = (SELECT count(*) FROM finding WHERE finding.report = report.digest AND state = 'open'),
  next_due = (SELECT min(due) FROM finding WHERE finding.report = report.digest AND state = 'open'),
  last_due = (SELECT max(due) FROM finding WHERE finding.report = report.digest AND state = 'open')
"""
OF_RECORD = {
    "sqlite": """
UPDATE report SET
  follows = coalesce(json_extract(CAST(record AS TEXT), '$.visit.follows.number'), ''),
  month = substr(json_extract(CAST(record AS TEXT), '$.visit.started_at'), 1, 7)
""",
    "postgresql": """
UPDATE report SET
  follows = coalesce(convert_from(record, 'UTF8')::json #>> '{visit,follows,number}', ''),
  month = substr(convert_from(record, 'UTF8')::json #>> '{visit,started_at}', 1, 7)
""",
}


def upgrade() -> None:
    """Add the columns, fill them for what is held, and index what lists ask for."""
    for name in NUMBERS:
        op.add_column("report", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    for name in DAYS:
        op.add_column("report", sa.Column(name, sa.Date(), nullable=True))
    for name in TEXTS:
        op.add_column("report", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    dialect = op.get_bind().dialect.name
    op.execute(COUNTS)
    op.execute(OF_RECORD[dialect])
    _move_records()
    if dialect == "postgresql":  # SQLite numbers its rows by itself
        op.execute("ALTER TABLE report ADD COLUMN rowid BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE")
    for name in ("follows", "month", "next_due"):
        op.create_index(op.f(f"ix_report_{name}"), "report", [name], unique=False)
    # All that is counted of findings stands in it: their rows, which are long, are passed over.
    op.drop_index(op.f("ix_finding_item"), table_name="finding")
    op.create_index(
        "ix_finding_item", "finding", ["item", "severity", "state", "due", "report"], unique=False
    )


def _move_records() -> None:
    op.create_table(
        "record",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.digest"], name=op.f("fk_record_report_report")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_record")),
    )
    op.execute("INSERT INTO record (report, content) SELECT digest, record FROM report")
    op.drop_column("report", "record")
