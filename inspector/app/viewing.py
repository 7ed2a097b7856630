"""Pictures fit for the screen."""

from inspector.model.photo import PhotoId
from inspector.privacy.picture import report_copy
from inspector.store.store import Store


def photo_on_screen(store: Store, photo: PhotoId) -> bytes:
    """An upright JPEG of the original, at most 1600 px, nothing covered; for the screen only."""
    with store.read() as unit:
        _, files = unit.photos.get(photo)
    return report_copy(store.vault.get(files.original), ())
