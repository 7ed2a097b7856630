"""The page with the photos, by keys and mouse."""

import subprocess
import sys
from pathlib import Path

import pytest
from factories import make_jpeg, make_shot
from on_screen import photos_page, sees
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton
from window_person import Person

from inspector.app.inspections import load_inspection
from inspector.app.photos import add_photo, review_photo, save_photo
from inspector.app.stores import Store
from inspector.model.checklist import ItemId
from inspector.model.inspection import Inspection
from inspector.model.photo import Photo
from ui import camera_refusals
from ui.widgets import thumbnails

pytestmark = pytest.mark.gui
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
    model = photos_page(person).grid.model()
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
    assert stored(store, draft)[3].caption in person.ways("门")


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
    grid = photos_page(person).grid
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
    person.drop(photos_page(person), [tmp_path / "DCIM"])
    person.until(lambda: not photos_page(person).is_busy)
    assert photos_page(person).grid.model().rowCount() == 3


ALT = Qt.KeyboardModifier.AltModifier


def shown(person: Person) -> list[str]:
    """The names of the files as the grid has them."""
    model = photos_page(person).grid.model()
    return [model.photo(row).file_name for row in range(model.rowCount())]


def kept(store: Store, draft: Inspection) -> list[str]:
    return [photo.file_name for photo in stored(store, draft)]


def test_photos_are_moved_by_keys_together_and_back_by_undo(
    person: Person, store: Store, draft: Inspection
) -> None:
    grid = with_photos(person, store, draft)
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(grid, Qt.Key.Key_End, ALT)
    person.calm()
    assert shown(person) == kept(store, draft) == ["2.jpg", "3.jpg", "0.jpg", "1.jpg"]
    QTest.keyClick(grid, Qt.Key.Key_Left, ALT)  # still chosen
    person.calm()
    assert shown(person) == kept(store, draft) == ["2.jpg", "0.jpg", "1.jpg", "3.jpg"]
    for _ in range(2):
        person.window.page.draft.undo.undo()
    person.calm()
    assert shown(person) == kept(store, draft) == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]


def test_a_photo_that_is_dragged_comes_where_it_is_dropped(
    person: Person, store: Store, draft: Inspection
) -> None:
    grid = with_photos(person, store, draft)
    last, first = (grid.visualRect(grid.model().index(row, 0)) for row in (3, 0))
    left_of_first = first.center() - QPoint(first.width() // 2 - 5, 0)
    person.drag(grid.viewport(), [last.center(), last.center() - QPoint(30, 0), left_of_first])
    person.calm()
    assert shown(person) == kept(store, draft) == ["3.jpg", "0.jpg", "1.jpg", "2.jpg"]
    assert photos_page(person).grid.currentIndex().row() == 0


def test_a_drag_is_given_up_by_escape(person: Person, store: Store, draft: Inspection) -> None:
    grid = with_photos(person, store, draft)
    last, first = (grid.visualRect(grid.model().index(row, 0)).center() for row in (3, 0))
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=last)
    QTest.mouseMove(grid.viewport(), first)
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=first)
    person.calm()
    assert shown(person) == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]


def test_what_was_removed_comes_back_where_it_stands_after_others_were_moved(
    person: Person, store: Store, draft: Inspection
) -> None:
    grid = with_photos(person, store, draft)
    undo = person.window.page.draft.undo
    # All at once: only the newest order of those that wait is written.
    QTest.keyClick(grid, Qt.Key.Key_End)
    QTest.keyClick(grid, Qt.Key.Key_Home, ALT)
    QTest.keyClick(grid, Qt.Key.Key_End)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_End, ALT)
    undo.undo()
    undo.undo()
    person.calm()
    assert shown(person) == kept(store, draft) == ["3.jpg", "0.jpg", "1.jpg", "2.jpg"]


def test_photos_that_are_there_already_are_counted_and_added_again_only_when_wanted(
    person: Person, store: Store, draft: Inspection, tmp_path: Path
) -> None:
    person.tab(3)
    for number in range(2):
        (tmp_path / f"{number}.jpg").write_bytes(make_jpeg(seed=number))
    page = photos_page(person)
    person.drop(page, [tmp_path / "0.jpg"])
    person.until(lambda: not page.is_busy)
    person.drop(page, [tmp_path / "0.jpg", tmp_path / "1.jpg"])
    person.until(lambda: not page.is_busy)
    assert person.read_message() in person.ways("已有 1 张，未重复添加。")
    assert shown(person) == ["0.jpg", "1.jpg"]
    person.drop(page, [tmp_path / "0.jpg", tmp_path / "1.jpg"])
    person.until(lambda: not page.is_busy)
    person.click("仍要添加")
    person.until(lambda: not page.is_busy)
    assert shown(person) == kept(store, draft) == ["0.jpg", "1.jpg", "0.jpg", "1.jpg"]


