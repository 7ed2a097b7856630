"""Which column of a list holds what: guessed, shown with what stands there, put right by hand."""

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from inspector.app.outlet_columns import guessed_columns
from inspector.errors import Language
from inspector.model.outlet_list import OUTLET_FIELDS, OutletField, OutletList
from ui.look import Kind, label, labelled

NOWHERE = -1
LOOKED_THROUGH = 200  # rows, for something that stands in a column
LONGEST = 40  # characters of it are shown
LETTERS = 14  # a box is as wide at least


class ColumnMapper(QWidget):
    """A box for each field of an outlet."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language: Language = language
        self._listed: OutletList | None = None
        self.boxes: dict[OutletField, QComboBox] = {field: QComboBox() for field in OutletField}
        self._samples = {field: label("", Kind.FAINT) for field in OutletField}
        self._form = self._laid_out()
        self.setLayout(self._form)

    def show_list(self, listed: OutletList) -> None:
        """Offer the columns of a list, as they are guessed."""
        self._listed = listed
        guess = guessed_columns(listed.headers)
        for field, box in self.boxes.items():
            box.blockSignals(True)
            box.clear()
            box.addItem(self.tr("not in the list"), NOWHERE)
            for number, header in enumerate(listed.headers):
                box.addItem(header or self.tr("Column {0}").format(number + 1), number)
            box.setCurrentIndex(box.findData(guess.get(field, NOWHERE)))
            box.blockSignals(False)
            self._show_sample(field)

    def columns(self) -> dict[OutletField, int]:
        """Which column holds what."""
        told = {field: int(box.currentData()) for field, box in self.boxes.items()}
        return {field: column for field, column in told.items() if column != NOWHERE}

    def _laid_out(self) -> QFormLayout:
        rows: list[tuple[str, QWidget]] = []
        for field, words in OUTLET_FIELDS.items():
            box = self.boxes[field]
            box.setMinimumContentsLength(LETTERS)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(lambda _, field=field: self._show_sample(field))
            rows.append((words.of(self._language), box))
        form = labelled(*rows)
        for place, field in reversed(list(enumerate(OUTLET_FIELDS))):
            form.insertRow(place + 1, "", self._samples[field])
        return form

    def _show_sample(self, field: OutletField) -> None:
        column = int(self.boxes[field].currentData())
        rows = self._listed.rows[:LOOKED_THROUGH] if self._listed is not None and column != NOWHERE else ()
        found = next((row[column] for row in rows if row[column]), "")
        self._samples[field].setText(self.tr("for example: {0}").format(found[:LONGEST]) if found else "")
        self._form.setRowVisible(self._samples[field], bool(found))
