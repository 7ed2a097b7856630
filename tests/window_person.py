"""A person at the window: clicks what is written there, types, draws, drops; knows no inner names."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QTabWidget,
    QWidget,
)
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot
from tongue import Tongue

from inspector.errors import Language
from inspector.model.inspection import InspectionId
from inspector.model.person import Stroke
from ui.pages.inspection import InspectionPage
from ui.window import Window

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 60_000


class Person:
    """Uses the window as somebody would who sees it, or hears it."""

    def __init__(self, bot: QtBot, window: Window, album: Path, language: Language = "zh") -> None:
        """`album` is the folder for a picture of what was seen when something did not happen. Whatever the window speaks,
        its words are told to a person in Chinese."""
        self.tongue = Tongue(language)
        self.bot = bot
        self.window = window
        self._album = album

    def named(self, kind: type[W], name: str) -> W:
        """The one visible widget that is called so, in the dialog on top if there is one."""
        self.calm()
        self.raise_(self.place())
        names = self.tongue.ways(name)
        found = [w for w in self.place().findChildren(kind) if w.isVisible() and _name(w) in names]
        assert len(found) == 1, f"{len(found)} widgets called {name!r} ({sorted(names)})"
        return found[0]

    def ways(self, chinese: str) -> set[str]:
        """What a whole text of the window may be in the language it speaks."""
        return self.tongue.ways(chinese)

    def reads(self, shown: str, chinese: str) -> bool:
        """Whether what is shown says that, in the language of the window."""
        return any(way in shown for way in self.tongue.parts(chinese))

    def place(self) -> QWidget:
        """The dialog on top, or the window."""
        dialogs = [d for d in self.window.findChildren(QDialog) if d.isVisible()]
        return dialogs[-1] if dialogs else self.window

    def click(self, name: str) -> None:
        """Press the button that is called so."""
        self.press(self.named(QAbstractButton, name))

    def press(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        assert widget.isEnabled(), f"{_name(widget)} is switched off"
        self.raise_(widget.window())
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.calm()

    def calm(self) -> None:
        """Wait until what was done is done: what was asked of the store is shown, what went away is gone."""
        QTest.qWait(1)
        if not self._is_settled():
            self.until(self._is_settled)
        QApplication.processEvents()  # what came is laid out and seen

    def is_served(self) -> None:
        """Wait until nothing is asked of the store any more."""
        self.until(self._has_no_errand)

    def _has_no_errand(self) -> bool:
        desk = self.window.desk
        return desk.clerk.is_idle and desk.registry.clerk.is_idle

    def _is_settled(self) -> bool:
        page = self.window.page
        if not self._has_no_errand():
            return False
        return not isinstance(page, InspectionPage) or page.is_settled or not page.isVisible()

    def sits_at(self, folder: Path) -> Window:
        """Start the program on a data folder; from now on that window is used."""
        window = Window(folder, self.tongue.language)
        self.bot.addWidget(window)
        with self.bot.waitActive(window):
            window.show()
            window.activateWindow()
        self.window = window
        return window

    def unlocks(self, passphrase: str) -> None:
        """Type the passphrase, and wait until the store is open and shown."""
        self.fill("口令", passphrase)
        self.keys(Qt.Key.Key_Return)
        self.until(lambda: self.window.desk.is_open)
        self.calm()
        self.calm()  # what was asked of the store by what came of it

    def opens(self, inspection: InspectionId) -> None:
        """Look at an inspection."""
        self.calm()
        self.window.show_inspection(inspection)
        self.calm()

    def tick(self, name: str) -> None:
        """Tick the box that is called so."""
        box = self.named(QCheckBox, name)
        self.press_at(box, QPoint(10, box.height() // 2))
        assert box.isChecked()

    def raise_(self, window: QWidget) -> None:
        """Bring a window to the front, as a window manager does for a click or after a dialog went."""
        if not window.isActiveWindow():
            window.activateWindow()
            self.until(window.isActiveWindow)

    def press_at(self, widget: QWidget, at: QPoint) -> None:
        """Click at a place of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)
        self.calm()

    def keys(self, *keys: Qt.Key | str) -> None:
        """Press keys on whatever has the focus."""
        for key in keys:
            QTest.keyClick(self.focus(), key)
            self.calm()

    def replace(self, text: str) -> None:
        """Select all that stands in the focused field, and type over it."""
        QTest.keyClick(self.focus(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.write(text)

    def focus(self) -> QWidget:
        """What has the focus."""
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        return focused

    def write(self, text: str) -> None:
        """Type text as an input method commits it."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus(), event)

    def fill(self, name: str, text: str) -> None:
        """Type into the field that is called so."""
        field = self.named(QLineEdit, name)
        self.press(field)
        self.replace(text)

    def choose(self, name: str, start: str) -> None:
        """Choose the entry of a list box that begins so, by the keys."""
        box = self.named(QComboBox, name)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        starts = tuple(self.tongue.parts(start))
        while not box.currentText().startswith(starts):
            before = box.currentIndex()
            QTest.keyClick(box, Qt.Key.Key_Down)
            assert box.currentIndex() != before, f"no entry {starts!r} in {name!r}"
        box.activated.emit(box.currentIndex())
        self.calm()

    def tab(self, number: int) -> None:
        """Go to a tab by its shortcut."""
        self.raise_(self.window)
        QTest.keyClick(self.window, str(number), Qt.KeyboardModifier.ControlModifier)
        self.calm()
        tabs = next(t for t in self.window.findChildren(QTabWidget) if t.isVisible())
        assert tabs.currentIndex() == number - 1

    def in_file_dialog(self, act: Callable[[], None], files: Sequence[Path]) -> None:
        """Do something that opens a file dialog, and type the names into it."""
        act()
        self.until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(" ".join(f'"{file}"' for file in files) if len(files) > 1 else str(files[0]))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.until(lambda: QApplication.activeModalWidget() is not dialog)

    def drop(self, target: QWidget, files: Sequence[Path]) -> None:
        """Drag files onto a widget and let go."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        action, left, none = (
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        enter = QDragEnterEvent(QPoint(20, 20), action, mime, left, none)
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted(), "the drop is not wanted there"
        QApplication.sendEvent(target, QDropEvent(QPointF(20, 20), action, mime, left, none))

    def drag(self, widget: QWidget, path: Sequence[QPoint]) -> None:
        """Press at the first point, move along, let go at the last."""
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=path[0])
        for point in path[1:]:
            QTest.mouseMove(widget, point)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=path[-1])

    def sign(self, pad: QWidget, strokes: Sequence[Stroke]) -> None:
        """Write strokes, in thousandths of the pad, with the mouse."""
        width, height = pad.width(), pad.height()
        for stroke in strokes:
            self.drag(pad, [QPoint(p.x * width // 1000, p.y * height // 1000) for p in stroke])

    def read_message(self) -> str:
        """The message on top; it is closed."""
        self.until(lambda: bool(self._messages()))
        (box,) = self._messages()
        text = box.text()
        self.press(box.button(QMessageBox.StandardButton.Ok))
        self.until(lambda: not self._messages())
        return text

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something can be seen."""
        try:
            self.bot.waitUntil(holds, timeout=PATIENCE_MS)
        except TimeoutError:
            self.place().grab().save(str(self._album / "waited-in-vain.png"))
            raise

    def rest(self, ms: int = 450) -> None:
        """Do nothing for a while, as after typing."""
        end = time.monotonic() + ms / 1000
        while time.monotonic() < end:
            QTest.qWait(20)
        self.calm()

    def _messages(self) -> list[QMessageBox]:
        return [box for box in self.window.findChildren(QMessageBox) if box.isVisible()]


def _name(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    return widget.text() if isinstance(widget, QAbstractButton) else ""
