"""Photos in the database; their bytes are in the vault."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from inspector.errors import Refused
from inspector.model.annotation import Annotation
from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.inspection import InspectionId
from inspector.model.photo import Photo, PhotoId, Redaction, ReportCopy, Review
from inspector.store.json_columns import ANNOTATIONS, REDACTIONS, REPORT_COPY
from inspector.store.prepared import Prepared, PreparedRow
from inspector.store.row_hash import stamp
from inspector.store.tables import PhotoRow, ThumbnailRow


@dataclass(frozen=True, slots=True)
class PhotoFiles:
    """Names in the vault; `report_copy` is None until the photo was reviewed, `plain_copy` (the same, nothing
    covered) until the photo is complete."""

    original: str
    report_copy: str | None
    plain_copy: str | None = None


ROW = PreparedRow(PhotoRow)
LAST = Prepared(select(func.max(PhotoRow.position)).where(PhotoRow.inspection == bindparam("inspection")))


class Photos:
    """The photos of all inspections. None is ever deleted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, inspection: InspectionId, photo: Photo, original: str) -> None:
        """Add a photo whose original is already durable in the vault. It still lacks its pictures."""
        (last,) = LAST.run(self._connection, {"inspection": inspection}).fetchone()
        plain = ("id", "sha256", "size_bytes", "mime", "width", "height", "file_name", "item", "finding")
        more = ("caption", "device", "exif_time", "added_at", "added_by", "clock_offset_s")
        row = {field: getattr(photo, field) for field in plain + more} | {
            "inspection": inspection,
            "position": (last or 0) + 1,
            "original": original,
            "redactions": REDACTIONS.write(photo.redactions),
            "annotations": ANNOTATIONS.write(photo.annotations),
        }
        ROW.put(self._connection, row)

    def complete(self, photo: PhotoId, thumbnail: bytes, plain_copy: str) -> None:
        """Keep the pictures made of the original: a small one, and the report copy with nothing covered."""
        put = upsert(ThumbnailRow).values(photo=photo, jpeg=thumbnail)
        self._connection.execute(
            put.on_conflict_do_update(index_elements=["photo"], set_={"jpeg": thumbnail})
        )
        self._change(photo, plain_copy=plain_copy)

    def incomplete(self) -> tuple[tuple[InspectionId, PhotoId], ...]:
        """Photos whose pictures are still to be made, oldest first."""
        here = PhotoRow.plain_copy.is_(None) & PhotoRow.removed_at.is_(None)
        rows = self._connection.execute(select(PhotoRow.inspection, PhotoRow.id).where(here))
        return tuple((InspectionId(row.inspection), PhotoId(row.id)) for row in rows)

    def describe(
        self, photo: PhotoId, *, caption: str, item: ItemId | None, finding: FindingId | None
    ) -> None:
        """Change what a photo is said to show and what it belongs to."""
        self._change(photo, caption=caption, item=item, finding=finding)

    def annotate(self, photo: PhotoId, annotations: tuple[Annotation, ...]) -> None:
        """Let these be all that is drawn on a photo."""
        self._row(photo)
        self._change(photo, annotations=ANNOTATIONS.write(annotations))

    def review(
        self, photo: PhotoId, redactions: tuple[Redaction, ...], review: Review, copy: ReportCopy, file: str
    ) -> None:
        """Record that somebody let the photo go into the report with these redactions."""
        self._change(
            photo,
            redactions=REDACTIONS.write(redactions),
            reviewed_by=review.by,
            reviewed_at=review.at,
            report_copy=REPORT_COPY.write(copy),
            report_file=file,
        )

    def remove(self, photo: PhotoId, at: datetime) -> None:
        """Take a photo out of the inspection; its row and bytes stay."""
        self._change(photo, removed_at=at)

    def restore(self, photo: PhotoId) -> None:
        """Take a photo that was removed back in."""
        self._change(photo, removed_at=None)

    def set_clock(self, inspection: InspectionId, device: str, ahead_s: int) -> None:
        """Tell how far the clock of a camera is ahead, for all its photos."""
        here = (PhotoRow.inspection == inspection) & (PhotoRow.device == device)
        self._connection.execute(update(PhotoRow).where(here).values(clock_offset_s=ahead_s))
        stamp(self._connection, PhotoRow, here)

    def clock(self, inspection: InspectionId, device: str) -> int:
        """How far the clock of a camera is ahead, as it was told for its other photos; 0 when nothing was."""
        here = (PhotoRow.inspection == inspection) & (PhotoRow.device == device)
        return self._connection.scalar(select(PhotoRow.clock_offset_s).where(here).limit(1)) or 0

    def order(self, inspection: InspectionId, order: Sequence[PhotoId]) -> None:
        """Let photos of an inspection exchange their places so that they stand in this order."""
        here = (PhotoRow.inspection == inspection) & PhotoRow.id.in_(order)
        rows = self._connection.execute(select(PhotoRow.id, PhotoRow.position).where(here)).all()
        stood = {PhotoId(row.id): int(row.position) for row in rows}
        places = zip((id for id in order if id in stood), sorted(stood.values()), strict=True)
        changed = [{"photo": id, "place": place} for id, place in places if stood[id] != place]
        if changed:
            put = update(PhotoRow.__table__).where(PhotoRow.id == bindparam("photo"))  # type: ignore[arg-type]
            self._connection.execute(put.values(position=bindparam("place")), changed)
            stamp(self._connection, PhotoRow, PhotoRow.id.in_([row["photo"] for row in changed]))

    def detach(self, inspection: InspectionId, finding: FindingId) -> None:
        """Let the photos of a finding belong to its item only."""
        here = (PhotoRow.inspection == inspection) & (PhotoRow.finding == finding)
        detached = list(self._connection.scalars(select(PhotoRow.id).where(here)))
        self._connection.execute(update(PhotoRow).where(here).values(finding=None))
        stamp(self._connection, PhotoRow, PhotoRow.id.in_(detached))

    def of(self, inspection: InspectionId) -> tuple[Photo, ...]:
        """The photos of an inspection in their order: as they came, until somebody moves one."""
        here = (PhotoRow.inspection == inspection) & PhotoRow.removed_at.is_(None)
        query = select(PhotoRow.__table__).where(here).order_by(PhotoRow.position)
        return tuple(_photo(row) for row in self._connection.execute(query))

    def has(self, inspection: InspectionId, sha256: str, item: ItemId | None) -> bool:
        """Whether the same bytes are in the inspection already, at the item if one is told."""
        here = (
            (PhotoRow.inspection == inspection) & (PhotoRow.sha256 == sha256) & PhotoRow.removed_at.is_(None)
        )
        if item is not None:
            here &= PhotoRow.item == item
        return self._connection.scalar(select(PhotoRow.id).where(here).limit(1)) is not None

    def get(self, photo: PhotoId) -> tuple[Photo, PhotoFiles]:
        """A photo and where its bytes are. Raises Refused when there is none."""
        row = self._row(photo)
        return _photo(row), PhotoFiles(row.original, row.report_file, row.plain_copy)

    def thumbnail(self, photo: PhotoId) -> bytes | None:
        """The small JPEG of a photo, None until it is made."""
        return self._connection.scalar(select(ThumbnailRow.jpeg).where(ThumbnailRow.photo == photo))

    def ids(self) -> tuple[PhotoId, ...]:
        """The ids of all photos ever taken in."""
        return tuple(PhotoId(id) for id in self._connection.scalars(select(PhotoRow.id)))

    def files(self) -> set[str]:
        """Every name in the vault that a row knows of."""
        columns = select(PhotoRow.original, PhotoRow.report_file, PhotoRow.plain_copy)
        rows = self._connection.execute(columns)
        return {name for row in rows for name in row if name is not None}

    def _row(self, photo: PhotoId) -> Row[tuple[object, ...]]:
        row = self._connection.execute(select(PhotoRow.__table__).where(PhotoRow.id == photo)).first()
        if row is None:
            raise Refused(
                "no-such-photo",
                en=f"There is no photo {photo}. See 'inspector inspection show'.",
                zh=f"没有照片 {photo}。请用 inspector inspection show 查看。",
            )
        return row

    def _change(self, photo: PhotoId, **columns: object) -> None:
        self._connection.execute(update(PhotoRow).where(PhotoRow.id == photo).values(columns))
        stamp(self._connection, PhotoRow, PhotoRow.id == photo)


def _photo(row: Row[tuple[object, ...]]) -> Photo:
    reviewed = None if row.reviewed_at is None else Review(by=row.reviewed_by, at=row.reviewed_at)
    return Photo(
        id=PhotoId(row.id),
        sha256=row.sha256,
        size_bytes=row.size_bytes,
        mime=row.mime,
        width=row.width,
        height=row.height,
        file_name=row.file_name,
        item=row.item,
        finding=row.finding,
        caption=row.caption,
        device=row.device,
        exif_time=row.exif_time,
        added_at=row.added_at,
        added_by=row.added_by,
        redactions=REDACTIONS.read(row.redactions),
        review=reviewed,
        report_copy=None if row.report_copy is None else REPORT_COPY.read(row.report_copy),
        clock_offset_s=row.clock_offset_s,
        annotations=ANNOTATIONS.read(row.annotations) if row.annotations != "[]" else (),
    )
