"""The page with the photos, by keys and mouse."""

from pathlib import Path

import pytest
from factories import make_jpeg
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView
from window_person import Person

from inspector.app.inspections import load_inspection
from inspector.app.photos import add_photo
from inspector.app.stores import Store
from inspector.model.inspection import Inspection
from inspector.model.photo import Photo
from ui.pages.photos import PhotosPage
from ui.widgets import thumbnails

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def with_photos(person: Person, store: Store, draft: Inspection, count: int = 4) -> QListView:
    """The grid with some photos, and the focus in it."""
    for number in range(count):
        add_photo(store, draft.id, make_jpeg(seed=number), f"{number}.jpg")
    person.window.show_home()
    person.opens(draft.id)
    person.tab(3)
    grid = person.named(QListView, "照片")
    grid.setFocus()
    return grid


def page_of(person: Person) -> PhotosPage:
    page = person.window.page.photos
    assert isinstance(page, PhotosPage)
    return page


def stored(store: Store, draft: Inspection) -> tuple[Photo, ...]:
    return load_inspection(store, draft.id).photos


def test_photos_chosen_by_keys_are_given_to_an_item_together_and_taken_back_together(
    person: Person, store: Store, draft: Inspection
) -> None:
    grid = with_photos(person, store, draft)
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    person.choose("检查项", "A16")
    assert [photo.item for photo in stored(store, draft)] == ["A16", "A16", "A16", None]
    person.window.page.draft.undo.undo()
    person.calm()
    # Each arrow in the list box was a step: one back is the item before, for all three.
    assert [photo.item for photo in stored(store, draft)] == ["A15", "A15", "A15", None]


def test_delete_removes_what_is_chosen_and_undo_brings_it_back_to_its_place(
    person: Person, store: Store, draft: Inspection
) -> None:
    grid = with_photos(person, store, draft)
    before = [photo.id for photo in stored(store, draft)]
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    person.calm()
    assert [photo.id for photo in stored(store, draft)] == [before[0], before[3]]
    person.window.page.draft.undo.undo()
    person.calm()
    assert [photo.id for photo in stored(store, draft)] == before
    model = page_of(person).grid.model()
    assert [model.photo(row).id for row in range(model.rowCount())] == before


def test_a_letter_of_a_caption_changes_one_row_and_resets_nothing(
    person: Person, store: Store, draft: Inspection
) -> None:
    grid = with_photos(person, store, draft)
    QTest.keyClick(grid, Qt.Key.Key_End)
    told: list[str] = []
    model = grid.model()
    model.dataChanged.connect(lambda first, last: told.append(f"{first.row()}-{last.row()}"))
    for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
        signal.connect(lambda *_: told.append("rows"))
    person.press(person.named(QLineEdit, "说明"))
    person.write("门")
    assert told == ["3-3"]
    person.rest()
    assert stored(store, draft)[3].caption == "门"


def test_a_caption_is_of_one_photo_only(person: Person, store: Store, draft: Inspection) -> None:
    grid = with_photos(person, store, draft, count=2)
    QTest.keyClick(grid, Qt.Key.Key_A, CONTROL)
    person.calm()
    assert not person.named(QLineEdit, "说明").isEnabled()


def test_pictures_in_memory_are_bounded(
    person: Person, store: Store, draft: Inspection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "MOST_KEPT", 3)
    with_photos(person, store, draft, count=6)
    grid = page_of(person).grid
    for row in range(6):
        grid.thumbnails.of(grid.model().photo(row).id)
        person.calm()
    assert grid.thumbnails.kept == 3


def test_a_folder_that_is_dropped_is_taken_in_with_the_folders_below(
    person: Person, store: Store, draft: Inspection, tmp_path: Path
) -> None:
    person.tab(3)
    for number in range(3):
        file = tmp_path / "DCIM" / f"{number}" / f"IMG_{number}.JPG"
        file.parent.mkdir(parents=True)
        file.write_bytes(make_jpeg(seed=number))
    person.drop(page_of(person), [tmp_path / "DCIM"])
    person.until(lambda: not page_of(person).is_busy)
    assert page_of(person).grid.model().rowCount() == 3
