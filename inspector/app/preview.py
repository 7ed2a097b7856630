"""See a paper before it is signed: of a draft, or of what is sealed and not exported yet."""

import hashlib
import io
from dataclasses import replace

from inspector.app.checklists import laws_of
from inspector.app.export import PLAIN, STEPS
from inspector.app.inspections import with_handwriting
from inspector.app.progress import Progress
from inspector.app.recording import draft_record
from inspector.model.document import Document
from inspector.model.inspection import InspectionId
from inspector.model.photo import Photo, PhotoId, ReportCopy
from inspector.model.record import Record
from inspector.model.text import Bilingual
from inspector.model.value import value
from inspector.report.photos import photo_changed
from inspector.report.press import ProofOrder, Reached, press_proof
from inspector.report.record_json import canonical, read_record
from inspector.store.store import Store

DRAFT = Bilingual(zh="草稿，未封存", en="DRAFT, not sealed")
UNSIGNED = Bilingual(zh="预览，未签名", en="PREVIEW, not signed")
BLANK_SIZE, BLANK_GREY = (800, 600), 225  # in the place of a photo that nobody reviewed


@value
class Preview:
    """A paper to look at: PDF in memory, with a mark on each page. `hidden` photos are blank, as nobody reviewed them."""

    pdf: bytes
    is_draft: bool
    hidden: int


def preview(store: Store, id: InspectionId, progress: Progress, document: Document = PLAIN) -> Preview:
    """Draw the report or another paper of an inspection as it stands. Nothing is written, nothing is signed.

    Raises Refused "character-not-printable", "report-layout", and what the paper asks for.
    """
    record, is_draft = _record(store, id)
    hidden = {photo.id for photo in record.photos if photo.report_copy is None}
    blank = _blank() if hidden else b""
    record = replace(record, photos=tuple(_shown(photo, blank) for photo in record.photos))

    def read(photo: PhotoId) -> bytes:
        return blank if photo in hidden else _report_copy(store, photo)

    watch = _Watch(progress, len(record.photos))
    order = ProofOrder(canonical(record), document, DRAFT if is_draft else UNSIGNED)
    pdf = press_proof(order, read, watch.reached)
    return Preview(pdf=pdf, is_draft=is_draft, hidden=len(hidden))


class _Watch:
    """Turns what the work has reached into progress."""

    def __init__(self, progress: Progress, photos: int) -> None:
        self._progress = progress
        self._total = photos + 1
        self._done = -1

    def reached(self, at: Reached) -> None:
        """Raises Cancelled when the user stopped the work."""
        self._done = min(self._done + 1, self._total - 1)
        self._progress.step(STEPS[at.step], self._done, self._total)


def _record(store: Store, id: InspectionId) -> tuple[Record, bool]:
    """The sealed record, or what it would be now."""
    with store.read() as unit:
        inspection = with_handwriting(unit, unit.inspections.get(id))
        if inspection.digest:
            return read_record(unit.records.body(id)), False
        record = draft_record(inspection, laws_of(unit, id))
        return replace(record, sealed_at=store.clock(), brand=unit.settings.brand()), True


def _shown(photo: Photo, blank: bytes) -> Photo:
    if photo.report_copy is not None:
        return photo
    width, height = BLANK_SIZE
    copy = ReportCopy(
        sha256=hashlib.sha256(blank).hexdigest(), width=width, height=height, size_bytes=len(blank)
    )
    return replace(photo, report_copy=copy)


def _report_copy(store: Store, photo: PhotoId) -> bytes:
    with store.read() as unit:
        _, files = unit.photos.get(photo)
    if files.report_copy is None:
        raise photo_changed()
    return store.vault.get(files.report_copy)


def _blank() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", BLANK_SIZE, (BLANK_GREY,) * 3).save(out, "JPEG")
    return out.getvalue()
