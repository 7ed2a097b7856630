"""The tables of the laptop's database. Values leave the store, these rows never do."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    LargeBinary,
    MetaData,
    String,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


ROW_HASH = "row_hash"


class Moment(TypeDecorator[datetime]):
    """A point in time with its offset, kept as ISO 8601 text: SQLite's own type drops the offset."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """To text; a time without an offset is a bug."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs an offset")
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """From text."""
        return None if value is None else datetime.fromisoformat(value)


class Row(DeclarativeBase):
    """All rows of the laptop's database."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: Moment, bytes: LargeBinary}  # noqa: RUF012


class Hashed:
    """A row that carries the hash of all its other columns. See row_hash."""

    row_hash: Mapped[str] = mapped_column(server_default="", sort_order=1)


class SettingRow(Hashed, Row):
    """A setting of this store, such as its device id."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class OutletRow(Hashed, Row):
    """See model.outlet."""

    __tablename__ = "outlet"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    brand: Mapped[str]
    kind: Mapped[str] = mapped_column(
        CheckConstraint("kind IN ('firm', 'branch', 'end-outlet')", name="kind_known")
    )
    legal_entity: Mapped[str]
    credit_code: Mapped[str] = mapped_column(index=True)
    permit: Mapped[str]
    division_code: Mapped[str]
    address: Mapped[str]
    responsible: Mapped[str]
    phone: Mapped[str]
    opened_on: Mapped[date | None]


class ChecklistCopyRow(Hashed, Row):
    """The frozen copy of a checklist: an updated one never changes a started inspection."""

    __tablename__ = "checklist_copy"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    checklist: Mapped[str]
    version: Mapped[str]
    items: Mapped[int]
    body: Mapped[str]


class InspectionRow(Hashed, Row):
    """One visit. `visit` and `languages` are JSON; `started_at` stands apart for sorting; `installed` is the number
    of the last installed content when it began: it is done with the laws of then."""

    __tablename__ = "inspection"
    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    revision: Mapped[int] = mapped_column(CheckConstraint("revision >= 1", name="revision_counts"))
    state: Mapped[str] = mapped_column(
        CheckConstraint("state IN ('draft', 'sealed', 'exported')", name="state_known")
    )
    outlet: Mapped[str] = mapped_column(ForeignKey("outlet.id"), index=True)
    languages: Mapped[str]
    visit: Mapped[str]
    started_at: Mapped[datetime] = mapped_column(index=True)
    installed: Mapped[int] = mapped_column(server_default="0")


