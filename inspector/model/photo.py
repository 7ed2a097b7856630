"""A photo: original bytes known by their hash, and the report copy that may leave the laptop."""

from datetime import datetime
from typing import NewType

from inspector.model.annotation import Annotation
from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.value import value

PhotoId = NewType("PhotoId", str)


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
    `exif_time` is the camera's own words, unchanged; `width` and `height` are of the upright image."""

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
