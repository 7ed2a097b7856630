"""What the signatures of a report say: mathematics, certification, trust."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext


@dataclass(frozen=True, slots=True)
class Seal:
    """One signature as it was found. `permission` is what a certifying signature allows, None for another."""

    field: str
    signer: str
    fingerprint: str
    signed_at: datetime | None
    certificate_valid: bool
    intact: bool
    permission: MDPPerm | None
    trusted: bool

    @property
    def certifies(self) -> bool:
        """Whether it certifies the document."""
        return self.permission is not None


def read_seals(reader: PdfFileReader, trust: Sequence[bytes]) -> tuple[Seal, ...]:
    """All signatures in the order they were made."""
    roots = [x509.Certificate.load(der) for der in trust]
    return tuple(_seal(signature, roots) for signature in reader.embedded_regular_signatures)


def _seal(signature: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> Seal:
    certificate, at = signature.signer_cert, signature.self_reported_timestamp
    context = ValidationContext(
        trust_roots=roots, allow_fetching=False, moment=at, revocation_mode="soft-fail"
    )
    # The library's analysis of later changes would read the whole file into memory, and lets titles change:
    # see `verify_changes`.
    status = validate_pdf_signature(signature, signer_validation_context=context, skip_diff=True)
    known = {root.sha256 for root in roots}
    return Seal(
        field="".join(signature.field_name),  # a plain string: the library's own holds on to the whole file
        signer=str(certificate.subject.native.get("common_name", "")),
        fingerprint=certificate.sha256.hex(),
        signed_at=at,
        certificate_valid=at is not None
        and certificate.not_valid_before <= at <= certificate.not_valid_after,
        intact=bool(status.intact and status.valid),
        permission=signature.docmdp_level,
        trusted=bool(status.trusted) or certificate.sha256 in known,
    )
