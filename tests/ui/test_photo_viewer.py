"""A photo shown large, by keys and mouse."""

import pytest
from factories import make_jpeg
from on_screen import large_photo, photos_page
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from window_person import Person

from inspector.app.photos import add_photo
from inspector.app.stores import Store
from inspector.model.inspection import Inspection
from ui.widgets.photo_canvas import PhotoCanvas

pytestmark = pytest.mark.gui
CONTROL = Qt.KeyboardModifier.ControlModifier


def looks_at(person: Person, store: Store, draft: Inspection, *photos: bytes) -> PhotoCanvas:
    """The first of some photos, large."""
    for number, jpeg in enumerate(photos):
        add_photo(store, draft.id, jpeg, f"{number}.jpg")
    person.window.show_home()
    person.opens(draft.id)
    canvas = large_photo(person).viewer.canvas
    assert canvas.isVisible()
    assert canvas.hasFocus()
    return canvas


def name_of(person: Person) -> str:
    page = photos_page(person)
    assert page.viewer.photo is not None
    return page._draft.photos[page.viewer.photo].file_name


def turn_wheel(canvas: PhotoCanvas, at: QPointF) -> None:
    event = QWheelEvent(
        at, QPointF(canvas.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        CONTROL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_enter_shows_a_photo_whole_arrows_turn_to_the_next_and_escape_goes_back(
    person: Person, store: Store, draft: Inspection
) -> None:
    canvas = looks_at(person, store, draft, make_jpeg(3000, 1500), make_jpeg(600, 800, seed=2))
    assert canvas.has_picture
    assert canvas.is_fitted
    assert canvas.rect().toRectF().contains(canvas.place())
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    person.calm()
    assert name_of(person) == "1.jpg"
    QTest.keyClick(canvas, Qt.Key.Key_Right)  # there is none after the last
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    person.calm()
    assert name_of(person) == "0.jpg"
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    person.calm()
    grid = person.named(QListView, "照片")
    assert grid.hasFocus()
    assert photos_page(person).grid.currentIndex().row() == 0


def test_a_double_click_shows_the_photo_that_was_clicked(
    person: Person, store: Store, draft: Inspection
) -> None:
    canvas = looks_at(person, store, draft, make_jpeg(), make_jpeg(seed=2))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    person.calm()
    grid = photos_page(person).grid
    at = grid.visualRect(grid.model().index(1, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    person.calm()
    assert name_of(person) == "1.jpg"


def test_keys_make_it_larger_and_smaller_and_fit_it_again(
    person: Person, store: Store, draft: Inspection
) -> None:
    canvas = looks_at(person, store, draft, make_jpeg(3000, 1500))
    fitted = canvas.scale
    QTest.keyClick(canvas, "+")
    QTest.keyClick(canvas, "+")
    assert canvas.scale > fitted * 1.5
    QTest.keyClick(canvas, "-")
    assert fitted < canvas.scale < fitted * 1.3
    QTest.keyClick(canvas, "0")
    assert canvas.is_fitted
    QTest.keyClick(canvas, "-")  # never smaller than its place
    assert canvas.scale == fitted


def test_what_is_under_the_mouse_stays_there_while_the_wheel_is_turned(
    person: Person, store: Store, draft: Inspection
) -> None:
    canvas = looks_at(person, store, draft, make_jpeg(3000, 1500))
    at = QPointF(canvas.width() / 3, canvas.height() / 2)
    for _ in range(6):
        turn_wheel(canvas, at)
    before = canvas.to_photo(at)
    turn_wheel(canvas, at)
    after = canvas.to_photo(at)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=1e-6)


def test_the_mouse_moves_a_large_photo_but_not_past_its_edge(
    person: Person, store: Store, draft: Inspection
) -> None:
    canvas = looks_at(person, store, draft, make_jpeg(3000, 1500))
    for _ in range(10):
        QTest.keyClick(canvas, "+")
    before, middle = canvas.place(), canvas.rect().center()
    person.drag(canvas, [middle, middle + QPoint(40, 30)])
    assert canvas.place().topLeft() == before.topLeft() + QPointF(40, 30)
    person.drag(canvas, [middle, middle + QPoint(100_000, 100_000)])
    assert canvas.place().topLeft() == QPointF(0, 0)


def test_a_photo_that_is_magnified_gets_the_pixels_of_the_original(
    person: Person, store: Store, draft: Inspection
) -> None:
    canvas = looks_at(person, store, draft, make_jpeg(3000, 1500))
    assert canvas._image is not None
    assert canvas._image.width() == 1600
    while not canvas.wants_sharper:
        QTest.keyClick(canvas, "+")
    person.calm()
    assert canvas._image.width() == 3000


def test_the_photo_that_is_removed_by_redo_is_no_longer_shown(
    person: Person, store: Store, draft: Inspection
) -> None:
    canvas = looks_at(person, store, draft, make_jpeg(), make_jpeg(seed=2))
    page = photos_page(person)
    page._draft.remove_photos((page.viewer.photo,))
    person.calm()
    assert not canvas.isVisible()
    person.named(QLineEdit, "说明")
