"""The sheet of shortcuts: the keys of a page and of the window, made of the very actions and bindings that take them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import KeyWords, actions_on, key_words_on, keys_of
from ui.look import Kind, button, label, named, scrolled

LINES_WIDE, LINES_HIGH = 33, 34  # as so many lines of text are high


class ShortcutSheet(QDialog):
    """Two groups: what works on this page, and what works everywhere."""

    def __init__(self, window: QWidget, page: QWidget | None) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line = self.fontMetrics().height()
        size = (line * LINES_WIDE, line * LINES_HIGH)
        self.resize(min(size[0], window.width() - 40), min(size[1], window.height() - 60))
        column = QVBoxLayout(self)
        inside = QWidget()
        groups = QVBoxLayout(inside)
        groups.setSpacing(10)
        if page is not None:
            here = [
                *(
                    KeyWords(keys_of(each), each.text().rstrip(" :："))
                    for each in actions_on(page)
                    if keys_of(each)
                ),
                *key_words_on(page),
            ]
            self._add(groups, self.tr("On this page"), here)
        own = (each for each in window.actions() if each.objectName() and keys_of(each))
        self._add(groups, self.tr("Everywhere"), [KeyWords(keys_of(each), each.text()) for each in own])
        self._add(groups, self.tr("In all fields and lists"), self._of_qt())
        groups.addStretch()
        column.addWidget(scrolled(inside), 1)
        row = QHBoxLayout()
        row.addStretch()
        close = button(self.tr("Close"), primary=True)
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)

    def _of_qt(self) -> list[KeyWords]:
        tab = QKeySequence("Tab").toString(QKeySequence.SequenceFormat.NativeText)
        return [
            KeyWords(tab, self.tr("To the next field")),
            KeyWords("Shift+" + tab, self.tr("To the field before")),
            KeyWords("Esc", self.tr("Back, close without doing it")),
        ]

    def _add(self, groups: QVBoxLayout, title: str, lines: Iterable[KeyWords]) -> None:
        lines = tuple(dict.fromkeys(lines))
        if not lines:
            return
        groups.addWidget(label(title, Kind.HEADING))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(lines):
            keys = label(line.keys, Kind.TAG, wrap=False)
            named(keys, f"{line.keys} {line.text}")
            grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(line.text), row, 1)
        groups.addLayout(grid)
