"""The window locks itself: nobody there, screen locked, sleep, or wish; nothing is lost and nothing is to be seen."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from factories import Signers, make_jpeg
from on_screen import LONG, go_to, inspection_page, large_photo, no_room, sees
from PySide6.QtCore import QPoint, Qt
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit
from visits import start_visit
from window_person import Person

from inspector.app.answers import answer_item
from inspector.app.findings import propose_finding, save_finding
from inspector.app.inspections import load_inspection
from inspector.app.photos import add_photo
from inspector.app.stores import Store, open_store
from inspector.checklists.reference import work_calendar
from inspector.model.checklist import ItemId
from inspector.model.inspection import Answer, Inspection, InspectionId, Verdict
from ui.lock import IdleWatch
from ui.locking import Why
from ui.pages.cover import CoverPage
from ui.pages.home import HomePage
from ui.pages.inspection import InspectionPage
from ui.pages.new_inspection import NewInspectionPage
from ui.pages.unlock import UnlockPage
from ui.widgets.photo_grid import PhotoGrid
from ui.windows_session import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    is_lock,
)

pytestmark = pytest.mark.gui
PASSPHRASE = "test passphrase"
SCREEN_SAVER, LOGIN = "org.freedesktop.ScreenSaver", "org.freedesktop.login1"
OUTLET = "青石路网点"


@pytest.fixture
def visit(store: Store, signers: Signers, person: Person) -> Inspection:
    """A draft with a finding and a photo, shown in the window, whose store the lock closes."""
    draft = start_visit(store, signers)
    answer_item(store, draft.id, Answer(item=ItemId("A16"), verdict=Verdict.DOES_NOT_CONFORM))
    draft = load_inspection(store, draft.id)
    save_finding(
        store,
        draft.id,
        propose_finding(draft, ItemId("A16"), "zh", draft.visit.started_at.date(), work_calendar()),
    )
    add_photo(store, draft.id, make_jpeg(), "IMG_1.JPG")
    person.window._folder = store.folder
    person.window.use(store)
    person.until(lambda: person.window.chores.are_done)
    person.opens(draft.id)
    return load_inspection(store, draft.id)


def is_locked(person: Person) -> bool:
    """Whether only the passphrase is asked for."""
    return isinstance(person.window.page, UnlockPage) and not person.window.desk.is_open


def unlock(person: Person) -> Store:
    """Type the passphrase; returns the store that is open then."""
    person.until(lambda: is_locked(person))
    person.raise_(person.window)
    person.fill("口令", PASSPHRASE)
    person.keys(Qt.Key.Key_Return)
    person.until(lambda: person.window.desk.is_open)
    QTest.qWait(50)
    person.calm()
    return person.window.desk.store


def test_nobody_there_locks_with_the_reason_and_the_store_is_closed(
    person: Person, store: Store, visit: Inspection
) -> None:
    person.window.locking.idle.start(rest_ms=300)
    person.until(lambda: is_locked(person))
    assert sees(person, "已锁定：1 分钟无人操作。")
    assert not sees(person, OUTLET)
    open_store(store.folder, PASSPHRASE).close()  # somebody else may have it now


def test_a_key_or_a_mouse_move_starts_the_time_anew(person: Person, visit: Inspection) -> None:
    go_to(person, "A03")
    person.window.locking.idle.start(rest_ms=900)
    for n in range(4):
        person.rest(500)
        person.keys(Qt.Key.Key_Down)
        person.rest(500)
        QTest.mouseMove(person.window, QPoint(100 + n, 100))
    assert not is_locked(person)
    person.until(lambda: is_locked(person))


def test_work_holds_the_lock_off_until_it_is_over(qapp: QApplication, person: Person) -> None:
    busy, told = [True], []
    watch = IdleWatch(person.window, lambda: busy[0], rest_ms=200)
    watch.idle.connect(lambda: told.append(True))
    watch.start()
    person.rest(600)
    assert not told
    busy[0] = False
    person.until(lambda: bool(told))
    watch.stop()
    assert not watch.is_watching


def test_after_the_lock_the_person_is_back_where_she_was(
    person: Person, store: Store, visit: Inspection
) -> None:
    go_to(person, "A20")
    person.keys("1")
    go_to(person, "A20")
    person.keys("n")
    person.write("无可辨认个人信息的运单")
    QTest.keyClick(person.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    reopened = unlock(person)
    (answer,) = [a for a in load_inspection(reopened, visit.id).answers if a.item == "A20"]
    assert answer.note in person.ways("无可辨认个人信息的运单")
    page = inspection_page(person)
    assert (page.id, page.tabs.currentIndex()) == (visit.id, 0)
    focused = person.window.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    assert focused.accessibleName() in person.ways("A20 备注")
    assert focused.visibleRegion().boundingRect().height() > 0


def test_a_photo_that_was_looked_at_large_is_large_again(
    person: Person, store: Store, visit: Inspection
) -> None:
    second = add_photo(store, visit.id, make_jpeg(600, 400, seed=2), "2.jpg")
    person.window.show_home()
    person.opens(visit.id)
    canvas = large_photo(person).viewer.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    person.calm()
    QTest.keyClick(person.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    unlock(person)
    viewer = inspection_page(person).photos.viewer
    person.until(lambda: viewer.canvas.has_picture)
    assert viewer.photo == second.id
    assert viewer.canvas.hasFocus()


def test_a_page_that_waited_for_the_saving_is_not_shown_once_the_window_is_locked(
    person: Person, visit: Inspection
) -> None:
    go_to(person, "A20")
    QTest.keyClick(person.focus(), "1")  # not stored yet
    person.window.show_home()
    person.window.lock()
    person.window.show_new()
    person.until(lambda: is_locked(person))
    person.rest()
    assert isinstance(person.window.page, UnlockPage)


def test_each_tab_is_returned_to(person: Person, visit: Inspection) -> None:
    for tab in range(1, 7):
        person.tab(tab)
        person.click("锁定")
        unlock(person)
        assert inspection_page(person).tabs.currentIndex() == tab - 1


def test_every_dialog_goes_and_what_was_drawn_or_written_in_it_comes_back(
    person: Person, visit: Inspection
) -> None:
    person.tab(3)
    person.press(person.named(PhotoGrid, "照片"))
    person.click("遮盖并审看…")
    review = inspection_page(person).photos.review_dialog
    assert review is not None
    review.picture.cover_all()
    covers = review.picture.redactions
    person.window.locking.lock(Why.SESSION)
    assert not dialogs(person)
    assert sees(person, "已锁定：屏幕已锁定或电脑已进入睡眠。")
    unlock(person)
    review = inspection_page(person).photos.review_dialog
    assert review is not None
    assert review.picture.redactions == covers
    review.reject()
    person.tab(5)
    person.click("陈晓东拒绝签名")
    person.fill("理由", "对第1项有异议")
    person.window.locking.lock(Why.SESSION)
    assert not dialogs(person)
    unlock(person)
    assert person.named(QLineEdit, "理由").text() in person.ways("对第1项有异议")


def test_a_file_dialog_goes_too(person: Person, visit: Inspection) -> None:
    person.tab(3)
    person.click("添加照片…")
    assert dialogs(person)
    person.window.locking.lock(Why.IDLE)
    assert not dialogs(person)
    assert is_locked(person)


def test_the_form_of_a_new_inspection_is_put_aside_unseen(person: Person, visit: Inspection) -> None:
    person.window.show_new()
    person.click("新网点")
    person.fill("招牌名称", "速达快递青石路网点")
    person.window.lock()
    assert not any(each.isVisible() for each in person.window.findChildren(NewInspectionPage))
    unlock(person)
    assert isinstance(person.window.page, NewInspectionPage)
    assert person.named(QLineEdit, "招牌名称").text() in person.ways("速达快递青石路网点")


def test_what_could_not_be_stored_is_tried_again_after_the_lock(
    person: Person, store: Store, visit: Inspection
) -> None:
    with no_room(store):
        person.tab(2)
        facts = person.named(QPlainTextEdit, "A16 事实")
        facts.setFocus()
        person.replace(LONG)
        person.window.lock()
        person.until(lambda: is_locked(person))
        assert not facts.isVisible()
        person.window.close()
        assert person.reads(question(person), "请先解锁")
        person.click("返回")
    reopened = unlock(person)
    assert load_inspection(reopened, visit.id).findings[0].text == LONG
    assert person.named(QPlainTextEdit, "A16 事实").toPlainText() == LONG


@pytest.mark.parametrize("is_ours", [True, False])
def test_only_what_the_program_put_on_the_clipboard_is_taken_away(
    person: Person, visit: Inspection, is_ours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A desktop tells whose the clipboard is; the platform that draws into memory does not know.
    monkeypatch.setattr("ui.locking._is_ours", lambda clipboard, mode: is_ours)
    person.tab(4)
    field = person.named(QLineEdit, "检查人员 1 姓名")
    field.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() in person.ways("王建国")
    person.window.lock()
    assert QGuiApplication.clipboard().text() == ("" if is_ours else "王建国")


def test_what_was_told_while_nobody_was_there_is_told_again(
    person: Person, visit: Inspection, tmp_path: Path
) -> None:
    broken = tmp_path / "b.jpg"
    broken.write_bytes(make_jpeg()[:900])
    person.tab(3)
    person.drop(inspection_page(person).photos, [broken])
    person.until(lambda: bool(dialogs(person)))
    person.window.locking.lock(Why.IDLE)
    assert not sees(person, "b.jpg")
    unlock(person)
    assert "b.jpg" in person.read_message()


def test_work_is_covered_at_once_and_locked_when_it_is_over(
    person: Person, visit: Inspection, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.jpg" for number in range(6)]
    for number, file in enumerate(files):
        file.write_bytes(make_jpeg(2400, 1800, seed=number))
    person.tab(3)
    photos = inspection_page(person).photos
    person.drop(photos, files)
    person.until(lambda: photos.is_busy)
    person.window.locking.lock(Why.SESSION)
    assert isinstance(person.window.page, CoverPage)
    assert sees(person, "已锁定，处理仍在进行")
    assert not sees(person, OUTLET)
    assert not photos.isVisible()
    reopened = unlock(person)
    assert len(load_inspection(reopened, visit.id).photos) == 7
    assert inspection_page(person).tabs.currentIndex() == 2


def test_the_work_behind_the_cover_can_be_stopped(person: Person, visit: Inspection, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.jpg" for number in range(30)]
    for number, file in enumerate(files):
        file.write_bytes(make_jpeg(2400, 1800, seed=number))
    person.tab(3)
    photos = inspection_page(person).photos
    person.drop(photos, files)
    person.until(lambda: photos.is_busy)
    person.window.lock()
    person.click("停止处理")
    reopened = unlock(person)
    assert len(load_inspection(reopened, visit.id).photos) < 31


@pytest.mark.parametrize("is_stopped", [False, True])
def test_photos_that_wait_their_turn_come_in_behind_the_cover_unless_it_is_stopped(
    person: Person, visit: Inspection, tmp_path: Path, is_stopped: bool
) -> None:
    files = [tmp_path / f"{number}.jpg" for number in range(9)]
    for number, file in enumerate(files):
        file.write_bytes(make_jpeg(2400, 1800, seed=number))
    person.tab(3)
    photos = inspection_page(person).photos
    for lot in (files[:7], files[7:]):
        person.drop(photos, lot)
    person.window.lock()
    if is_stopped:
        person.click("停止处理")
    reopened = unlock(person)
    names = [photo.file_name for photo in load_inspection(reopened, visit.id).photos]
    assert ("8.jpg" in names) is not is_stopped


def test_the_lock_leaves_pages_without_a_store_alone(person: Person) -> None:
    person.window.locking.lock(Why.SESSION)
    assert isinstance(person.window.page, UnlockPage)
    assert not sees(person, "已锁定")


def test_the_home_page_is_returned_to(person: Person, visit: Inspection) -> None:
    person.window.show_home()
    person.window.lock()
    unlock(person)
    assert isinstance(person.window.page, HomePage)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a bus of this test's own."""
    address = f"unix:path={tmp_path / 'bus'}"
    command = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address={address}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        for name in ("window", "desktop"):
            QDBusConnection.disconnectFromBus(name)
        daemon.terminate()


