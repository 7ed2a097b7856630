"""The camera over the page with the photos, by keys and mouse, fed with pictures through Qt's own capture session."""

import io
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from conftest import PASSPHRASE
from on_screen import photos_page
from PIL import Image
from PySide6.QtCore import QEvent, QObject, QSize, QStandardPaths, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from shiboken6 import isValid
from window_person import Person

from inspector.app.inspections import load_inspection
from inspector.app.photos import photo_picture
from inspector.app.stores import Store, open_store
from inspector.errors import Refused
from inspector.model.inspection import Inspection
from inspector.model.photo import Photo
from inspector.store.vault import Vault
from ui.camera_refusals import access_refused, camera_fails, camera_is_gone, camera_is_silent, no_camera
from ui.pages.unlock import UnlockPage
from ui.preferences import read_preferences

if not os.environ.get("INSPECTOR_NO_SKIPS"):  # where nothing may be skipped, what lacks is an error below
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
from fed_cameras import BUILT_IN, ON_CABLE, FedCameras

from ui.camera import Cameras, Feed, best_format
from ui.pages.camera import CameraDialog

pytestmark = [pytest.mark.gui, pytest.mark.camera]


@pytest.fixture
def cameras(person: Person, draft: Inspection) -> FedCameras:
    """One camera, for the page with the photos that is shown."""
    person.tab(3)
    made = FedCameras(person.window, BUILT_IN)
    photos_page(person).photographing.cameras = made
    return made


def stored(store: Store, draft: Inspection) -> tuple[Photo, ...]:
    return load_inspection(store, draft.id).photos


def opened(person: Person) -> CameraDialog:
    """The camera, opened by its button, once there is a picture."""
    dialog = begun(person)
    person.until(lambda: not dialog.view.picture.isNull())
    return dialog


def begun(person: Person) -> CameraDialog:
    person.click("拍照…")
    dialog = person.place()
    assert isinstance(dialog, CameraDialog)
    return dialog


def takes(person: Person, dialog: CameraDialog, key: Qt.Key = Qt.Key.Key_Space) -> None:
    """Press a key, and wait until the photo is counted."""
    before = dialog.count
    QTest.keyClick(person.focus(), key)
    person.until(lambda: dialog.count == before + 1)


def words(dialog: CameraDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def test_space_and_enter_take_photos_that_are_in_the_store_at_once(
    person: Person, store: Store, draft: Inspection, cameras: FedCameras
) -> None:
    person.choose("新照片所属检查项", "新照片：A16")
    dialog = opened(person)
    before = datetime.now().astimezone().replace(microsecond=0)
    takes(person, dialog, Qt.Key.Key_Space)
    cameras.colour = QColor(20, 40, 220)
    shown = cameras.colour.rgb()
    person.until(lambda: dialog.view.picture.pixel(5, 5) == shown)
    takes(person, dialog, Qt.Key.Key_Return)
    first, second = stored(store, draft)
    assert [first.item, second.item] == ["A16", "A16"]
    assert (first.width, first.height, first.mime) == (640, 480, "image/jpeg")
    assert first.device == "Integrated Camera"
    assert first.taken_at is not None
    assert before <= first.taken_at <= first.added_at
    assert first.exif_time.endswith(
        first.added_at.strftime("%z")[:3] + ":" + first.added_at.strftime("%z")[3:]
    )
    colours = [
        Image.open(io.BytesIO(photo_picture(store, each.id))).getpixel((300, 200)) for each in (first, second)
    ]
    assert colours == [pytest.approx((200, 30, 30), abs=3), pytest.approx((20, 40, 220), abs=3)]
    assert person.reads(words(dialog), "已拍摄并保存 2 张")
    assert dialog.shutter.accessibleDescription() in person.ways("已拍摄并保存 2 张")
    assert len(dialog.taken_row.shown) == 2
    assert photos_page(person).grid.model().rowCount() == 2


def test_escape_closes_the_camera_and_its_light_goes_out(person: Person, cameras: FedCameras) -> None:
    dialog = opened(person)
    assert cameras.on is not None
    person.keys(Qt.Key.Key_Escape)
    person.until(lambda: not isValid(dialog))
    assert cameras.on is None


def test_escape_right_after_the_key_waits_for_the_photo(
    person: Person, store: Store, draft: Inspection, cameras: FedCameras
) -> None:
    dialog = opened(person)
    cameras.sends = False
    QTest.keyClick(person.focus(), Qt.Key.Key_Space)
    QTest.keyClick(person.focus(), Qt.Key.Key_Escape)
    assert dialog.isVisible()
    cameras.sends = True
    person.until(lambda: not isValid(dialog))
    assert cameras.on is None
    assert len(stored(store, draft)) == 1


def test_escape_twice_closes_also_when_no_picture_comes(person: Person, cameras: FedCameras) -> None:
    dialog = opened(person)
    cameras.sends = False
    QTest.keyClick(person.focus(), Qt.Key.Key_Space)
    QTest.keyClick(person.focus(), Qt.Key.Key_Escape)
    QTest.keyClick(person.focus(), Qt.Key.Key_Escape)
    person.until(lambda: not isValid(dialog))
    assert cameras.on is None


def test_a_photo_is_taken_back_by_undo(
    person: Person, store: Store, draft: Inspection, cameras: FedCameras
) -> None:
    dialog = opened(person)
    takes(person, dialog)
    person.keys(Qt.Key.Key_Escape)
    person.window.page.draft.undo.undo()
    person.calm()
    assert stored(store, draft) == ()


def test_a_key_that_is_held_down_takes_one_photo(person: Person, cameras: FedCameras) -> None:
    dialog = opened(person)
    for key, text in ((Qt.Key.Key_Space, " "), (Qt.Key.Key_Return, "\r")):
        before = dialog.count
        for _ in range(5):
            again = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True)
            QApplication.sendEvent(person.focus(), again)
            assert not dialog.feed.is_taking
        takes(person, dialog, key)
        assert dialog.count == before + 1


