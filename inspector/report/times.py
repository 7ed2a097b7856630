"""Which PAdES level the signatures of a file have come to, and when they are known to have existed.

Trust goes back in time, as in EN 319 102-1: the newest document time stamp is judged now, each older one as
of the next newer, and a signature's own time stamp as of the oldest over it. So a service's certificate may
expire once a newer stamp covers what it stamped.

One rule is ours: a signature without a time stamp of its own counts as made, at the latest, when the oldest
document time stamp over it was. Checkers that insist on its own stamp say B-B of such a file.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel, TimestampSignatureStatus
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError, RevokedError, ValidationError

from inspector.model.level import Proof, SignatureLevel
from inspector.report.anchors import of_time_stamps


def pades_level(
    signature: EmbeddedPdfSignature,
    reader: PdfFileReader,
    trust: Sequence[bytes],
    now: datetime | None = None,
) -> Proof:
    """The level of one signature of `reader`, judged offline by the roots `trust` (certificates, DER). `now`
    is the clock's time unless given.

    It tells about time only: whether the signature fits its content, and what was changed behind it, is for
    the verdict. A time stamp that does not fit, or that nobody trusts, counts for nothing. A broken file
    raises what its parser raises.
    """
    # The library's log would name the signers.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    roots = [x509.Certificate.load(der) for der in trust]
    over = tuple(_stamps_over(signature, reader, roots, now))
    own = _own_stamp(signature, reader, roots, over[-1].at if over else now)
    times = [stamp.at for stamp in over] + ([] if own is None else [own.timestamp])
    if not times:
        return Proof(level=SignatureLevel.B)
    needs = [_Need(signature.signer_cert, tuple(signature.other_embedded_certs), min(times))]
    if own is not None:
        needs.append(_Need(own.signing_cert, (), own.timestamp))
    if any(_proves(reader.get_historical_resolver(stamp.revision), roots, needs) for stamp in over):
        return Proof(level=SignatureLevel.LTA, proven_at=min(times))
    evident = _proves(reader, roots, needs)
    return Proof(level=SignatureLevel.LT if evident else SignatureLevel.T, proven_at=min(times))


@dataclass(frozen=True, slots=True)
class _Over:
    """A trusted time stamp over the document: its time, and the revision it ends."""

    at: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class _Need:
    """A certificate whose state at a time is to be proved."""

    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    at: datetime


def _stamps_over(
    signature: EmbeddedPdfSignature,
    reader: PdfFileReader,
    roots: list[x509.Certificate],
    now: datetime | None,
) -> Iterator[_Over]:
    """The trusted time stamps over a signature, the newest first."""
    for stamp in reversed(reader.embedded_timestamp_signatures):
        if stamp.signed_revision <= signature.signed_revision:
            continue
        status = validate_pdf_timestamp(stamp, _as_of(now, reader, roots), skip_diff=True)
        whole = status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        if whole and _holds(status, reader, roots):
            now = status.timestamp
            yield _Over(status.timestamp, stamp.signed_revision)


def _own_stamp(
    signature: EmbeddedPdfSignature,
    reader: PdfFileReader,
    roots: list[x509.Certificate],
    now: datetime | None,
) -> TimestampSignatureStatus | None:
    context = _as_of(now, reader, roots)
    status = validate_pdf_signature(signature, context, context, skip_diff=True).timestamp_validity
    return status if status is not None and _holds(status, reader, roots) else None


def _as_of(
    moment: datetime | None, reader: PdfFileReader, roots: list[x509.Certificate]
) -> ValidationContext:
    """For a time stamp service as of a moment. What the file knows of its state may be too old by then, so
    that is looked at in `_holds`."""
    evidence = _evidence(reader)
    known = () if evidence is None else tuple(evidence.load_certs())
    return ValidationContext(
        trust_roots=of_time_stamps(roots), other_certs=known, moment=moment, allow_fetching=False
    )


def _holds(status: TimestampSignatureStatus, reader: PdfFileReader, roots: list[x509.Certificate]) -> bool:
    """Whether a time stamp fits, is trusted, and was not made with a certificate known to be revoked."""
    if not (status.intact and status.valid and status.trusted):
        return False
    evidence = _evidence(reader)
    need = _Need(status.signing_cert, (), status.timestamp)
    return evidence is None or _was_good(evidence, roots, need) is not False


def _evidence(handler: PdfHandler) -> DocumentSecurityStore | None:
    try:
        return DocumentSecurityStore.read_dss(handler)
    except NoDSSFoundError:
        return None


def _proves(handler: PdfHandler, roots: list[x509.Certificate], needs: Sequence[_Need]) -> bool:
    """Whether a revision holds the evidence that every certificate was good at its time."""
    evidence = _evidence(handler)
    return evidence is not None and all(_was_good(evidence, roots, need) for need in needs)


def _was_good(evidence: DocumentSecurityStore, roots: list[x509.Certificate], need: _Need) -> bool | None:
    """Whether a certificate was good at its time; None when the evidence does not tell."""
    context = evidence.as_validation_context(
        {
            "trust_roots": roots,
            "moment": need.at,
            "allow_fetching": False,
            "revocation_mode": "require",
            # What was asked for after signing tells of the time of signing too.
            "retroactive_revinfo": True,
        }
    )
    validator = CertificateValidator(
        need.certificate, intermediate_certs=need.others, validation_context=context
    )
    try:
        asyncio.run(validator.async_validate_path())
    except RevokedError:
        return False
    except (PathBuildingError, ValidationError):
        return None
    return True
