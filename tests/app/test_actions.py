"""What a person does, as lines of JSON: what the window and the other commands can do with photos, a line can, too."""

import json

import pytest
from factories import Signers, make_jpeg, make_shot
from visits import start_visit

from inspector.app.actions import apply_action, read_action
from inspector.app.inspections import load_inspection
from inspector.app.photos import add_photo
from inspector.errors import Refused
from inspector.model.annotation import Annotation, AnnotationKind
from inspector.model.inspection import Inspection
from inspector.store.store import Store


@pytest.fixture
def draft(store: Store, signers: Signers) -> Inspection:
    """A started inspection."""
    return start_visit(store, signers)


def do(store: Store, draft: Inspection, **action: object) -> None:
    apply_action(store, draft.id, read_action(json.dumps(action)))


def test_photos_are_moved(store: Store, draft: Inspection) -> None:
    first, second, third = (
        add_photo(store, draft.id, make_jpeg(60 + n, 40), f"{n}.jpg").id for n in range(3)
    )
    do(store, draft, action="photo-move", photos=[third, second], to=1)
    assert [photo.id for photo in load_inspection(store, draft.id).photos] == [third, second, first]


def test_what_is_drawn_on_a_photo_is_all_that_was_named_last(store: Store, draft: Inspection) -> None:
    photo = add_photo(store, draft.id, make_jpeg(), "a.jpg").id
    box, text = (
        {"kind": "box", "x1": 1, "y1": 2, "x2": 300, "y2": 400},
        {"kind": "text", "x1": 5, "y1": 5, "x2": 5, "y2": 5, "text": "姓名未遮盖"},
    )
    do(store, draft, action="photo-mark", photo=photo, annotations=[box])
    do(store, draft, action="photo-mark", photo=photo, annotations=[text])
    (stored,) = load_inspection(store, draft.id).photos
    assert stored.annotations == (
        Annotation(kind=AnnotationKind.TEXT, x1=5, y1=5, x2=5, y2=5, text="姓名未遮盖"),
    )


def test_the_clock_of_a_camera_holds_for_its_photos(store: Store, draft: Inspection) -> None:
    photo = add_photo(store, draft.id, make_shot("Phone 7", 1), "a.jpg").id
    do(store, draft, action="photo-clock", photo=photo, ahead_s=10_800)
    assert load_inspection(store, draft.id).photos[0].clock_offset_s == 10_800


@pytest.mark.parametrize(
    "action",
    [
        {"action": "photo-mark", "photo": "gone", "annotations": []},
        {"action": "photo-clock", "photo": "gone", "ahead_s": 1},
        {"action": "photo-move", "photos": ["gone"], "to": 1},
    ],
)
def test_a_photo_that_is_not_there_is_told(
    store: Store, draft: Inspection, action: dict[str, object]
) -> None:
    with pytest.raises(Refused, match="gone"):
        do(store, draft, **action)


def test_a_number_below_one_is_no_action() -> None:
    with pytest.raises(Refused) as refused:
        read_action('{"action": "photo-move", "photos": [], "to": 0}')
    assert refused.value.code == "action-unreadable"
