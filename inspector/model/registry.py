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


class ReportKind(StrEnum):
    """What a list of reports can be limited to. Open findings are those no later visit carries on; to-look-at: all of their
    deadlines are over."""

    EVERY = ""
    OPEN = "open"
    OVERDUE = "overdue"
    CRITICAL = "critical"
    TO_LOOK_AT = "to-look-at"


@value
class ReportLine:
    """A line in the bureau's list: the newest revision of each report. `next_due` is of the findings that are open."""

    number: str
    revision: int
    outlet: str
    brand: str
    credit_code: str
    bureau: str
    visited_at: datetime
    imported_at: datetime
    critical: int
    findings: int
    open: int
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
    """How often an item did not conform; what it asks, where that was looked up."""

    item: str
    findings: int
    question: Bilingual | None = None


@value
class SectionCount:
    """How many findings there are in a section of a checklist."""

    title: Bilingual
    findings: int


@value
class MonthCount:
    """The visits of a month, as "2026-11", and what they found."""

    month: str
    reports: int
    findings: int
    critical: int


@value
class Statistics:
    """Numbers over the newest revision of each report. `overdue` counts open findings due before `as_of`, `to_look_at`
    reports that wait for a visit that follows them."""

    as_of: date
    reports: int
    outlets: int
    findings: int
    open: int
    overdue: int
    to_look_at: int
    by_severity: dict[Severity, int]
    by_item: tuple[ItemCount, ...]
    by_section: tuple[SectionCount, ...] = ()
    by_month: tuple[MonthCount, ...]
    by_brand: dict[str, int]
    refused_files: int
