"""Take a photo in straight from a camera: its picture is on no disk before it is in the vault."""

from contextlib import suppress
from datetime import datetime

from inspector.app.photos import complete_photo, save_photo
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.inspection import InspectionId
from inspector.model.photo import Photo
from inspector.model.value import value
from inspector.privacy.snapshot import snapshot_jpeg
from inspector.store.store import Store


@value
class Snapshot:
    """A picture as a camera gave it: rows of RGB, `row_bytes` each. `taken_at` is by the clock of this computer, with its
    offset."""

    pixels: bytes
    width: int
    height: int
    row_bytes: int
    taken_at: datetime
    camera: str = ""


def add_snapshot(
    store: Store, id: InspectionId, taken: Snapshot, *, item: ItemId | None = None, by: str = ""
) -> Photo:
    """Take in what a camera gave, as a JPEG that tells when and by which camera. On return it is durable.

    Raises Refused as `save_photo`; then nothing of it was kept. Pictures of it that cannot be made now, as on a full
    disk, are made later.
    """
    jpeg = snapshot_jpeg(
        taken.pixels, (taken.width, taken.height), taken.row_bytes, taken.taken_at, taken.camera
    )
    name = f"camera-{taken.taken_at:%Y%m%d-%H%M%S}.jpg"
    photo = save_photo(store, id, jpeg, name, item=item, by=by)
    with suppress(Refused):  # the photo is there; told as refused it would be taken twice
        complete_photo(store, photo.id, jpeg)
    return photo
