"""What an inspection is made of, and the use case that stores each part."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from inspector.app.answers import answer_item, clear_answer
from inspector.app.camera_clock import set_camera_clock
from inspector.app.findings import save_finding, withdraw_finding
from inspector.app.inspections import change_languages, change_people, change_visit
from inspector.app.photo_annotations import annotate_photo
from inspector.app.photo_order import order_photos
from inspector.app.photos import describe_photo, remove_photo, restore_photo
from inspector.app.saved import Saved
from inspector.app.stores import Store
from inspector.model.checklist import ItemId
from inspector.model.finding import FindingId
from inspector.model.inspection import InspectionId
from inspector.model.photo import PhotoId
from ui.draft.saver import Write


class Part(StrEnum):
    """The parts; those of the inspection itself are called as its fields."""

    ANSWER = "answer"
    FINDING = "finding"
    PHOTO = "photo"  # whether it is there
    PHOTO_TEXT = "photo-text"
    PHOTO_ORDER = "photo-order"
    PHOTO_DRAWN = "photo-drawn"
    CAMERA_CLOCK = "camera-clock"
    VISIT = "visit"
    PEOPLE = "people"
    LANGUAGES = "languages"


Storing = Callable[[Store, InspectionId, str, Any], Saved]


def writing(part: str, id: str, content: Any, inspection: InspectionId) -> Write:
    """What stores that a part is `content` now; None is nothing there."""
    store_it = (STORING if content is not None else TAKING_AWAY)[Part(part)]
    return lambda store: store_it(store, inspection, id, content)


STORING: Mapping[Part, Storing] = {
    Part.ANSWER: lambda store, inspection, _, answer: answer_item(store, inspection, answer),
    Part.FINDING: lambda store, inspection, _, finding: save_finding(store, inspection, finding),
    Part.PHOTO: lambda store, inspection, id, _: restore_photo(store, inspection, PhotoId(id)),
    Part.PHOTO_TEXT: lambda store, inspection, id, photo: describe_photo(
        store, inspection, PhotoId(id), caption=photo.caption, item=photo.item, finding=photo.finding
    ),
    Part.PHOTO_ORDER: lambda store, inspection, _, order: order_photos(store, inspection, order),
    Part.CAMERA_CLOCK: lambda store, inspection, device, ahead: set_camera_clock(
        store, inspection, device, ahead
    ),
    Part.PHOTO_DRAWN: lambda store, inspection, id, drawn: annotate_photo(
        store, inspection, PhotoId(id), drawn
    ),
    Part.VISIT: lambda store, inspection, _, visit: change_visit(store, inspection, visit),
    Part.PEOPLE: lambda store, inspection, _, people: change_people(store, inspection, people),
    Part.LANGUAGES: lambda store, inspection, _, languages: change_languages(store, inspection, languages),
}
TAKING_AWAY: Mapping[Part, Storing] = {
    Part.ANSWER: lambda store, inspection, id, _: clear_answer(store, inspection, ItemId(id)),
    Part.FINDING: lambda store, inspection, id, _: withdraw_finding(store, inspection, FindingId(id)),
    Part.PHOTO: lambda store, inspection, id, _: remove_photo(store, inspection, PhotoId(id)),
}
