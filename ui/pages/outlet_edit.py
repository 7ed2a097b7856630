"""Add an outlet, or change what is known of one; what is wrong is said beside the field."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from inspector.app.outlet_typed import text_of, typed_outlet
from inspector.app.outlets import add_outlet, change_outlet, outlets_with_code
from inspector.errors import Refused
from inspector.model.outlet import Outlet, OutletId, OutletKind
from inspector.model.outlet_list import OUTLET_FIELDS, OutletField
from inspector.model.vocabulary import OUTLET_KINDS
from ui.desk import Desk
from ui.look import Kind, button, label, labelled, open_in, scrolled
from ui.widgets.flow import FlowLayout

NEW = Outlet(id=OutletId(""), name="")
SHOWN = 3  # of those with the same code


class OutletDialog(QDialog):
    """The fields of an outlet; `kept` tells it as it is stored, or the known one that was meant."""

    kept = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk, outlet: Outlet | None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._before = outlet or NEW
        self._agreed = self._before.credit_code  # others that have it may stand beside this outlet
        self._same: tuple[Outlet, ...] = ()
        self.setWindowTitle(self.tr("Add outlet") if outlet is None else self.tr("Edit outlet"))
        self.kind = QComboBox()
        for kind in OutletKind:
            self.kind.addItem(OUTLET_KINDS[kind].of(desk.language), str(kind))
        self.kind.setCurrentIndex(self.kind.findData(str(self._before.kind)))
        texts: list[OutletField] = [field for field in OutletField if field is not OutletField.KIND]
        self.fields = {field: QLineEdit(text_of(self._before, field)) for field in texts}
        self._wrong = {field: label("", Kind.BAD) for field in texts}
        for told in self._wrong.values():
            told.installEventFilter(self)
        self.fields[OutletField.OPENED_ON].setPlaceholderText(self.tr("Year-month-day"))
        self.fields[OutletField.DIVISION_CODE].setPlaceholderText(
            self.tr("Six digits, or province, city and district")
        )
        column = QVBoxLayout(self)
        column.addWidget(scrolled(self._fields_inside()), 1)
        column.addWidget(self._twins())
        self.problem = label("", Kind.BAD)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addLayout(self._buttons())
        self._say_wrong({})
        open_in(self, 620, 680)
        self.fields[OutletField.NAME].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QLabel) and event.type() == QEvent.Type.Resize:
            _make_whole(watched)
        return super().eventFilter(watched, event)

    def save(self) -> None:
        """Keep it, unless something is wrong or others have its credit code."""
        texts = {field: box.text() for field, box in self.fields.items()}
        texts[OutletField.KIND] = str(self.kind.currentData())
        outlet, wrong = typed_outlet(self._before, texts)
        self._say_wrong(wrong)
        self._twin.hide()
        if wrong:
            self.fields[next(iter(wrong))].setFocus()
            return
        if not outlet.credit_code or outlet.credit_code == self._agreed:
            self._keep(outlet)
            return
        self.save_button.setEnabled(False)
        errand = self._desk.ask(self, lambda store: outlets_with_code(store, outlet.credit_code))
        errand.done(lambda found: self._compare(outlet, found))
        errand.finished(lambda: self.save_button.setEnabled(True))

    def _compare(self, outlet: Outlet, found: tuple[Outlet, ...]) -> None:
        self._same = tuple(each for each in found if each.id != outlet.id)
        if not self._same:
            self._keep(outlet)
            return
        names = [" ".join(text for text in (o.name, o.address) if text) for o in self._same[:SHOWN]]
        words = self.tr("%n outlets have this credit code already:", "", len(self._same))
        more = ["…"] if len(self._same) > SHOWN else []
        self._twin_told.setText("\n".join((words, *names, *more)))
        self.use_button.setVisible(not self._before.id)
        self._twin.show()
        self.both_button.setFocus()

    def _use(self) -> None:
        self.kept.emit(self._same[0])
        self.accept()

    def _keep_both(self) -> None:
        self._agreed = self._same[0].credit_code
        self.save()

    def _keep(self, outlet: Outlet) -> None:
        self.save_button.setEnabled(False)
        store_it = change_outlet if outlet.id else add_outlet
        errand = self._desk.ask(self, lambda store: store_it(store, outlet))
        errand.done(self._is_kept).refused(self._refused).finished(lambda: self.save_button.setEnabled(True))

    def _is_kept(self, outlet: Outlet) -> None:
        self.kept.emit(outlet)
        self.accept()

    def _refused(self, refused: Refused) -> None:
        self.problem.setText(refused.message(self._desk.language))
        self.problem.show()

    def _say_wrong(self, wrong: dict[OutletField, Refused]) -> None:
        for field, told in self._wrong.items():
            text = wrong[field].message(self._desk.language) if field in wrong else ""
            self._form.setRowVisible(told, bool(text))
            told.setText(text)
            _make_whole(told)
            self.fields[field].setAccessibleDescription(text)
        self.problem.hide()

    def _fields_inside(self) -> QWidget:
        rows: list[tuple[str, QWidget]] = []
        for field, words in OUTLET_FIELDS.items():
            box: QWidget = self.kind if field is OutletField.KIND else self.fields[field]
            rows.append((words.of(self._desk.language), box))
        self._form = labelled(*rows)
        for place, field in reversed(list(enumerate(OUTLET_FIELDS))):
            if field in self._wrong:
                self._form.insertRow(place + 1, "", self._wrong[field])
        inside = QWidget()
        inside.setLayout(self._form)
        return inside

    def _twins(self) -> QWidget:
        self._twin = QWidget()
        column = QVBoxLayout(self._twin)
        column.setContentsMargins(0, 0, 0, 0)
        self._twin_told = label("", Kind.WARN)
        column.addWidget(self._twin_told)
        row = FlowLayout()
        self.use_button = button(self.tr("Use that one"))
        self.use_button.clicked.connect(self._use)
        self.both_button = button(self.tr("Keep both: another outlet of the same legal entity"))
        self.both_button.clicked.connect(self._keep_both)
        row.addWidget(self.use_button)
        row.addWidget(self.both_button)
        column.addLayout(row)
        self._twin.hide()
        return self._twin

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(at_end=True)
        self.save_button = button(self.tr("Save"), primary=True)
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        cancel = button(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        return row


def _make_whole(told: QLabel) -> None:
    """Give a sentence the height it needs: in the row of a form Qt takes it for less narrow than it is."""
    told.setMinimumHeight(told.heightForWidth(told.width()) if told.text() else 0)
