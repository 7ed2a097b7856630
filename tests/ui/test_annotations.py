"""Arrows, boxes and words on a photo, by mouse and by keys."""

import pytest
from factories import make_jpeg
from on_screen import large_photo
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from window_person import Person

from inspector.app.inspections import load_inspection
from inspector.app.photos import add_photo
from inspector.app.stores import Store
from inspector.model.annotation import WHOLE, Annotation, AnnotationKind
from inspector.model.inspection import Inspection
from ui.widgets.annotation_canvas import AnnotationCanvas

pytestmark = pytest.mark.gui
KIND = AnnotationKind
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def canvas(person: Person, store: Store, draft: Inspection) -> AnnotationCanvas:
    """A photo, large."""
    for number in range(2):
        add_photo(store, draft.id, make_jpeg(800, 600, seed=number), f"{number}.jpg")
    person.window.show_home()
    person.opens(draft.id)
    return large_photo(person).viewer.canvas


def drawn(store: Store, draft: Inspection) -> tuple[Annotation, ...]:
    """What the store has of the first photo."""
    return load_inspection(store, draft.id).photos[0].annotations


def on(canvas: AnnotationCanvas, x: float, y: float) -> QPoint:
    """A place of the photo, in parts of it."""
    place = canvas.place()
    return QPointF(place.x() + x * place.width(), place.y() + y * place.height()).toPoint()


def near(part: int, wanted: float) -> bool:
    return abs(part / WHOLE - wanted) < 0.01


def test_an_arrow_is_drawn_with_the_mouse_and_taken_back(
    person: Person, store: Store, draft: Inspection, canvas: AnnotationCanvas
) -> None:
    person.click("箭头")
    person.drag(canvas, [on(canvas, 0.2, 0.3), on(canvas, 0.5, 0.5), on(canvas, 0.7, 0.6)])
    person.calm()
    (arrow,) = drawn(store, draft)
    assert arrow.kind is KIND.ARROW
    assert near(arrow.x1, 0.2)
    assert near(arrow.y1, 0.3)
    assert near(arrow.x2, 0.7)
    assert near(arrow.y2, 0.6)
    person.window.page.draft.undo.undo()
    person.calm()
    assert drawn(store, draft) == canvas.annotations == ()
    person.window.page.draft.undo.redo()
    person.calm()
    assert drawn(store, draft) == canvas.annotations == (arrow,)


def test_what_is_drawn_is_seen_over_the_pixels(person: Person, canvas: AnnotationCanvas) -> None:
    corner = on(canvas, 0.25, 0.5)
    before = canvas.grab().toImage().pixelColor(corner)
    person.click("方框")
    person.drag(canvas, [on(canvas, 0.25, 0.25), on(canvas, 0.75, 0.75)])
    QTest.keyClick(canvas, Qt.Key.Key_Escape)  # nothing is chosen any more
    person.calm()
    after = canvas.grab().toImage().pixelColor(corner)
    assert after != before
    assert after.name() == "#d11212"


def test_a_box_is_drawn_moved_sized_and_removed_by_keys_alone(
    person: Person, store: Store, draft: Inspection, canvas: AnnotationCanvas
) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_B)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    person.calm()
    (box,) = drawn(store, draft)
    assert box.kind is KIND.BOX
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    person.rest()
    (moved,) = drawn(store, draft)
    assert moved == Annotation(kind=KIND.BOX, x1=box.x1 + 300, y1=box.y1, x2=box.x2 + 300, y2=box.y2 + 100)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    person.calm()
    assert drawn(store, draft) == ()
    undo = person.window.page.draft.undo
    undo.undo()
    undo.undo()  # the keys that moved it were one step
    person.calm()
    assert drawn(store, draft) == (box,)


def test_nothing_moves_off_the_photo(
    person: Person, store: Store, draft: Inspection, canvas: AnnotationCanvas
) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_B)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    for _ in range(60):
        QTest.keyClick(canvas, Qt.Key.Key_Up)
    person.rest()
    (box,) = drawn(store, draft)
    assert box.y1 == 0
    person.drag(canvas, [on(canvas, 0.5, 0.05), on(canvas, 0.9, 0.05), on(canvas, 3, 0.05)])
    person.calm()
    assert drawn(store, draft)[0].x2 == WHOLE


def test_words_are_written_on_the_photo(
    person: Person, store: Store, draft: Inspection, canvas: AnnotationCanvas
) -> None:
    person.click("文字")
    person.press_at(canvas, on(canvas, 0.4, 0.4))
    field = person.named(QLineEdit, "照片上的文字")
    assert person.focus() is field
    person.replace("姓名未隐藏 A-03")  # letters go into the field and take no tool
    person.rest()
    assert [each.text for each in drawn(store, draft)] == ["姓名未隐藏 A-03"]
    person.keys(Qt.Key.Key_Return)
    assert canvas.hasFocus()


def test_one_of_several_is_chosen_by_its_name_and_the_others_stay(
    person: Person, store: Store, draft: Inspection, canvas: AnnotationCanvas
) -> None:
    for key in (Qt.Key.Key_A, Qt.Key.Key_B):
        QTest.keyClick(canvas, key)
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    person.choose("此照片上的标注", "1")
    assert person.named(QComboBox, "此照片上的标注").currentText() in person.ways("1  箭头")
    person.click("移除选中的标注")
    assert [each.kind for each in drawn(store, draft)] == [KIND.BOX]


def test_a_click_chooses_and_escape_lets_go_before_it_goes_back(
    person: Person, canvas: AnnotationCanvas
) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_B)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    person.press_at(canvas, on(canvas, 0.05, 0.05))
    assert canvas.chosen is None
    person.press_at(canvas, on(canvas, 0.5, 0.5))
    assert canvas.chosen == 0
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.chosen is None
    assert canvas.isVisible()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.isVisible()


def test_the_next_photo_has_its_own(
    person: Person, store: Store, draft: Inspection, canvas: AnnotationCanvas
) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_B)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    person.calm()
    assert canvas.annotations == ()
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    person.calm()
    assert canvas.annotations == drawn(store, draft)
    assert len(canvas.annotations) == 1