def test_what_needs_a_photo_is_switched_off_until_there_is_one(
    person: Person, store: Store, draft: Inspection
) -> None:
    person.tab(3)
    names = [(QPushButton, name) for name in ("遮盖并审看…", "移除", "放大查看")]
    names += [(QComboBox, name) for name in ("检查项", "问题")]
    assert [person.named(kind, name).isEnabled() for kind, name in names] == [False] * 5
    with_photos(person, store, draft, count=1)
    assert [person.named(kind, name).isEnabled() for kind, name in names] == [True] * 5


def test_pasting_nothing_is_told(person: Person, draft: Inspection) -> None:
    person.tab(3)
    QGuiApplication.clipboard().setText("not a picture")
    person.click("粘贴")
    assert person.read_message() in person.ways("剪贴板中没有图片。请先复制图片或照片文件，再粘贴。")


def test_what_is_dropped_while_others_come_in_waits_its_turn_and_goes_to_its_own_item(
    person: Person, store: Store, draft: Inspection, tmp_path: Path
) -> None:
    person.tab(3)
    for number in range(6):
        (tmp_path / f"{number}.jpg").write_bytes(make_jpeg(2400, 1800, seed=number))
    page = photos_page(person)
    person.drop(page, [tmp_path / f"{number}.jpg" for number in range(4)])
    assert page.is_busy
    page._target.choose(ItemId("A16"))
    person.drop(page, [tmp_path / "4.jpg", tmp_path / "5.jpg"])
    person.until(lambda: not page.is_busy)
    person.calm()
    assert shown(person) == kept(store, draft) == [f"{number}.jpg" for number in range(6)]
    assert [photo.item for photo in stored(store, draft)] == [*[None] * 4, "A16", "A16"]


def test_cancelling_leaves_out_what_waits_too(
    person: Person, store: Store, draft: Inspection, tmp_path: Path
) -> None:
    person.tab(3)
    for number in range(12):
        (tmp_path / f"{number}.jpg").write_bytes(make_jpeg(2400, 1800, seed=number))
    page = photos_page(person)
    person.drop(page, [tmp_path / f"{number}.jpg" for number in range(11)])
    person.drop(page, [tmp_path / "11.jpg"])
    page.intake.cancel()
    person.until(lambda: not page.is_busy)
    person.calm()
    assert shown(person) == kept(store, draft)
    assert "11.jpg" not in shown(person)


def test_the_clock_of_a_camera_is_told_once_for_all_its_photos_and_taken_back(
    person: Person, store: Store, draft: Inspection
) -> None:
    for number in range(3):
        save_photo(store, draft.id, make_shot("A" if number < 2 else "B", number), f"{number}.jpg")
    with_photos(person, store, draft, count=0)
    person.fill("相机时钟快", "three hours")
    person.keys(Qt.Key.Key_Return)
    assert [photo.clock_offset_s for photo in stored(store, draft)] == [0, 0, 0]
    assert sees(person, "请按“小时:分钟”填写相机时钟快多少")
    person.fill("相机时钟快", "3:05")
    person.keys(Qt.Key.Key_Return)
    assert [photo.clock_offset_s for photo in stored(store, draft)] == [11_100, 11_100, 0]
    assert any(
        "2026-11-20 09:41:00" in each.text() for each in photos_page(person).details.findChildren(QLabel)
    )
    person.window.page.draft.undo.undo()
    person.calm()
    assert [photo.clock_offset_s for photo in stored(store, draft)] == [0, 0, 0]


def test_undoing_a_caption_leaves_the_review_that_came_after_it(
    person: Person, store: Store, draft: Inspection
) -> None:
    with_photos(person, store, draft, count=1)
    person.fill("说明", "门口")
    person.rest()
    page = person.window.page.photos
    photo = stored(store, draft)[0].id
    page._draft.photo_stored(review_photo(store, draft.id, photo, [], "李思敏"))
    person.window.page.draft.undo.undo()
    person.calm()
    shown_now = page._draft.photos[photo]
    assert shown_now.review is not None
    assert shown_now == stored(store, draft)[0]
    assert shown_now.caption == ""


def test_without_the_part_for_cameras_the_button_tells_how_to_get_it(
    person: Person, draft: Inspection, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.tab(3)
    for name in ("ui.pages.camera", "ui.camera"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    monkeypatch.setattr(camera_refusals, "has_camera_part", lambda: False)
    person.click("拍照…")
    assert "inspector doctor" in person.read_message()
    monkeypatch.setattr(camera_refusals, "has_camera_part", lambda: True)
    person.raise_(person.window)
    QTest.keyClick(person.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert person.reads(
        person.read_message(), "无法加载摄像头组件。请运行 inspector doctor 查看本机缺少什么。"
    )


def test_nothing_of_the_part_for_cameras_is_loaded_before_a_camera_is_wanted() -> None:
    program = (
        "import sys, ui.warm, ui.pages.photos\n"
        "ui.warm.make_classes(); ui.warm.warm()\n"
        "print([name for name in sys.modules if 'Multimedia' in name or name == 'ui.camera'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "[]"