def test_the_keys_stay_with_the_large_button_while_photos_are_stored(
    person: Person, cameras: FedCameras
) -> None:
    dialog = opened(person)
    for _ in range(3):
        QTest.keyClick(person.focus(), Qt.Key.Key_Space)
        assert person.focus() is dialog.shutter
        takes(person, dialog)
    assert dialog.shutter.height() >= 72
    assert dialog.shutter.width() >= 280


def test_the_picture_is_on_no_disk_but_in_the_vault(
    person: Person, store: Store, draft: Inspection, cameras: FedCameras, tmp_path: Path
) -> None:
    places = (
        QStandardPaths.StandardLocation.PicturesLocation,
        QStandardPaths.StandardLocation.MoviesLocation,
    )
    folders = [Path(QStandardPaths.writableLocation(place)) for place in places]
    before = [sorted(folder.glob("*")) for folder in folders]
    takes(person, opened(person))
    assert [sorted(folder.glob("*")) for folder in folders] == before  # where Qt would leave it
    (photo,) = stored(store, draft)
    telling = photo_picture(store, photo.id)[20:84]
    assert b"Exif" in telling
    assert [file for file in tmp_path.rglob("*") if file.is_file() and telling in file.read_bytes()] == []


def test_the_camera_that_was_chosen_last_is_used_again(person: Person, cameras: FedCameras) -> None:
    cameras.plug(BUILT_IN, ON_CABLE)
    dialog = opened(person)
    assert cameras.switched_on == ["built-in"]
    assert person.focus() is dialog.shutter
    person.choose("摄像头", "USB")
    person.until(lambda: not dialog.view.picture.isNull())
    assert cameras.switched_on[-1] == "cable"
    assert person.focus() is dialog.shutter
    person.keys(Qt.Key.Key_Escape)
    person.window.ask_settings()  # what is chosen there leaves it as it is
    person.choose("外观", "浅色")
    person.keys(Qt.Key.Key_Escape)
    assert read_preferences().camera == "cable"
    opened(person)
    assert cameras.switched_on[-1] == "cable"
    person.keys(Qt.Key.Key_Escape)
    cameras.plug(BUILT_IN)
    dialog = opened(person)
    assert cameras.switched_on[-1] == "built-in"
    assert not dialog.choice.isVisible()


