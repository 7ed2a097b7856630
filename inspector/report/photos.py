"""Photos stream into the file in a thread of their own: copying and hashing leave Python's lock free."""

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

from inspector.errors import Refused
from inspector.model.document import Document, Paper
from inspector.model.photo import Photo, PhotoId
from inspector.model.record import Record
from inspector.report.pdf.objects import Name, Ref, Value
from inspector.report.pdf.writer import PdfWriter

# Gives the bytes of a report copy, the sealed ones: see `sealed_photos`.
PhotoSource = Callable[[PhotoId], bytes]
WITH_PHOTOS = frozenset((Paper.REPORT,))
QUICK_S = 0.00005  # a thread that only waits for a copy to end should have the lock at once


def photos_shown(record: Record, document: Document) -> list[tuple[int, Photo]]:
    """The photos a file holds, with their numbers from 1; the others are in other volumes."""
    if document.paper not in WITH_PHOTOS:
        return []
    named = {n for v in document.volumes for n in range(v.first_photo, v.last_photo + 1)}
    numbered = enumerate(record.photos, start=1)
    return [(n, photo) for n, photo in numbered if (n in named) == (document.volume > 1)]


class Streaming:
    """Photos on their way into the file; `refs` by their numbers from 1 are known at once."""

    def __init__(self, writer: PdfWriter, shown: Sequence[tuple[int, Photo]]) -> None:
        self.refs = {number: writer.reserve() for number, _ in shown}
        self._writer = writer
        self._shown = shown
        self._stopped = Event()
        self._done: Future[None] = Future()

    @contextmanager
    def running(self, source: PhotoSource) -> Iterator["Streaming"]:
        """The time they stream; what fails inside the block ends it."""
        interval = sys.getswitchinterval()
        sys.setswitchinterval(QUICK_S)
        try:
            with ThreadPoolExecutor(1) as pool:
                self._done = pool.submit(self._write, source)
                try:
                    yield self
                finally:
                    self._stopped.set()
        finally:
            sys.setswitchinterval(interval)

    def wait(self) -> None:
        """Until all photos are written. Raises what stopped them, such as Refused "photo-changed"."""
        self._done.result()

    def _write(self, source: PhotoSource) -> None:
        for number, photo in self._shown:
            if self._stopped.is_set():
                return
            write_photo(self._writer, self.refs[number], photo, source(photo.id))


def sealed_photos(record: Record, source: PhotoSource) -> PhotoSource:
    """The source, each photo checked. Raises Refused "photo-changed" for one that is not the sealed one.

    Whoever reads the photos asks through this: the hash is made where they come from, not in the thread
    that writes the file.
    """
    sealed = {photo.id: photo.report_copy for photo in record.photos}

    def checked(id: PhotoId) -> bytes:
        jpeg, copy = source(id), sealed[id]
        if copy is None or hashlib.sha256(jpeg).hexdigest() != copy.sha256:
            raise photo_changed()
        return jpeg

    return checked


def photo_changed() -> Refused:
    """The refusal of a photo that is not the sealed one."""
    return Refused(
        "photo-changed",
        en="A photo is not the one that was sealed. Restore the data folder from a backup.",
        zh="有一张照片与封存时不一致，不予使用。请从备份中恢复数据文件夹。",
    )


def write_photo(writer: PdfWriter, ref: Ref, photo: Photo, jpeg: bytes) -> None:
    """A photo as it is, byte for byte."""
    copy = photo.report_copy
    if copy is None:
        raise photo_changed()
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": copy.width,
        "Height": copy.height,
        "ColorSpace": Name("DeviceRGB"),
        "BitsPerComponent": 8,
        "Filter": Name("DCTDecode"),
    }
    writer.stream(jpeg, entries, ref, compress=False)
