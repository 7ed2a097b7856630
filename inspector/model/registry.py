"""What the bureau sees of its registry."""

from datetime import date, datetime
from enum import StrEnum

from inspector.model.checklist import Severity
from inspector.model.record import Record
from inspector.model.text import Bilingual
from inspector.model.value import value


class ImportOutcome(StrEnum):
    """new: held from now on. already: it was there. refused: not taken in, with a reason."""

    NEW = "new"
    ALREADY = "already"
    REFUSED = "refused"


@value
class ImportLine:
    """What became of one file. `code` is "" or that of the first rule that failed."""

    path: str
    outcome: ImportOutcome
    number: str = ""
    code: str = ""
    text: Bilingual


@value
class ReportLine:
    """A line in the bureau's list: the newest revision of each report."""

    number: str
    revision: int
    outlet: str
    brand: str
    bureau: str
    visited_at: datetime
    imported_at: datetime
    critical: int
    findings: int
    photos: int
    next_due: date | None


@value
class ReportDetail:
    """One report as it is held."""

    line: ReportLine
    digest: str
    file_sha256: str
    source: str
    signers: tuple[str, ...]
    record: Record


@value
class ItemCount:
    """How often an item did not conform."""

    item: str
    findings: int


@value
class Statistics:
    """Numbers over the newest revision of each report. `overdue` counts open findings due before
    `as_of`."""

    as_of: date
    reports: int
    outlets: int
    findings: int
    open: int
    overdue: int
    by_severity: dict[Severity, int]
    by_item: tuple[ItemCount, ...]
    by_brand: dict[str, int]
    refused_files: int
