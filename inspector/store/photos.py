"""Photos in the database; their bytes are in the vault."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select, update

from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.inspection import InspectionId
from inspector.model.photo import Photo, PhotoId, Redaction, ReportCopy, Review
from inspector.store.json_columns import REDACTIONS, REPORT_COPY
from inspector.store.tables import PhotoRow


@dataclass(frozen=True, slots=True)
class PhotoFiles:
    """Names in the vault; `report_copy` is None until the photo was reviewed."""

    original: str
    report_copy: str | None


class Photos:
    """The photos of all inspections. None is ever deleted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, inspection: InspectionId, photo: Photo, original: str, thumbnail: bytes) -> None:
        """Add a photo whose original is already durable in the vault."""
        last = select(func.max(PhotoRow.position)).where(PhotoRow.inspection == inspection)
        plain = ("id", "sha256", "size_bytes", "mime", "width", "height", "file_name", "item", "finding")
        more = ("caption", "device", "exif_time", "added_at", "added_by")
        row = {field: getattr(photo, field) for field in plain + more} | {
            "inspection": inspection,
            "position": (self._connection.scalar(last) or 0) + 1,
            "original": original,
            "thumbnail": thumbnail,
            "redactions": REDACTIONS.write(photo.redactions),
        }
        self._connection.execute(insert(PhotoRow), row)

    def describe(
        self, photo: PhotoId, *, caption: str, item: ItemId | None, finding: FindingId | None
    ) -> None:
        """Change what a photo is said to show and what it belongs to."""
        self._change(photo, caption=caption, item=item, finding=finding)

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

    def detach(self, inspection: InspectionId, finding: FindingId) -> None:
        """Let the photos of a finding belong to its item only."""
        here = (PhotoRow.inspection == inspection) & (PhotoRow.finding == finding)
        self._connection.execute(update(PhotoRow).where(here).values(finding=None))

    def of(self, inspection: InspectionId) -> tuple[Photo, ...]:
        """The photos of an inspection in the order they came."""
        here = (PhotoRow.inspection == inspection) & PhotoRow.removed_at.is_(None)
        query = select(PhotoRow.__table__).where(here).order_by(PhotoRow.position)
        return tuple(_photo(row) for row in self._connection.execute(query))

    def get(self, photo: PhotoId) -> tuple[Photo, PhotoFiles]:
        """A photo and where its bytes are. Raises Refused when there is none."""
        row = self._row(photo)
        return _photo(row), PhotoFiles(row.original, row.report_file)

    def thumbnail(self, photo: PhotoId) -> bytes:
        """The small JPEG of a photo."""
        return bytes(self._row(photo).thumbnail)

    def ids(self) -> tuple[PhotoId, ...]:
        """The ids of all photos ever taken in."""
        return tuple(PhotoId(id) for id in self._connection.scalars(select(PhotoRow.id)))

    def files(self) -> set[str]:
        """Every name in the vault that a row knows of."""
        rows = self._connection.execute(select(PhotoRow.original, PhotoRow.report_file))
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
    )
