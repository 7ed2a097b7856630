"""Take photos in, describe them, review what they show."""

import hashlib
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore
from uuid import uuid4

from inspector.app.answers import require_plain
from inspector.app.photo_files import photo_files
from inspector.app.progress import Progress, silent
from inspector.app.reading import read_file
from inspector.app.saved import Saved
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.inspection import InspectionId
from inspector.model.photo import Photo, PhotoId, Redaction, ReportCopy, Review
from inspector.model.text import Bilingual
from inspector.model.value import value
from inspector.privacy.picture import enlarged, jpeg_size, read_facts, read_pictures, report_copy
from inspector.store.photos import PhotoFiles
from inspector.store.store import Store

ALREADY_THERE = "photo-already-there"
PASTED = "pasted.png"
WORKERS = 2
WAITING_PHOTOS = 6
COMPLETING = Bilingual(zh="生成照片副本", en="Making copies of photos")


@value
class PhotoIntake:
    """What became of one file: its photo, or the code and words of the refusal."""

    file_name: str
    photo: Photo | None = None
    code: str = ""
    text: Bilingual | None = None


def add_photos(
    store: Store,
    id: InspectionId,
    sources: Sequence[Path | bytes],
    progress: Progress = silent,
    *,
    item: ItemId | None = None,
    caption: str = "",
    by: str = "",
    again: bool = False,
) -> tuple[PhotoIntake, ...]:
    """Take in files, all photos of folders, or pictures that were pasted. A refused file never stops the others.

    What is there already, at the item if one is told, is named with the code ALREADY_THERE and not added, or with
    `again` once more.

    Each is durable before the next is read; its pictures are made meanwhile. When this is stopped, what was taken
    in stays, and `complete_photos` makes what lacks.
    """
    files = photo_files(sources)
    with _Intake(store, id) as intake:
        for done, source in enumerate(files):
            name = source.name if isinstance(source, Path) else PASTED
            progress.step(Bilingual(zh=name, en=name), done, len(files))
            intake.take(source, name, item=item, caption=caption, by=by, again=again)
    return intake.lines


def add_photo(
    store: Store,
    id: InspectionId,
    data: bytes,
    file_name: str,
    *,
    item: ItemId | None = None,
    finding: FindingId | None = None,
    caption: str = "",
    by: str = "",
) -> Photo:
    """Take one photo in and make its pictures. Raises Refused as `save_photo` and `complete_photo`."""
    photo = save_photo(store, id, data, file_name, item=item, finding=finding, caption=caption, by=by)
    complete_photo(store, photo.id, data)
    return photo


def save_photo(
    store: Store,
    id: InspectionId,
    data: bytes,
    file_name: str,
    *,
    item: ItemId | None = None,
    finding: FindingId | None = None,
    caption: str = "",
    by: str = "",
    again: bool = True,
) -> Photo:
    """Take the bytes of a photo in, unchanged and hashed before anything looks at them.

    On return the photo is durable: first its file in the vault, then its row. Its pictures are still to be made.
    Raises Refused "photo-not-an-image", "photo-too-large", "photo-truncated" for what its head shows, and without
    `again` "photo-already-there".
    """
    sha256 = hashlib.sha256(data).hexdigest()
    require_plain(caption)
    with store.read() as unit:
        unit.inspections.require_draft(id)
        if not again and unit.photos.has(id, sha256, item):
            raise _already_there()
    facts = read_facts(data)
    original = store.vault.put(data)
    with store.write() as unit:
        unit.inspections.require_draft(id)
        photo = Photo(
            id=PhotoId(str(uuid4())),
            sha256=sha256,
            size_bytes=len(data),
            mime=facts.mime,
            width=facts.width,
            height=facts.height,
            file_name=file_name,
            item=item,
            finding=finding,
            caption=caption,
            device=facts.device,
            exif_time=facts.exif_time,
            added_at=unit.now,
            added_by=by,
            clock_offset_s=unit.photos.clock(id, facts.device) if facts.device else 0,
        )
        unit.photos.add(id, photo, original)
        unit.audit.append("photo", id, photo)
    return photo


def complete_photo(store: Store, photo: PhotoId, data: bytes | None = None) -> None:
    """Make the pictures of a photo: the report copy with nothing covered, and the small one.

    `data` saves reading the original again. A photo that cannot be decoded to its end is taken out of the
    inspection, its bytes stay; Raises Refused "photo-truncated" then.
    """
    if data is None:
        data = photo_picture(store, photo)
    try:
        pictures = read_pictures(data)
    except Refused as refused:
        with store.write() as unit:
            unit.photos.remove(photo, unit.now)
            unit.audit.append("photo-refused", photo, refused.code)
        raise
    plain = store.vault.put(pictures.report_copy)
    with store.write() as unit:
        unit.photos.complete(photo, pictures.thumbnail, plain)


def complete_photos(store: Store, progress: Progress = silent) -> int:
    """Make the pictures that lack since the program was stopped; returns how many photos had to be taken out."""
    with store.read() as unit:
        lacking = unit.photos.incomplete()
    refused = 0
    for done, (_, photo) in enumerate(lacking):
        progress.step(COMPLETING, done, len(lacking))
        try:
            complete_photo(store, photo)
        except Refused:
            refused += 1
    return refused


