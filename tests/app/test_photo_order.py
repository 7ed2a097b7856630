"""The order of photos: kept, printed, and safe for what is not shown."""

import pytest
from factories import Signers, make_jpeg
from hypothesis import given
from hypothesis import strategies as st
from visits import start_visit

from inspector.app.checklists import laws_of
from inspector.app.inspections import load_inspection
from inspector.app.photo_order import move_photos, moved, order_photos
from inspector.app.photos import remove_photo, restore_photo, save_photo
from inspector.app.recording import draft_record
from inspector.errors import Refused
from inspector.model.inspection import Inspection
from inspector.model.photo import PhotoId
from inspector.store.row_hash import changed_rows
from inspector.store.store import Store


@pytest.fixture
def draft(store: Store, signers: Signers) -> Inspection:
    """A started inspection."""
    return start_visit(store, signers)


@pytest.fixture
def photos(store: Store, draft: Inspection) -> list[PhotoId]:
    """Four photos as they came."""
    return [save_photo(store, draft.id, make_jpeg(seed=n), f"{n}.jpg").id for n in range(4)]


def order(store: Store, draft: Inspection) -> list[PhotoId]:
    return [photo.id for photo in load_inspection(store, draft.id).photos]


@given(st.integers(0, 8), st.sets(st.integers(0, 7)), st.integers(0, 8))
def test_moving_keeps_every_photo_and_puts_the_chosen_together(
    count: int, picked: set[int], gap: int
) -> None:
    all_photos = [PhotoId(str(n)) for n in range(count)]
    chosen = [PhotoId(str(n)) for n in sorted(picked) if n < count]
    after = moved(all_photos, set(chosen), min(gap, count))
    assert sorted(after) == sorted(all_photos)
    assert [id for id in after if id not in chosen] == [id for id in all_photos if id not in chosen]
    if chosen:
        first = after.index(chosen[0])
        assert list(after[first : first + len(chosen)]) == chosen


def test_the_order_is_kept_and_is_that_of_the_record(
    store: Store, draft: Inspection, photos: list[PhotoId]
) -> None:
    move_photos(store, draft.id, [photos[3], photos[1]], 1)
    wanted = [photos[3], photos[1], photos[0], photos[2]]
    assert order(store, draft) == wanted
    inspection = load_inspection(store, draft.id)
    with store.read() as unit:
        laws = laws_of(unit, draft.id)
    assert [photo.id for photo in draft_record(inspection, laws).photos] == wanted


def test_photos_that_are_not_named_stay_where_they_are(
    store: Store, draft: Inspection, photos: list[PhotoId]
) -> None:
    remove_photo(store, draft.id, photos[1])
    order_photos(store, draft.id, [photos[3], photos[2], photos[0]])
    restore_photo(store, draft.id, photos[1])
    assert order(store, draft) == [photos[3], photos[1], photos[2], photos[0]]


def test_moving_leaves_rows_that_fit_their_hashes(
    store: Store, draft: Inspection, photos: list[PhotoId]
) -> None:
    move_photos(store, draft.id, [photos[0]], 99)
    assert order(store, draft) == [*photos[1:], photos[0]]
    with store.read() as unit:
        assert changed_rows(unit.connection) == {}


def test_a_photo_of_another_inspection_cannot_be_moved(
    store: Store, draft: Inspection, photos: list[PhotoId]
) -> None:
    with pytest.raises(Refused) as told:
        move_photos(store, draft.id, [PhotoId("elsewhere")], 1)
    assert told.value.code == "no-such-photo"
