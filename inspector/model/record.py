"""The frozen inspection, `record/1`: what is printed, signed, embedded and imported."""

from datetime import datetime
from typing import Literal

from inspector.model.brand import Brand
from inspector.model.checklist import AnswerKind, Citation, ItemId, Law, Severity
from inspector.model.finding import Finding
from inspector.model.inspection import Answer, InspectionId, Languages, Visit
from inspector.model.outlet import Outlet
from inspector.model.person import Handwriting, Person, PersonId, Refusal
from inspector.model.photo import Photo
from inspector.model.text import Bilingual
from inspector.model.value import value

FORMAT = "record/1"


@value
class RecordedItem:
    """The part of an item that is printed: no unproven citation, no penalty pointer.

    `chosen` are the words for the choices that were made, `sample` is the least number to look at. `asked` is False
    where its conditions did not hold; a `gate` that was not done kept it closed.
    """

    id: ItemId
    question: Bilingual
    severity: Severity | None
    citations: tuple[Citation, ...]
    kind: AnswerKind = AnswerKind.CONFORMITY
    unit: Bilingual | None = None
    chosen: tuple[Bilingual, ...] = ()
    sample: int = 0
    points: int = 0
    asked: bool = True
    gate: str = ""


@value
class RecordedSection:
    """A section with its printed items; a repeated one stands here once for each occurrence."""

    title: Bilingual
    items: tuple[RecordedItem, ...]


@value
class RecordedChecklist:
    """The checklist that was used; `sha256` pins the whole file, guidance and all."""

    id: str
    version: str
    sha256: str
    title: Bilingual
    sections: tuple[RecordedSection, ...]


@value
class AuditHead:
    """The last link of the laptop's audit chain when the record was sealed."""

    device: str
    sequence: int
    hash: str


@value
class RequiredSigner:
    """A signature the report must carry to be complete. `certificate` is the SHA-256 (hex) of the
    DER certificate; the first one certifies the document."""

    field: str
    person: PersonId
    name: str
    certificate: str


@value
class Record:
    """One sealed inspection. `statement` is the digest the people saw when they signed by hand:
    that of the record without handwriting, refusals, signers, audit head, brand and sealing time."""

    format: Literal["record/1"] = "record/1"
    number: str
    revision: int
    inspection: InspectionId
    languages: Languages
    outlet: Outlet
    visit: Visit
    checklists: tuple[RecordedChecklist, ...]
    laws: tuple[Law, ...]
    people: tuple[Person, ...]
    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]
    photos: tuple[Photo, ...]
    handwriting: tuple[Handwriting, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    statement: str = ""
    sealed_at: datetime | None = None
    signers: tuple[RequiredSigner, ...] = ()
    audit: AuditHead | None = None
    previous: str = ""
    program: str = ""
    brand: Brand | None = None