class _Intake:
    """Saves photos in their order, while two threads make the pictures of those saved before."""

    def __init__(self, store: Store, id: InspectionId) -> None:
        self._store = store
        self._id = id
        self._made: list[tuple[str, Photo | Refused, Future[None] | None]] = []
        self._room = BoundedSemaphore(WAITING_PHOTOS)
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="photo")

    def __enter__(self) -> "_Intake":
        return self

    def __exit__(self, *error: object) -> None:
        self._workers.shutdown()

    @property
    def lines(self) -> tuple[PhotoIntake, ...]:
        """What became of each file, once all is done."""
        return tuple(_line(name, ending, future) for name, ending, future in self._made)

    def take(
        self, source: Path | bytes, name: str, *, item: ItemId | None, caption: str, by: str, again: bool
    ) -> None:
        """Save one photo and have its pictures made."""
        try:
            data = read_file(source) if isinstance(source, Path) else source
            photo = save_photo(
                self._store, self._id, data, name, item=item, caption=caption, by=by, again=again
            )
        except Refused as refused:
            self._made.append((name, refused, None))
            return
        self._room.acquire()  # photos that wait are held in memory
        future = self._workers.submit(complete_photo, self._store, photo.id, data)
        future.add_done_callback(lambda _: self._room.release())
        self._made.append((name, photo, future))


def _line(name: str, ending: Photo | Refused, future: Future[None] | None) -> PhotoIntake:
    error = future.exception() if future else None
    if isinstance(error, Refused):
        ending = error
    elif error is not None:
        raise error
    if isinstance(ending, Refused):
        return PhotoIntake(file_name=name, code=ending.code, text=Bilingual(zh=ending.zh, en=ending.en))
    return PhotoIntake(file_name=name, photo=ending)


def describe_photo(
    store: Store,
    id: InspectionId,
    photo: PhotoId,
    *,
    caption: str,
    item: ItemId | None,
    finding: FindingId | None,
) -> Saved:
    """Change a photo's caption and what it belongs to."""
    require_plain(caption)
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.photos.describe(photo, caption=caption, item=item, finding=finding)
        unit.audit.append("photo-described", id, {"photo": photo, "caption": caption, "item": item})
    return Saved(at=unit.now)


def review_photo(
    store: Store, id: InspectionId, photo: PhotoId, redactions: Sequence[Redaction], by: str
) -> Photo:
    """Let a photo go into the report with these rectangles covered; makes its report copy."""
    with store.read() as unit:
        unit.inspections.require_draft(id)
        known, files = unit.photos.get(photo)
    original = store.vault.get(files.original)
    if hashlib.sha256(original).hexdigest() != known.sha256:
        raise photo_changed()
    file, jpeg = _covered(store, files, original, redactions)
    width, height = jpeg_size(jpeg)
    copy = ReportCopy(
        sha256=hashlib.sha256(jpeg).hexdigest(), width=width, height=height, size_bytes=len(jpeg)
    )
    with store.write() as unit:
        unit.inspections.require_draft(id)
        review = Review(by=by, at=unit.now)
        unit.photos.review(photo, tuple(redactions), review, copy, file)
        reviewed, _ = unit.photos.get(photo)
        unit.audit.append("photo-reviewed", id, reviewed)
    return reviewed


def remove_photo(store: Store, id: InspectionId, photo: PhotoId) -> Saved:
    """Take a photo out of the inspection; its bytes and that it was there stay."""
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.photos.remove(photo, unit.now)
        unit.audit.append("photo-removed", id, photo)
    return Saved(at=unit.now)


def restore_photo(store: Store, id: InspectionId, photo: PhotoId) -> Saved:
    """Take a photo that was removed back into the inspection."""
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.photos.restore(photo)
        unit.audit.append("photo-restored", id, photo)
    return Saved(at=unit.now)


def photo_thumbnail(store: Store, photo: PhotoId) -> bytes:
    """A JPEG of at most 320 px of the original, for the screen only."""
    with store.read() as unit:
        small = unit.photos.thumbnail(photo)
    if small is None:
        complete_photo(store, photo)
        with store.read() as unit:
            small = unit.photos.thumbnail(photo)
    return small or b""


def photo_picture(store: Store, photo: PhotoId) -> bytes:
    """The original bytes, for the screen only."""
    with store.read() as unit:
        _, files = unit.photos.get(photo)
    return store.vault.get(files.original)


def photo_on_screen(store: Store, photo: PhotoId) -> bytes:
    """An upright JPEG of the original, at most 1600 px, nothing covered; for the screen only."""
    with store.read() as unit:
        _, files = unit.photos.get(photo)
    if files.plain_copy is not None:
        with suppress(Refused):  # a copy that is lost or damaged is made anew of the original
            return store.vault.get(files.plain_copy)
    return report_copy(store.vault.get(files.original), ())


def photo_enlarged(store: Store, photo: PhotoId) -> bytes:
    """An upright JPEG of the original, at most 4096 px, nothing covered; to look at details on the screen only."""
    return enlarged(photo_picture(store, photo))


def _covered(
    store: Store, files: PhotoFiles, original: bytes, redactions: Sequence[Redaction]
) -> tuple[str, bytes]:
    """Name in the vault and bytes of the report copy with these rectangles covered."""
    if not redactions and files.plain_copy is not None:
        with suppress(Refused):  # as on the screen
            return files.plain_copy, store.vault.get(files.plain_copy)
    jpeg = report_copy(original, redactions)
    return store.vault.put(jpeg), jpeg


def _already_there() -> Refused:
    return Refused(
        ALREADY_THERE,
        en="This photo is there already. Add it again only if it is wanted twice.",
        zh="该照片已在本次检查中。确需重复时再添加。",
    )


def photo_changed() -> Refused:
    """The refusal for a photo whose bytes are not those that came in."""
    return Refused(
        "photo-changed",
        en="A photo is not the one that was taken in. Restore the data folder from a backup.",
        zh="有一张照片与录入时不一致，不予使用。请从备份中恢复数据文件夹。",
    )
