"""The tables of the registry, the same on SQLite and PostgreSQL."""

from datetime import UTC, date, datetime

from sqlalchemy import (
    CheckConstraint,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """A point in time, kept in UTC: SQLite knows no offsets."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs an offset")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """With UTC again where the database dropped it."""
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value


class Row(DeclarativeBase):
    """All rows of the registry."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: Instant, bytes: LargeBinary, str: Text}  # noqa: RUF012


class ReportRow(Row):
    """One revision of one inspection, held once: by the hash of its file and by its digest.

    `follows` is the number of the visit it follows, `month` (2026-11) that of the visit by the clock of the laptop; the rest
    below is counted from its findings. PostgreSQL has a column `rowid` besides, which SQLite has by itself.
    """

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("inspection", "revision"),)
    digest: Mapped[str] = mapped_column(primary_key=True)
    file_sha256: Mapped[str] = mapped_column(unique=True)
    inspection: Mapped[str]
    number: Mapped[str] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(CheckConstraint("revision >= 1", name="revision_counts"))
    outlet: Mapped[str] = mapped_column(index=True)
    outlet_name: Mapped[str]
    brand: Mapped[str]
    credit_code: Mapped[str]
    bureau: Mapped[str]
    visited_at: Mapped[datetime] = mapped_column(index=True)
    imported_at: Mapped[datetime]
    photos: Mapped[int]
    device: Mapped[str]
    audit_sequence: Mapped[int]
    audit_hash: Mapped[str]
    source: Mapped[str]
    follows: Mapped[str] = mapped_column(index=True)
    month: Mapped[str] = mapped_column(index=True)
    findings: Mapped[int]
    critical: Mapped[int]
    open_findings: Mapped[int]
    next_due: Mapped[date | None] = mapped_column(index=True)
    last_due: Mapped[date | None]


class RecordRow(Row):
    """The record of a report, as JSON: apart, because lists would have to pass over it."""

    __tablename__ = "record"
    report: Mapped[str] = mapped_column(ForeignKey("report.digest"), primary_key=True)
    content: Mapped[bytes]


class FindingRow(Row):
    """A finding of a report, for counting and for deadlines."""

    __tablename__ = "finding"
    __table_args__ = (Index("ix_finding_item", "item", "severity", "state", "due", "report"),)
    report: Mapped[str] = mapped_column(ForeignKey("report.digest"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[str]
    severity: Mapped[str]
    state: Mapped[str]
    due: Mapped[date | None] = mapped_column(index=True)
    text: Mapped[str]


class AnswerRow(Row):
    """An answer of a report, for statistics over items."""

    __tablename__ = "answer"
    report: Mapped[str] = mapped_column(ForeignKey("report.digest"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    verdict: Mapped[str]
    bad: Mapped[int | None]
    sample: Mapped[int | None]


class SignatureRow(Row):
    """Who signed a report, with which certificate."""

    __tablename__ = "signature"
    report: Mapped[str] = mapped_column(ForeignKey("report.digest"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    signer: Mapped[str]
    certificate: Mapped[str] = mapped_column(index=True)
    signed_at: Mapped[datetime | None]


class RefusedRow(Row):
    """A file that was not taken in, by its hash; told once however often it comes."""

    __tablename__ = "refused"
    file_sha256: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str]
    source: Mapped[str]
    at: Mapped[datetime]
