"""Take photos in, describe them, review what they show."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from inspector.app.answers import require_plain
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
from inspector.privacy.picture import jpeg_size, read_picture, report_copy, thumbnail
from inspector.store.store import Store

PASTED = "pasted.png"


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
) -> tuple[PhotoIntake, ...]:
    """Take in files, or pictures that were pasted. A file that is refused never stops the others."""
    lines = []
    for done, source in enumerate(sources):
        name = source.name if isinstance(source, Path) else PASTED
        progress.step(Bilingual(zh=name, en=name), done, len(sources))
        try:
            data = read_file(source) if isinstance(source, Path) else source
            photo = add_photo(store, id, data, name, item=item, caption=caption, by=by)
            lines.append(PhotoIntake(file_name=name, photo=photo))
        except Refused as refused:
            text = Bilingual(zh=refused.zh, en=refused.en)
            lines.append(PhotoIntake(file_name=name, code=refused.code, text=text))
    return tuple(lines)


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
    """Take the bytes of a photo in, unchanged and hashed before they are decoded.

    Raises Refused "photo-not-an-image", "photo-truncated", "photo-too-large". The file is durable in
    the vault before its row is.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    require_plain(caption)
    with store.read() as unit:
        unit.inspections.require_draft(id)
    facts, small = read_picture(data), thumbnail(data)
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
        )
        unit.photos.add(id, photo, original, small)
        unit.audit.append("photo", id, photo)
    return photo


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
    jpeg = report_copy(original, redactions)
    width, height = jpeg_size(jpeg)
    copy = ReportCopy(
        sha256=hashlib.sha256(jpeg).hexdigest(), width=width, height=height, size_bytes=len(jpeg)
    )
    file = store.vault.put(jpeg)
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


def photo_thumbnail(store: Store, photo: PhotoId) -> bytes:
    """A JPEG of at most 320 px of the original, for the screen only."""
    with store.read() as unit:
        return unit.photos.thumbnail(photo)


def photo_picture(store: Store, photo: PhotoId) -> bytes:
    """The original bytes, for the screen only."""
    with store.read() as unit:
        _, files = unit.photos.get(photo)
    return store.vault.get(files.original)


def photo_changed() -> Refused:
    """The refusal for a photo whose bytes are not those that came in."""
    return Refused(
        "photo-changed",
        en="A photo is not the one that was taken in. Restore the data folder from a backup.",
        zh="有一张照片与录入时不一致，不予使用。请从备份中恢复数据文件夹。",
    )
