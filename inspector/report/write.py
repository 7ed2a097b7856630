"""Write a signed paper in one pass: photos stream by while the pages are laid out, nothing is read twice."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from typing import BinaryIO

from inspector.model.document import Document
from inspector.model.person import Handwriting
from inspector.model.record import Record
from inspector.report.assemble import Assembled
from inspector.report.draw import REPORT, PhotoSource, write_unsigned
from inspector.report.keys import Key, opened
from inspector.report.pdf.writer import PdfWriter
from inspector.report.sign import Seal, add_signature


def write_signed(
    out: BinaryIO,
    record: Record,
    photos: PhotoSource,
    keys: Sequence[Key],
    signed_at: datetime,
    document: Document = REPORT,
    reached: Callable[[str], None] = lambda step: None,
) -> tuple[int, str]:
    """Draw and sign a paper into an empty file; returns the number of pages and the SHA-256 (hex).

    The keys are opened first: a wrong PIN costs no time. `reached` is told "draw" and "sign". When a
    signature fails, the file is cut back to what was complete before it, and Refused rises.
    """
    with ExitStack() as stack:
        seals = [_seal(stack, record, key, signed_at) for key in keys]
        writer = PdfWriter(out)
        reached("draw")
        assembled = write_unsigned(writer, record, photos, document)
        for number, seal in enumerate(seals):
            reached("sign")
            _sign(out, writer, assembled, seal, signed_at, certify=number == 0)
    return assembled.pages, writer.digest.hexdigest()


def _seal(stack: ExitStack, record: Record, key: Key, signed_at: datetime) -> Seal:
    unlocked = stack.enter_context(opened(key, signed_at))
    return Seal(key.field, unlocked.parts, unlocked.identity, _hand(record, key.field))


def _hand(record: Record, field: str) -> Handwriting | None:
    signer = next((s for s in record.signers if s.field == field), None)
    return next((h for h in record.handwriting if signer is not None and h.person == signer.person), None)


def _sign(
    out: BinaryIO,
    writer: PdfWriter,
    assembled: Assembled,
    seal: Seal,
    signed_at: datetime,
    *,
    certify: bool,
) -> None:
    whole = writer.position
    try:
        add_signature(writer, assembled, seal, signed_at, certify=certify)
    except BaseException:
        out.seek(whole)
        out.truncate()
        raise
