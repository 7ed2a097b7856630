"""What the signatures of a report say: mathematics, coverage, later changes, trust."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext


@dataclass(frozen=True, slots=True)
class Seal:
    """One signature as it was found. `level_ok`: nothing but allowed form filling came after it."""

    field: str
    signer: str
    fingerprint: str
    signed_at: datetime | None
    certificate_valid: bool
    intact: bool
    whole_file: bool
    level_ok: bool
    certifies: bool
    trusted: bool


def read_seals(reader: PdfFileReader, trust: Sequence[bytes]) -> tuple[Seal, ...]:
    """All signatures in the order they were made."""
    roots = [x509.Certificate.load(der) for der in trust]
    return tuple(_seal(signature, roots) for signature in reader.embedded_regular_signatures)


def _seal(signature: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> Seal:
    certificate, at = signature.signer_cert, signature.self_reported_timestamp
    context = ValidationContext(
        trust_roots=roots, allow_fetching=False, moment=at, revocation_mode="soft-fail"
    )
    status = validate_pdf_signature(signature, signer_validation_context=context)
    known = {root.sha256 for root in roots}
    return Seal(
        field=signature.field_name,
        signer=str(certificate.subject.native.get("common_name", "")),
        fingerprint=certificate.sha256.hex(),
        signed_at=at,
        certificate_valid=at is not None
        and certificate.not_valid_before <= at <= certificate.not_valid_after,
        intact=bool(status.intact and status.valid),
        whole_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        # pyHanko's own verdict leaves the difference analysis out: both must be asked.
        level_ok=status.modification_level in (ModificationLevel.NONE, ModificationLevel.FORM_FILLING)
        and status.docmdp_ok is not False,
        certifies=signature.docmdp_level == MDPPerm.FILL_FORMS,
        trusted=bool(status.trusted) or certificate.sha256 in known,
    )