class UsedChecklistRow(Hashed, Row):
    """A checklist an inspection is done with."""

    __tablename__ = "used_checklist"
    inspection: Mapped[str] = mapped_column(ForeignKey("inspection.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    checklist_copy: Mapped[str] = mapped_column(ForeignKey("checklist_copy.sha256"))


class PersonRow(Hashed, Row):
    """See model.person."""

    __tablename__ = "person"
    inspection: Mapped[str] = mapped_column(ForeignKey("inspection.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    role: Mapped[str] = mapped_column(
        CheckConstraint("role IN ('officer', 'manager', 'witness')", name="role_known")
    )
    name: Mapped[str]
    post: Mapped[str]
    certificate: Mapped[str]
    phone: Mapped[str]
    identity: Mapped[str]


class AnswerRow(Hashed, Row):
    """See model.inspection.Answer."""

    __tablename__ = "answer"
    __table_args__ = (
        CheckConstraint(
            "verdict IN ('conforms', 'does-not-conform', 'not-applicable', 'not-checked', 'recorded')",
            name="verdict_known",
        ),
        CheckConstraint("(bad IS NULL) = (sample IS NULL)", name="count_whole"),
        CheckConstraint("bad IS NULL OR (bad >= 0 AND sample >= bad)", name="count_possible"),
    )
    inspection: Mapped[str] = mapped_column(ForeignKey("inspection.id"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    verdict: Mapped[str]
    reason: Mapped[str]
    note: Mapped[str]
    bad: Mapped[int | None]
    sample: Mapped[int | None]
    value: Mapped[str]
    saved_at: Mapped[datetime]


class FindingRow(Hashed, Row):
    """See model.finding. A withdrawn finding stays in the database."""

    __tablename__ = "finding"
    id: Mapped[str] = mapped_column(primary_key=True)
    inspection: Mapped[str] = mapped_column(ForeignKey("inspection.id"), index=True)
    position: Mapped[int]
    item: Mapped[str]
    text: Mapped[str]
    severity: Mapped[str]
    demand: Mapped[str]
    due: Mapped[date | None]
    citations: Mapped[str]
    state: Mapped[str]
    objection: Mapped[str]
    withdrawn_at: Mapped[datetime | None]


class PhotoRow(Hashed, Row):
    """See model.photo. `original`, `report_file` and `plain_copy` (the report copy before anything was covered)
    are names in the vault; a removed photo stays."""

    __tablename__ = "photo"
    __table_args__ = (UniqueConstraint("inspection", "sha256", "id"),)
    id: Mapped[str] = mapped_column(primary_key=True)
    inspection: Mapped[str] = mapped_column(ForeignKey("inspection.id"), index=True)
    position: Mapped[int]
    original: Mapped[str]
    sha256: Mapped[str]
    size_bytes: Mapped[int]
    mime: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    file_name: Mapped[str]
    item: Mapped[str | None]
    finding: Mapped[str | None] = mapped_column(ForeignKey("finding.id"))
    caption: Mapped[str]
    device: Mapped[str]
    exif_time: Mapped[str]
    added_at: Mapped[datetime]
    added_by: Mapped[str]
    redactions: Mapped[str]
    reviewed_by: Mapped[str | None]
    reviewed_at: Mapped[datetime | None]
    report_file: Mapped[str | None]
    report_copy: Mapped[str | None]
    plain_copy: Mapped[str | None]
    removed_at: Mapped[datetime | None]
    annotations: Mapped[str] = mapped_column(server_default="[]")
    clock_offset_s: Mapped[int] = mapped_column(server_default="0")


class ThumbnailRow(Row):
    """The small picture of a photo: made of the original, and anew when it is lost."""

    __tablename__ = "thumbnail"
    photo: Mapped[str] = mapped_column(ForeignKey("photo.id"), primary_key=True)
    jpeg: Mapped[bytes]


class HandwritingRow(Hashed, Row):
    """See model.person.Handwriting. Only the newest of a person counts; older ones stay. `audit` is the sequence
    of the link that tells of it: it, and no clock, says what came later."""

    __tablename__ = "handwriting"
    number: Mapped[int] = mapped_column(primary_key=True)
    inspection: Mapped[str] = mapped_column(ForeignKey("inspection.id"), index=True)
    person: Mapped[str]
    strokes: Mapped[str]
    aspect: Mapped[int]
    digest: Mapped[str]
    at: Mapped[datetime]
    audit: Mapped[int] = mapped_column(server_default="0")


class RefusalRow(Hashed, Row):
    """See model.person.Refusal, with the digest of what was refused."""

    __tablename__ = "refusal"
    number: Mapped[int] = mapped_column(primary_key=True)
    inspection: Mapped[str] = mapped_column(ForeignKey("inspection.id"), index=True)
    person: Mapped[str]
    reason: Mapped[str]
    witness: Mapped[str]
    digest: Mapped[str]
    at: Mapped[datetime]
    audit: Mapped[int] = mapped_column(server_default="0")


class RecordRow(Hashed, Row):
    """A sealed record, as canonical JSON."""

    __tablename__ = "record"
    inspection: Mapped[str] = mapped_column(ForeignKey("inspection.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[bytes]
    digest: Mapped[str] = mapped_column(unique=True)
    sealed_at: Mapped[datetime]


class ExportRow(Hashed, Row):
    """A report that was written, known by the hash of its file."""

    __tablename__ = "export"
    number: Mapped[int] = mapped_column(primary_key=True)
    inspection: Mapped[str] = mapped_column(ForeignKey("inspection.id"), index=True)
    revision: Mapped[int]
    path: Mapped[str]
    sha256: Mapped[str]
    at: Mapped[datetime]


class IdentityRow(Hashed, Row):
    """See model.identity; `pkcs12` stays under its own PIN inside the encrypted database, and is empty
    when the key is on a token, whose place is JSON."""

    __tablename__ = "identity"
    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    issuer: Mapped[str]
    not_before: Mapped[datetime]
    not_after: Mapped[datetime]
    trial: Mapped[bool]
    pkcs12: Mapped[bytes]
    certificate: Mapped[bytes]
    token: Mapped[str] = mapped_column(server_default="")


class TrustedPublisherRow(Hashed, Row):
    """A certificate (DER) whose bundles this laptop takes: its own, and of an authority also those it issued."""

    __tablename__ = "trusted_publisher"
    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    certificate: Mapped[bytes]
    trusted_at: Mapped[datetime]


class InstalledBundleRow(Hashed, Row):
    """See model.bundle; known by the hash of its manifest. The signer's name is kept, certificates may go."""

    __tablename__ = "installed_bundle"
    __table_args__ = (UniqueConstraint("publisher", "serial"),)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    publisher: Mapped[str]
    serial: Mapped[int] = mapped_column(CheckConstraint("serial >= 1", name="serial_counts"))
    title: Mapped[str]
    made_at: Mapped[datetime]
    signer: Mapped[str]
    fingerprint: Mapped[str]
    installed_at: Mapped[datetime]


class InstalledContentRow(Hashed, Row):
    """A file of a bundle: its bytes, and for one that inspections are done with the checklist it came to, as JSON.
    `sha256` is that of the checklist, else of the file. No row is ever changed: a newer version is a further one."""

    __tablename__ = "installed_content"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('checklist', 'overlay', 'laws', 'calendar', 'carriers', 'divisions')", name="kind_known"
        ),
        CheckConstraint("(kind IN ('checklist', 'overlay')) = (checklist != '')", name="checklist_there"),
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    bundle: Mapped[str] = mapped_column(ForeignKey("installed_bundle.sha256"), index=True)
    kind: Mapped[str]
    id: Mapped[str]
    version: Mapped[str]
    sha256: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    source: Mapped[bytes]
    checklist: Mapped[str]


class AuditRow(Row):
    """A link of the audit chain. Triggers forbid changing or deleting one."""

    __tablename__ = "audit"
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    monotonic_ms: Mapped[int]
    who: Mapped[str]
    what: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]


class SearchTextRow(Row):
    """A text people search for. Made of the other tables up to a link of the audit chain, and anew when lost."""

    __tablename__ = "search_text"
    id: Mapped[int] = mapped_column(primary_key=True)
    inspection: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
