"""The bureau's name, colour and emblem on its papers."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from inspector.app.brand import brand_of, make_brand, set_brand
from inspector.app.reading import read_file
from inspector.app.stores import Store
from inspector.errors import Refused
from inspector.model.brand import LONGEST_NAME, Brand
from ui.desk import Desk
from ui.files import ask_file
from ui.look import Kind, button, label, named

FIELD_LINES = 15  # the width of a field, in heights of a line


class BrandDialog(QDialog):
    """What stands above the title of every paper sealed from now on."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The bureau on its papers"))
        self._desk = desk
        self._kept_emblem = ""
        self._emblem: Path | None = None
        form = QFormLayout(self)
        form.addRow(label(self.tr("Papers that are sealed from now on carry it."), Kind.FAINT))
        self.name = QLineEdit(maxLength=LONGEST_NAME)
        self.colour = QLineEdit(Brand(name="x").colour)
        for text, field in (
            (self.tr("Name of the bureau"), self.name),
            (self.tr("Colour, #RRGGBB"), self.colour),
        ):
            field.setMinimumWidth(self.fontMetrics().height() * FIELD_LINES)
            named(field, text)
            form.addRow(label(text, Kind.FAINT, wrap=False), field)
        self._emblem_state = label(self._emblem_words())
        form.addRow(label(self.tr("Emblem"), Kind.FAINT, wrap=False), self._emblem_state)
        self.problem = label("", Kind.BAD)
        form.addRow(self.problem)
        form.addRow(self._buttons())
        self._wait(True)
        desk.ask(self, brand_of).finished(lambda: self._wait(False)).done(self._show)

    def save(self) -> None:
        """Keep it, or say what is wrong."""
        self._wait(True)
        name, colour, file, kept = self.name.text(), self.colour.text(), self._emblem, self._kept_emblem
        asked = self._desk.ask(self, lambda store: _set(store, name, colour, file, kept))
        asked.finished(lambda: self._wait(False)).refused(self._refused).done(lambda _: self.accept())

    def _show(self, brand: Brand | None) -> None:
        if brand is not None:
            self.name.setText(brand.name)
            self.colour.setText(brand.colour)
            self._kept_emblem = brand.emblem
            self._emblem_state.setText(self._emblem_words())
        self.name.setFocus()

    def _refused(self, refused: Refused) -> None:
        self.problem.setText(refused.message(self._desk.language))

    def _wait(self, is_waiting: bool) -> None:
        for each in (self.name, self.colour, self.accept_button):
            each.setEnabled(not is_waiting)

    def choose_emblem(self) -> None:
        """Ask for a picture file."""
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg)")
        ask_file(self, self.tr("Choose the emblem"), kinds, self._emblem_chosen)

    def drop_emblem(self) -> None:
        """Print none."""
        self._emblem, self._kept_emblem = None, ""
        self._emblem_state.setText(self._emblem_words())

    def choose_colour(self) -> None:
        """Ask for a colour."""
        dialog = QColorDialog(QColor(self.colour.text()), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self.colour.setText(colour.name().upper()))
        dialog.open()

    def _emblem_chosen(self, file: Path) -> None:
        self._emblem = file
        self._emblem_state.setText(self._emblem_words())

    def _emblem_words(self) -> str:
        if self._emblem is not None:
            return self._emblem.name
        return self.tr("kept as it is") if self._kept_emblem else self.tr("none")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, act in (
            (self.tr("Choose a colour…"), self.choose_colour),
            (self.tr("Choose an emblem…"), self.choose_emblem),
            (self.tr("No emblem"), self.drop_emblem),
        ):
            each = button(text)
            each.clicked.connect(act)
            row.addWidget(each)
        row.addStretch()
        self.accept_button = button(self.tr("Save"), primary=True)
        self.accept_button.clicked.connect(self.save)
        row.addWidget(self.accept_button)
        return row


def _set(store: Store, name: str, colour: str, file: Path | None, kept: str) -> None:
    """Make a brand of what was typed, with a new emblem or the one that was kept; without a name, none."""
    picture = None if file is None else read_file(file)
    brand = make_brand(name, colour, picture) if name else None
    if brand is not None and picture is None and kept:
        brand = Brand(name=brand.name, colour=brand.colour, emblem=kept)
    set_brand(store, brand)
