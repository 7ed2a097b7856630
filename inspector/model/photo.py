"""A photo: original bytes known by their hash, and the report copy that may leave the laptop."""

from datetime import datetime, timedelta
from typing import NewType

from inspector.model.annotation import Annotation
from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.value import value

PhotoId = NewType("PhotoId", str)


def hours(seconds: int) -> str:
    """A span as hours and minutes, with seconds where there are some: "3:05", "-0:10", "1:00:30"."""
    minutes, rest = divmod(abs(seconds), 60)
    told = f"{minutes // 60}:{minutes % 60:02}" + (f":{rest:02}" if rest else "")
    return f"-{told}" if seconds < 0 else told


@value
class Redaction:
    """A rectangle covered in the report copy, in pixels of the upright original."""

    x: int
    y: int
    width: int
    height: int
    kind: str = "personal-data"


@value
class Review:
    """Somebody looked at the photo and its redactions and let it go into the report."""

    by: str
    at: datetime


@value
class ReportCopy:
    """The JPEG that goes into the report: upright, at most 1600 px, redacted, without metadata."""

    sha256: str
    width: int
    height: int
    size_bytes: int


@value
class Photo:
    """One photo. `sha256` is of the bytes as they came from the camera, taken before decoding.
    `exif_time` is the camera's own words, unchanged; `clock_offset_s` is how many seconds its clock was ahead of the
    laptop's, as somebody told. `width` and `height` are of the upright image."""

    id: PhotoId
    sha256: str
    size_bytes: int
    mime: str
    width: int
    height: int
    file_name: str
    item: ItemId | None = None
    finding: FindingId | None = None
    caption: str = ""
    device: str = ""
    exif_time: str = ""
    added_at: datetime
    added_by: str = ""
    redactions: tuple[Redaction, ...] = ()
    review: Review | None = None
    report_copy: ReportCopy | None = None
    annotations: tuple[Annotation, ...] = ()
    clock_offset_s: int = 0

    @property
    def taken_at(self) -> datetime | None:
        """When it was taken by the laptop's clock: the camera's time less what its clock was ahead. None where the
        camera told no time. A time without a zone is taken as one of the zone in which the photo was added."""
        day, _, rest = self.exif_time.partition(" ")
        try:
            time = datetime.fromisoformat(f"{day.replace(':', '-')}T{rest.replace(' ', '')}")
            local = time if time.tzinfo else time.replace(tzinfo=self.added_at.tzinfo)
            return local - timedelta(seconds=self.clock_offset_s)
        except (ValueError, OverflowError):
            return None