def say(bus: str, path: str, interface: str, name: str, *values: object) -> None:
    """Send a signal over another connection, as a desktop does."""
    signal = QDBusMessage.createSignal(path, interface, name)
    signal.setArguments(list(values))
    assert QDBusConnection.connectToBus(bus, "desktop").send(signal)


@pytest.mark.dbus
@pytest.mark.parametrize(
    ("path", "interface", "name", "values"),
    [
        ("/org/freedesktop/ScreenSaver", SCREEN_SAVER, "ActiveChanged", (True,)),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", (True,)),
        ("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", (True,)),
        ("/org/freedesktop/login1/session/_32", f"{LOGIN}.Session", "Lock", ()),
    ],
)
def test_the_screen_s_lock_and_sleep_lock_the_window(
    person: Person,
    visit: Inspection,
    bus: str,
    path: str,
    interface: str,
    name: str,
    values: tuple[object, ...],
) -> None:
    connection = QDBusConnection.connectToBus(bus, "window")
    assert connection.isConnected()
    person.window.locking.session.listen_to(connection)
    if values:  # waking, and opening the screen again, lock nothing
        say(bus, path, interface, name, False)
        person.rest(200)
        assert isinstance(person.window.page, InspectionPage)
    say(bus, path, interface, name, *values)
    person.until(lambda: is_locked(person))
    assert sees(person, "已锁定：屏幕已锁定或电脑已进入睡眠。")


