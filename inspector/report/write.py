"""Write a signed paper in one pass: photos stream by while the pages are laid out, nothing is read twice."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from inspector.model.document import Document
from inspector.model.person import Handwriting
from inspector.model.record import Record
from inspector.report.pdf.writer import PdfWriter
from inspector.report.photos import PhotoSource, Streaming, photos_shown

if TYPE_CHECKING:
    from inspector.report.cms import TimeStamp
    from inspector.report.keys import Key

REPORT = Document()


@dataclass(frozen=True, slots=True)
class Written:
    """A complete file: its pages and its SHA-256 (hex)."""

    pages: int
    sha256: str


def write_signed(
    out: BinaryIO,
    record: Record,
    photos: PhotoSource,
    keys: Sequence["Key"],
    signed_at: datetime,
    document: Document = REPORT,
    reached: Callable[[str], None] = lambda step: None,
    time_stamp: "TimeStamp | None" = None,
    body: bytes | None = None,
) -> Written:
    """Draw and sign a paper into an empty file. `body` is the record's canonical form, if at hand.
    `reached` is told "draw" and "sign". With `time_stamp` each signature proves its time (B-T).

    What fails leaves the file as it was complete before: with a wrong PIN empty, with a signature that
    cannot be made unsigned or with the signatures before it. Refused rises.
    """
    writer = PdfWriter(out)
    with ExitStack() as stack, _whole_files(out) as whole:
        with Streaming(writer, photos_shown(record, document)).running(photos) as streaming:
            # What opens keys and lays out pages loads slowly: the photos are on their way before.
            from inspector.report.draw import write_unsigned
            from inspector.report.keys import opened
            from inspector.report.sign import Seal, add_signature

            unlocked = [(key, stack.enter_context(opened(key, signed_at))) for key in keys]
            reached("draw")
            assembled = write_unsigned(writer, record, streaming, document, body)
        for number, (key, open_key) in enumerate(unlocked):
            whole(writer.position)
            reached("sign")
            seal = Seal(key.field, open_key.parts, open_key.identity, _hand(record, key.field), time_stamp)
            add_signature(writer, assembled, seal, signed_at, certify=number == 0)
    return Written(assembled.pages, writer.digest.hexdigest())


@contextmanager
def _whole_files(out: BinaryIO) -> Iterator[Callable[[int], None]]:
    """Cut the file back to where it was last told to be whole, if the block fails."""
    sizes = [0]
    try:
        yield sizes.append
    except BaseException:
        out.seek(sizes[-1])
        out.truncate()
        raise


def _hand(record: Record, field: str) -> Handwriting | None:
    signer = next((s for s in record.signers if s.field == field), None)
    return next((h for h in record.handwriting if signer is not None and h.person == signer.person), None)
