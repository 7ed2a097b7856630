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
from inspector.errors import Refused
from inspector.model.brand import LONGEST_NAME, Brand
from ui.desk import Desk
from ui.files import ask_file
from ui.look import Kind, button, label, named


class BrandDialog(QDialog):
    """What stands above the title of every paper sealed from now on."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The bureau on its papers"))
        self._desk = desk
        brand = brand_of(desk.store)
        self._kept_emblem = brand.emblem if brand else ""
        self._emblem: Path | None = None
        form = QFormLayout(self)
        form.addRow(label(self.tr("Papers that are sealed from now on carry it."), Kind.FAINT))
        self.name = QLineEdit(brand.name if brand else "", maxLength=LONGEST_NAME)
        self.colour = QLineEdit(brand.colour if brand else Brand(name="x").colour)
        for text, field in (
            (self.tr("Name of the bureau"), self.name),
            (self.tr("Colour, #RRGGBB"), self.colour),
        ):
            field.setMinimumWidth(280)
            named(field, text)
            form.addRow(label(text, wrap=False), field)
        self._emblem_state = label(self._emblem_words())
        form.addRow(label(self.tr("Emblem"), wrap=False), self._emblem_state)
        self.problem = label("", Kind.BAD)
        form.addRow(self.problem)
        form.addRow(self._buttons())

    def save(self) -> None:
        """Keep it, or say what is wrong."""
        try:
            picture = None if self._emblem is None else read_file(self._emblem)
            brand = make_brand(self.name.text(), self.colour.text(), picture) if self.name.text() else None
            if brand is not None and picture is None and self._kept_emblem:
                brand = Brand(name=brand.name, colour=brand.colour, emblem=self._kept_emblem)
            set_brand(self._desk.store, brand)
        except Refused as refused:
            self.problem.setText(refused.message(self._desk.language))
        else:
            self.accept()

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