@pytest.mark.parametrize(
    ("message", "what", "locks"),
    [
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, True),
        (WM_POWERBROADCAST, PBT_APMSUSPEND, True),
        (WM_WTSSESSION_CHANGE, 0x8, False),  # unlocked
        (WM_POWERBROADCAST, 0x12, False),  # woke
        (0x0100, WTS_SESSION_LOCK, False),  # a key
    ],
)
def test_messages_of_windows_are_understood(message: int, what: int, locks: bool) -> None:
    assert is_lock(message, what) is locks


def dialogs(person: Person) -> list[QDialog]:
    """The dialogs that are open."""
    return [each for each in person.window.findChildren(QDialog) if each.isVisible()]


def question(person: Person) -> str:
    """What is asked on top."""
    return "".join(label.text() for label in person.place().findChildren(QLabel))


def test_an_inspection_that_is_there_no_more_is_told_and_the_list_is_shown(
    person: Person, store: Store, visit: Inspection
) -> None:
    person.window.locking.lock(Why.WISH)
    person.until(lambda: is_locked(person))
    assert person.window.locking.place is not None
    person.window.locking.place = replace(person.window.locking.place, inspection=InspectionId("gone"))
    unlock(person)
    assert "gone" in person.read_message()
    assert isinstance(person.window.page, HomePage)
