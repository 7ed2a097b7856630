"""The clock of a camera against that of the laptop."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from factories import Signers, make_jpeg, make_photo, make_record, make_shot
from hypothesis import given
from hypothesis import strategies as st
from visits import start_visit

from inspector.app.camera_clock import MOST_S, read_span, set_camera_clock
from inspector.app.inspections import load_inspection
from inspector.app.photos import save_photo
from inspector.errors import Refused
from inspector.model.inspection import Inspection
from inspector.model.photo import hours
from inspector.report.record_json import canonical, read_record
from inspector.store.row_hash import changed_rows
from inspector.store.store import Store

CHINA = timezone(timedelta(hours=8))


@pytest.fixture
def draft(store: Store, signers: Signers) -> Inspection:
    """A started inspection."""
    return start_visit(store, signers)


def test_an_offset_holds_for_all_photos_of_the_camera_also_for_later_ones_and_for_no_other(
    store: Store, draft: Inspection
) -> None:
    for seed, model in enumerate(("A", "B", "A")):
        save_photo(store, draft.id, make_shot(model, seed), f"{seed}.jpg")
    set_camera_clock(store, draft.id, "A", 11_100)
    save_photo(store, draft.id, make_shot("A", 9), "later.jpg")
    photos = load_inspection(store, draft.id).photos
    assert [photo.clock_offset_s for photo in photos] == [11_100, 0, 11_100, 11_100]
    assert {photo.exif_time for photo in photos} == {"2026:11:20 12:46:00"}
    with store.read() as unit:
        assert changed_rows(unit.connection) == {}


@pytest.mark.parametrize(
    ("told", "offset_s", "taken"),
    [
        ("2026:11:20 12:46:00", 11_100, datetime(2026, 11, 20, 9, 41, tzinfo=CHINA)),
        ("2026:11:20 09:41:00 +09:00", -3600, datetime(2026, 11, 20, 9, 41, tzinfo=CHINA)),
        ("", 0, None),
        ("0000:00:00 00:00:00", 0, None),
        ("yesterday", 0, None),
        ("0001:01:01 00:00:00", MOST_S, None),
    ],
)
def test_a_time_by_the_laptops_clock(told: str, offset_s: int, taken: datetime | None) -> None:
    photo = make_photo(1, make_jpeg(), exif_time=told, clock_offset_s=offset_s)
    photo = replace(photo, added_at=datetime(2026, 11, 20, 10, 0, tzinfo=CHINA))
    assert photo.taken_at == taken


@given(st.integers(-MOST_S, MOST_S))
def test_a_span_that_is_written_is_read_back(seconds: int) -> None:
    assert read_span(hours(seconds)) == seconds


@pytest.mark.parametrize("text", ["", "3", "3:5", "3:60", "three", "9999999:00", "1:00:00:00"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_span(text)


@pytest.mark.parametrize(
    ("device", "ahead", "code"), [("", 60, "camera-unknown"), ("A", MOST_S + 1, "clock-unfit")]
)
def test_a_clock_nobody_can_have_is_refused(
    store: Store, draft: Inspection, device: str, ahead: int, code: str
) -> None:
    with pytest.raises(Refused) as told:
        set_camera_clock(store, draft.id, device, ahead)
    assert told.value.code == code


def test_it_is_in_the_record_only_where_something_was_told() -> None:
    record = replace(make_record(), photos=(make_photo(1, make_jpeg()),))
    assert b"clock_offset_s" not in canonical(record)
    told = replace(record, photos=(make_photo(1, make_jpeg(), clock_offset_s=-600),))
    assert read_record(canonical(told)) == told