def test_a_camera_that_is_taken_away_is_told_and_used_again_once_it_is_back(
    person: Person, store: Store, draft: Inspection, cameras: FedCameras
) -> None:
    cameras.plug(ON_CABLE, BUILT_IN)
    dialog = opened(person)
    takes(person, dialog)
    cameras.plug(BUILT_IN)
    assert cameras.on is None
    assert (
        dialog.trouble
        == dialog.shutter.accessibleDescription()
        == camera_is_gone().message(person.tongue.language)
    )
    QTest.keyClick(person.focus(), Qt.Key.Key_Space)
    cameras.plug(ON_CABLE, BUILT_IN)
    person.until(lambda: not dialog.view.picture.isNull())
    assert dialog.trouble == ""
    assert cameras.switched_on == ["cable", "cable"]
    takes(person, dialog)
    assert len(stored(store, draft)) == 2


def test_another_camera_that_is_plugged_in_is_offered_and_the_one_that_is_on_stays(
    person: Person, cameras: FedCameras
) -> None:
    dialog = opened(person)
    assert not dialog.choice.isVisible()
    cameras.plug(ON_CABLE, BUILT_IN)
    assert dialog.choice.isVisible()
    assert dialog.choice.currentText() == BUILT_IN.name
    assert cameras.switched_on == ["built-in"]


def test_in_place_of_a_camera_that_is_gone_the_only_other_one_can_be_chosen(
    person: Person, cameras: FedCameras
) -> None:
    cameras.plug(ON_CABLE, BUILT_IN)
    dialog = opened(person)
    cameras.plug(BUILT_IN)
    box = person.named(QComboBox, "摄像头")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    person.until(lambda: not dialog.view.picture.isNull())
    assert cameras.switched_on == ["cable", "built-in"]


def test_without_a_camera_it_says_so_and_waits_for_one(person: Person, cameras: FedCameras) -> None:
    cameras.plug()
    dialog = begun(person)
    assert dialog.trouble == no_camera().message(person.tongue.language)
    QTest.keyClick(person.focus(), Qt.Key.Key_Space)
    cameras.plug(ON_CABLE)
    person.until(lambda: not dialog.view.picture.isNull())
    takes(person, dialog)


def test_a_system_that_refuses_access_is_told_and_no_camera_is_tried(
    person: Person, cameras: FedCameras
) -> None:
    cameras.allowed = False
    dialog = begun(person)
    assert dialog.trouble == access_refused().message(person.tongue.language)
    cameras.plug(BUILT_IN, ON_CABLE)
    assert cameras.switched_on == []


def test_a_camera_that_fails_while_it_is_switched_on_is_told(person: Person, cameras: FedCameras) -> None:
    cameras.fails_at_once = True
    dialog = begun(person)
    person.until(lambda: dialog.trouble == camera_fails().message(person.tongue.language))
    assert cameras.on is None


def test_a_camera_that_fails_while_a_photo_is_taken_leaves_the_button_usable(
    person: Person, cameras: FedCameras
) -> None:
    dialog = opened(person)
    cameras.sends = False
    dialog.take()
    assert dialog.feed.is_taking
    cameras.on.fail()
    person.until(lambda: dialog.trouble == camera_fails().message(person.tongue.language))
    assert not dialog.feed.is_taking
    cameras.sends = True
    cameras.plug(BUILT_IN)
    person.until(lambda: not dialog.view.picture.isNull())
    takes(person, dialog)
    assert dialog.count == 1


def test_what_failed_of_the_camera_before_does_not_switch_off_the_one_that_was_chosen(
    person: Person, cameras: FedCameras
) -> None:
    cameras.plug(BUILT_IN, ON_CABLE)
    dialog = opened(person)
    cameras.on.fail()  # told with the events
    dialog._choose(1)
    person.until(lambda: not dialog.view.picture.isNull())
    takes(person, dialog)
    assert cameras.on is not None


def test_a_camera_without_a_picture_is_told_until_one_comes(person: Person, cameras: FedCameras) -> None:
    dialog = opened(person)
    silence = dialog.feed._silence
    assert silence.isActive()
    cameras.sends = False
    silence.timeout.emit()  # as after five seconds
    assert dialog.trouble == camera_is_silent().message(person.tongue.language)
    silence.stop()
    cameras.sends = True
    person.until(lambda: dialog.trouble == "")
    assert silence.isActive()  # from each picture on
    takes(person, dialog)


