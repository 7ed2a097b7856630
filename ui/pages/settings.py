"""Language, looks, size of text: shown as soon as they are chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.look import Kind, button, label, labelled
from ui.preferences import SIZES, Preferences
from ui.theme import Looks

BOX_LETTERS = 18


class SettingsDialog(QDialog):
    """`chosen` with each choice; nothing needs to be confirmed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, now: Preferences) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._now = now
        self.language, self.looks, self.text_size = QComboBox(), QComboBox(), QComboBox()
        self.language.addItem(self.tr("As the system"), "system")
        self.language.addItem("中文", "zh")
        self.language.addItem("English", "en")
        self.looks.addItem(self.tr("As the system"), Looks.SYSTEM)
        self.looks.addItem(self.tr("Light"), Looks.LIGHT)
        self.looks.addItem(self.tr("Dark"), Looks.DARK)
        for size in sorted({*SIZES, now.per_cent}):
            self.text_size.addItem(self.tr("{0} %").format(size), size)
        for box, value in (
            (self.language, now.language),
            (self.looks, now.looks),
            (self.text_size, now.per_cent),
        ):
            box.setCurrentIndex(box.findData(value))
            box.setMinimumContentsLength(BOX_LETTERS)
            box.currentIndexChanged.connect(self._take)
        column = QVBoxLayout(self)
        column.addLayout(
            labelled(
                (self.tr("Language"), self.language),
                (self.tr("Looks"), self.looks),
                (self.tr("Size of text"), self.text_size),
            )
        )
        column.addWidget(
            label(self.tr("The language of a report is chosen with each inspection."), Kind.FAINT)
        )
        row = QHBoxLayout()
        row.addStretch()
        close = button(self.tr("Close"))
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)

    def _take(self) -> None:
        self._now = self._now._replace(
            language=self.language.currentData(),
            looks=Looks(self.looks.currentData()),
            per_cent=self.text_size.currentData(),
        )
        self.chosen.emit(self._now)
