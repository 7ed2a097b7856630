"""Which paper a PDF is: several are printed from one record."""

from enum import StrEnum
from typing import Literal

from inspector.model.value import value

FORMAT = "document/1"


class Paper(StrEnum):
    """The report for the bureau, the copy for the outlet, and the forms practice demands."""

    REPORT = "report"
    OUTLET_COPY = "outlet-copy"
    INSPECTION_RECORD = "inspection-record"
    CORRECTION_ORDER = "correction-order"
    RE_INSPECTION = "re-inspection"
    EVIDENCE_LIST = "evidence-list"
    REFERRAL = "referral"
    SERVICE_RECEIPT = "service-receipt"


@value
class Volume:
    """A further file of a large report: number from 2, its photos (from 1, both ends included). The
    first volume also knows its size and SHA-256 (hex) as signed: what a later time stamp adds behind
    them does not count."""

    number: int
    first_photo: int
    last_photo: int
    size_bytes: int = 0
    sha256: str = ""


@value
class Document:
    """document/1: what a PDF is beside the record it carries. The first volume is the index of all: it
    names the others with their hashes; a further volume names itself only. `addressee` is the
    department of a referral and `findings` the numbers (from 1) of what is referred; `receipt_of` is the
    paper a receipt is for."""

    format: Literal["document/1"] = "document/1"
    paper: Paper = Paper.REPORT
    volume: int = 1
    volumes: tuple[Volume, ...] = ()
    addressee: str = ""
    findings: tuple[int, ...] = ()
    receipt_of: Paper | None = None

    @property
    def is_report(self) -> bool:
        """Whether it is the report itself, with all its data, or the first volume of it."""
        return self.paper is Paper.REPORT and self.volume == 1
