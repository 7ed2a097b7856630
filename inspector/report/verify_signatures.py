"""What the signatures of a report say: mathematics, certification, trust."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext

from inspector.report.anchors import authorities, of_time_stamps


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp (RFC 3161) of a signature or of the document: when, whether it fits what it stamps, and
    whether the service is trusted."""

    at: datetime
    sound: bool
    trusted: bool


@dataclass(frozen=True, slots=True)
class Seal:
    """One signature as it was found. `permission` is what a certifying signature allows, None for another;
    `stamp` is its own time stamp, if it has one."""

    field: str
    signer: str
    fingerprint: str
    signed_at: datetime | None
    certificate_valid: bool
    intact: bool
    permission: MDPPerm | None
    trusted: bool
    stamp: Stamp | None

    @property
    def certifies(self) -> bool:
        """Whether it certifies the document."""
        return self.permission is not None


def read_seals(reader: PdfFileReader, trust: Sequence[bytes]) -> tuple[Seal, ...]:
    """All signatures in the order they were made."""
    roots = [x509.Certificate.load(der) for der in trust]
    return tuple(_seal(signature, roots) for signature in reader.embedded_regular_signatures)


def read_stamps(reader: PdfFileReader, trust: Sequence[bytes]) -> tuple[Stamp, ...]:
    """The time stamps over the document."""
    roots = [x509.Certificate.load(der) for der in trust]
    found = []
    for stamp in reader.embedded_timestamp_signatures:
        status = validate_pdf_timestamp(stamp, _context(of_time_stamps(roots), None), skip_diff=True)
        found.append(_stamp(status))
    return tuple(found)


def _stamp(status: TimestampSignatureStatus) -> Stamp:
    return Stamp(status.timestamp, bool(status.intact and status.valid), bool(status.trusted))


def _context(roots: list[x509.Certificate], moment: datetime | None) -> ValidationContext:
    return ValidationContext(
        trust_roots=roots, allow_fetching=False, moment=moment, revocation_mode="soft-fail"
    )


def _seal(signature: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> Seal:
    certificate, at = signature.signer_cert, signature.self_reported_timestamp
    # The library's analysis of later changes would read the whole file into memory, and lets titles change:
    # see `verify_changes`.
    status = validate_pdf_signature(
        signature,
        signer_validation_context=_context(authorities(roots), at),
        ts_validation_context=_context(of_time_stamps(roots), None),
        skip_diff=True,
    )
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
        stamp=None if status.timestamp_validity is None else _stamp(status.timestamp_validity),
    )
