"""What somebody does who hits keys and mouse at random: all of it by events, as from a person."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from shiboken6 import isValid

from tests.store.laptop import PASSPHRASE
from ui.pages.unlock import UnlockPage
from ui.theme import LARGEST, SMALLEST, Looks, Theme
from ui.window import Window

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
PLAIN = (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_N, Key.Key_V, Key.Key_G, Key.Key_P, Key.Key_Plus, Key.Key_Minus,
         Key.Key_Return, Key.Key_Return, Key.Key_Escape, Key.Key_Escape, Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab,
         Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown,
         Key.Key_Space, Key.Key_Delete, Key.Key_Backspace, Key.Key_F1, Key.Key_F3)  # fmt: skip
WITH_CTRL = (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_6, Key.Key_0, Key.Key_F, Key.Key_K, Key.Key_Slash,
             Key.Key_Comma, Key.Key_Z, Key.Key_Z, Key.Key_Y, Key.Key_A, Key.Key_C, Key.Key_V, Key.Key_X, Key.Key_N,
             Key.Key_B, Key.Key_L, Key.Key_Return, Key.Key_Home, Key.Key_End, Key.Key_Plus, Key.Key_Minus, Key.Key_J)  # fmt: skip
WORDS = (
    "面单",
    "未签订保密协议",
    "abc",
    "12",
    "2026-11-20",
    "0",
    "面单 <b>粗</b> & \"'",
    "😀",
    "zs",
    "%s {0} %n",
    "\u202eabc",
)
OFTEN = 12  # of so many times, it knows what to type when it is asked for the passphrase


class Monkey:
    """Acts by chance; the same seed does the same as long as the window does."""

    def __init__(self, window: Window, theme: Theme, photos: list[Path], seed: int) -> None:
        self.window, self._theme, self._photos = window, theme, photos
        self._chance = random.Random(seed)
        self._acts: tuple[tuple[int, Callable[[], str]], ...] = (
            (40, self.press_key),
            (12, self.press_with_ctrl),
            (12, self.write),
            (40, self.click),
            (5, self.double_click),
            (8, self.turn_wheel),
            (5, self.drag),
            (3, self.resize),
            (2, self.look_otherwise),
            (1, self.speak_otherwise),
        )

    def act(self) -> str:
        """Do one thing; returns what it was, in words."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):  # it would reach the real files of whoever runs this
            return self.answer(dialog)
        if isinstance(self.window.page, UnlockPage) and self._chance.randrange(OFTEN) == 0:
            return self.unlock(self.window.page)
        weights, acts = zip(*self._acts, strict=True)
        try:
            return self._chance.choices(acts, weights)[0]()
        except (
            RuntimeError
        ) as error:  # what is hit goes away: the window's own exceptions do not come this way
            if "already deleted" not in str(error):
                raise
            return "hit what went away"

    def answer(self, dialog: QFileDialog) -> str:
        """Choose a photo, or nothing."""
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        opens = dialog.acceptMode() == QFileDialog.AcceptMode.AcceptOpen
        if opens and isinstance(field, QLineEdit) and self._chance.random() < 0.5:
            field.setText(str(self._chance.choice(self._photos)))
            QTest.keyClick(field, Key.Key_Return)
            if dialog.isVisible():
                dialog.reject()
            return "chose a file"
        dialog.reject()
        return "closed a file dialog"

    def unlock(self, page: UnlockPage) -> str:
        """Type the passphrase."""
        page.passphrase.setFocus()
        page.passphrase.setText(PASSPHRASE)
        QTest.keyClick(page.passphrase, Key.Key_Return)
        return "unlocked"

    def press_key(self) -> str:
        key = self._chance.choice(PLAIN)
        modifier = Modifier.ShiftModifier if self._chance.random() < 0.08 else Modifier.NoModifier
        return self._press(key, modifier)

    def press_with_ctrl(self) -> str:
        key = self._chance.choice(WITH_CTRL)
        shift = Modifier.ShiftModifier if self._chance.random() < 0.15 else Modifier.NoModifier
        return self._press(key, Modifier.ControlModifier | shift)

    def write(self) -> str:
        """Text as an input method commits it, to whatever has the focus."""
        focused, text = QApplication.focusWidget(), self._chance.choice(WORDS)
        if focused is not None:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(focused, event)
        return f"wrote {text!r}"

    def click(self) -> str:
        widget, at = self._somewhere()
        button = Button.RightButton if self._chance.random() < 0.05 else Button.LeftButton
        told = f"clicked {_name(widget)} at {at.x()},{at.y()}"
        QTest.mouseClick(widget, button, pos=at)
        return told

    def double_click(self) -> str:
        widget, at = self._somewhere()
        told = f"double-clicked {_name(widget)}"
        QTest.mouseDClick(widget, Button.LeftButton, pos=at)
        return told

    def drag(self) -> str:
        widget, at = self._somewhere()
        told = f"dragged over {_name(widget)}"
        QTest.mousePress(widget, Button.LeftButton, pos=at)
        for _ in range(4):
            at = self._within(widget)
            QTest.mouseMove(widget, at)
        QTest.mouseRelease(widget, Button.LeftButton, pos=at)
        return told

    def turn_wheel(self) -> str:
        widget, at = self._somewhere()
        by = QPoint(0, self._chance.choice((-120, -480, 120, 480)))
        modifier = self._chance.choice((Modifier.NoModifier,) * 4 + (Modifier.ControlModifier,))
        event = QWheelEvent(QPointF(at), QPointF(widget.mapToGlobal(at)), QPoint(), by, Button.NoButton, modifier,
                            Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        told = f"turned the wheel over {_name(widget)}"
        QApplication.sendEvent(widget, event)
        return told

    def resize(self) -> str:
        width, height = self._chance.randrange(700, 1920), self._chance.randrange(500, 1080)
        self.window.resize(width, height)
        return f"resized to {width} x {height}"

    def look_otherwise(self) -> str:
        looks, per_cent = self._chance.choice(list(Looks)), self._chance.randrange(SMALLEST, LARGEST + 1, 25)
        self._theme.show(looks, per_cent)
        return f"{looks} at {per_cent} per cent"

    def speak_otherwise(self) -> str:
        if QApplication.activeModalWidget() is None:
            self.window.choose_language(self._chance.choice(("zh", "en")))
        return "another language"

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> str:
        target = QApplication.focusWidget() or self._place()
        told = f"pressed {modifier.name}+{key.name} on {_name(target)}"
        QTest.keyClick(target, key, modifier)
        return told

    def _place(self) -> QWidget:
        """What takes the mouse now: a menu, a dialog, the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def _somewhere(self) -> tuple[QWidget, QPoint]:
        place = self._place()
        seen = [each for each in _inside(place) if each.isVisible() and each.isEnabled()]
        widget = self._chance.choice([*seen, place])
        return widget, self._within(widget)

    def _within(self, widget: QWidget) -> QPoint:
        return QPoint(
            self._chance.randrange(max(1, widget.width())), self._chance.randrange(max(1, widget.height()))
        )


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """All widgets in one. Not by its `findChildren`, of which a window that stays keeps the wrappers for good, and with
    them whole pages that are gone (PySide 6.11)."""
    for child in widget.children():
        if isinstance(child, QWidget):
            yield child
            yield from _inside(child)


def _name(widget: QWidget) -> str:
    if not isValid(widget):
        return "what is gone"
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()!r}"
