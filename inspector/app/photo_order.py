"""The order of photos: as they are numbered on the screen, in the record and in the report."""

from collections.abc import Collection, Sequence
from itertools import chain

from inspector.app.inspections import load_inspection
from inspector.app.saved import Saved
from inspector.errors import Refused
from inspector.model.inspection import InspectionId
from inspector.model.photo import Photo, PhotoId
from inspector.store.store import Store


def moved(order: Sequence[PhotoId], photos: Collection[PhotoId], gap: int) -> tuple[PhotoId, ...]:
    """The order with some photos, kept together as they stand, put into a gap of it: 0 is before the first."""
    before = (id for id in order[:gap] if id not in photos)
    after = (id for id in order[gap:] if id not in photos)
    return tuple(chain(before, (id for id in order if id in photos), after))


def order_photos(store: Store, id: InspectionId, order: Sequence[PhotoId]) -> Saved:
    """Let photos exchange their places so that they stand in this order; those that are not named stay."""
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.photos.order(id, order)
        unit.audit.append("photos-ordered", id, order)
    return Saved(at=unit.now)


def move_photos(store: Store, id: InspectionId, photos: Sequence[PhotoId], to: int) -> Saved:
    """Put photos at a number, so that the first of them has it. Raises Refused "no-such-photo"."""
    order = tuple(photo.id for photo in load_inspection(store, id).photos)
    for unknown in set(photos) - set(order):
        raise no_such_photo(unknown)
    others = [photo for photo in order if photo not in photos]
    place = max(0, min(to - 1, len(others)))
    return order_photos(store, id, (*others[:place], *dict.fromkeys(photos), *others[place:]))


def photo_of(store: Store, id: InspectionId, photo: PhotoId) -> Photo:
    """A photo of an inspection. Raises Refused "no-such-photo"."""
    found = next((each for each in load_inspection(store, id).photos if each.id == photo), None)
    if found is None:
        raise no_such_photo(photo)
    return found


def no_such_photo(photo: str) -> Refused:
    """The refusal for a photo that is not in the inspection."""
    return Refused(
        "no-such-photo",
        en=f"There is no photo {photo} in this inspection. See 'inspector inspection show'.",
        zh=f"本次检查没有照片 {photo}。请用 inspector inspection show 查看。",
    )
