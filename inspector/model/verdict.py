"""What a checker says of a signed report."""

from datetime import datetime
from enum import StrEnum

from inspector.model.document import Document
from inspector.model.record import Record
from inspector.model.text import Bilingual
from inspector.model.value import value


class Outcome(StrEnum):
    """accepted: every rule holds. untrusted: all hold but trust in a certificate. refused: one fails."""

    ACCEPTED = "accepted"
    UNTRUSTED = "untrusted"
    REFUSED = "refused"


@value
class Rule:
    """One rule of the verdict. `code` is stable, e.g. "record-digest"."""

    code: str
    held: bool
    detail: Bilingual


@value
class SignatureSeen:
    """A signature found in the file."""

    field: str
    signer: str
    certificate: str
    signed_at: datetime | None
    intact: bool
    trusted: bool
    certifies: bool


@value
class ReportVerdict:
    """The verdict on one file; record and paper are there only if they could
    be read from the signed revision. `proved_at` is when trusted time stamps prove that it existed."""

    outcome: Outcome
    file_sha256: str
    digest: str = ""
    rules: tuple[Rule, ...]
    signatures: tuple[SignatureSeen, ...] = ()
    record: Record | None = None
    document: Document | None = None
    proved_at: datetime | None = None

    @property
    def failed(self) -> tuple[Rule, ...]:
        """The rules that do not hold."""
        return tuple(rule for rule in self.rules if not rule.held)