def test_the_lock_closes_the_camera_after_what_was_taken_is_stored(
    person: Person, store: Store, draft: Inspection, cameras: FedCameras
) -> None:
    person.window._folder = store.folder
    dialog = opened(person)
    shots: list[object] = []
    dialog.shot.connect(shots.append)
    dialog.shot.connect(lambda _: person.window.lock())
    QTest.keyClick(person.focus(), Qt.Key.Key_Space)
    person.until(lambda: isinstance(person.window.page, UnlockPage))
    assert len(shots) == 1
    assert cameras.on is None
    person.until(lambda: not isValid(dialog))
    again = open_store(store.folder, PASSPHRASE)
    person.window.use(again)
    person.calm()
    assert len(stored(again, draft)) == 1
    person.until(lambda: len(person.window.page.draft.photos) == 1)
    assert cameras.switched_on == ["built-in"]  # nobody asked for it since
    person.window.desk.close()


def test_a_camera_that_is_covered_is_off(person: Person, cameras: FedCameras) -> None:
    dialog = opened(person)
    dialog.hide()  # as while work holds up the lock
    assert cameras.on is None
    assert dialog.view.picture.isNull()


def test_closing_the_window_stores_what_was_taken_and_the_light_goes_out(
    person: Person, store: Store, draft: Inspection, cameras: FedCameras
) -> None:
    dialog = opened(person)
    told: list[bool] = []
    dialog.shot.connect(lambda _: told.append(person.window.close()))
    QTest.keyClick(person.focus(), Qt.Key.Key_Space)
    person.until(lambda: told == [True])
    assert cameras.on is None
    again = open_store(store.folder, PASSPHRASE)
    assert len(stored(again, draft)) == 1
    again.close()


def no_room_left(vault: Vault, data: bytes) -> str:
    raise Refused("no-room", en="The disk is full.", zh="磁盘已满。")


def test_what_cannot_be_stored_is_kept_and_tried_again(
    person: Person, store: Store, draft: Inspection, cameras: FedCameras, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(person)
    with monkeypatch.context() as full:
        full.setattr(Vault, "put", no_room_left)
        QTest.keyClick(person.focus(), Qt.Key.Key_Space)
        person.until(lambda: person.reads("\n".join(words(dialog)), "1 张尚未保存"))
        assert dialog.count == 0
        person.keys(Qt.Key.Key_Escape)  # only told, the first time
        assert person.reads("\n".join(words(dialog)), "再次关闭即放弃")
    person.click("重新保存")
    person.until(lambda: dialog.count == 1)
    assert len(stored(store, draft)) == 1
    person.keys(Qt.Key.Key_Escape)
    person.until(lambda: not isValid(dialog))


def test_the_largest_picture_up_to_twelve_megapixels_that_comes_often_enough_is_asked_for() -> None:
    def best(*formats: tuple[int, int, float]) -> tuple[int, int, float]:
        found = best_format([Given(*each) for each in formats])
        assert found is not None
        return found.width, found.height, found.fps

    assert best((1920, 1080, 30), (3840, 2160, 30), (640, 480, 60)) == (3840, 2160, 30)
    assert best((1920, 1080, 5), (1920, 1080, 30), (1280, 720, 60)) == (1920, 1080, 30)
    assert best((4032, 3024, 15), (8000, 6000, 15), (1920, 1080, 30)) == (4032, 3024, 15)
    assert best((4032, 3024, 1), (1920, 1080, 30)) == (1920, 1080, 30)
    assert best((8000, 6000, 5), (9000, 7000, 5)) == (8000, 6000, 5)
    assert best_format([]) is None


@dataclass(frozen=True)
class Given:
    """A format as a camera tells it."""

    width: int
    height: int
    fps: float

    def resolution(self) -> QSize:
        return QSize(self.width, self.height)

    def maxFrameRate(self) -> float:  # noqa: N802  # as Qt has it
        return self.fps


def test_the_cameras_of_this_computer_are_listed_and_one_that_is_gone_fails_as_told(
    qapp: QApplication,
) -> None:
    """With Qt's own camera, which is not there: it fails while it is started."""
    parent = QObject()
    cameras = Cameras(parent)
    ids = [each.id for each in cameras.found()]
    assert len(ids) == len(set(ids))
    feed, told = Feed(cameras, parent), []
    feed.failed.connect(told.append)
    feed.switch_on("not there")
    assert feed.is_on
    for _ in range(3):
        QApplication.processEvents()
    assert [each.code for each in told] == ["camera-fails"]
    assert not feed.is_on
    assert not feed.take()
