"""Choose one of the known outlets by typing a part of it, or type a new one."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inspector.app.outlets import first_outlets
from inspector.model.outlet import Outlet, OutletId, OutletLine
from ui.desk import Desk
from ui.look import Kind, button, label, labelled, named, with_text
from ui.widgets.flow import FlowLayout

SHOWN = 6  # more are found by another letter
REST_MS = 120
KEYS_OF_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up)


class OutletChoice(QWidget):
    """A field that finds outlets, and the fields of a new one; `chosen` tells the outlet, None while there is none."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._outlet: Outlet | None = None
        self._asked = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._ways())
        column.addWidget(self._found_list())
        self._about = label("", Kind.FAINT)
        column.addWidget(self._about)
        self._fields = QWidget()
        self._fields.setLayout(self._new_fields())
        column.addWidget(self._fields)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self.new_button.toggled.connect(self._show_way)
        self.search.textChanged.connect(self._typed)
        self._show_way(new=False)
        self._ask()

    @property
    def outlet(self) -> OutletId | None:
        """The known outlet that is chosen."""
        return None if self.is_new or self._outlet is None else self._outlet.id

    @property
    def is_new(self) -> bool:
        """Whether a new outlet is typed."""
        return self.new_button.isChecked()

    def typed(self) -> Outlet:
        """The new outlet as it is typed."""
        return Outlet(
            id=OutletId(""),
            name=self.name.text().strip(),
            brand=self.brand.text().strip(),
            legal_entity=self.entity.text().strip(),
            credit_code=self.credit_code.text().strip(),
            permit=self.permit.text().strip(),
            address=self.address.text().strip(),
        )

    def choose(self, outlet: Outlet) -> None:
        """Choose a known outlet."""
        self._outlet = outlet
        self.new_button.setChecked(False)
        self.search.setText(outlet.name)
        self._rest.stop()
        self._found.hide()
        about = "   ".join(text for text in (outlet.brand, outlet.address, outlet.credit_code) if text)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.chosen.emit(outlet)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go through what was found while one types, Enter chooses."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._found.isVisible():
            if event.key() in KEYS_OF_LIST and watched is self.search:
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                row = min(self._found.count() - 1, max(0, self._found.currentRow() + by))
                self._found.setCurrentRow(row)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._found.currentItem():
                self._take(self._found.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _ways(self) -> FlowLayout:
        row = FlowLayout()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name, brand, address or credit code"))
        self.search.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 44)
        self.search.installEventFilter(self)
        named(self.search, self.tr("Outlet"))
        self.new_button = button(self.tr("New outlet"), checkable=True)
        row.addWidget(self.search)
        row.addWidget(self.new_button)
        return row

    def _found_list(self) -> QListWidget:
        self._found = QListWidget()
        self._found.itemActivated.connect(self._take)
        self._found.itemClicked.connect(self._take)
        self._found.installEventFilter(self)
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found.setTextElideMode(Qt.TextElideMode.ElideRight)
        named(self._found, self.tr("Outlets that were found"))
        with_text(self._found, self._fit)
        self._found.hide()  # until something is found
        return self._found

    def _new_fields(self) -> QFormLayout:
        self.name, self.brand, self.entity = QLineEdit(), QLineEdit(), QLineEdit()
        self.credit_code, self.permit, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        form = labelled(
            (self.tr("Name on the signboard"), self.name),
            (self.tr("Brand"), self.brand),
            (self.tr("Legal entity"), self.entity),
            (self.tr("Credit code"), self.credit_code),
            (self.tr("Licence or filing number"), self.permit),
            (self.tr("Address"), self.address),
        )
        form.setContentsMargins(0, 0, 0, 0)
        return form

    def _show_way(self, new: bool) -> None:
        self.search.setVisible(not new)
        self._fields.setVisible(new)
        self._about.setVisible(not new and bool(self._about.text()))
        if new:
            self._found.hide()
            self.name.setFocus()
        elif self._outlet is None:
            self._ask()
        self.chosen.emit(None if new else self._outlet)

    def _typed(self) -> None:
        if self._outlet is not None and self.search.text() != self._outlet.name:
            self._outlet = None
            self._about.hide()
            self.chosen.emit(None)
        if self._outlet is None:
            self._rest.start()

    def _ask(self) -> None:
        self._asked = words = self.search.text().strip()
        errand = self._desk.ask(self, lambda store: first_outlets(store, words, SHOWN))
        errand.done(lambda lines: self._show_found(words, lines))

    def _show_found(self, words: str, lines: tuple[OutletLine, ...]) -> None:
        if words != self._asked or self.is_new or self._outlet is not None:
            return
        if not words and not lines:  # no outlet is known yet: the first one is typed
            self.new_button.setChecked(True)
            return
        self._found.clear()
        for line in lines:
            outlet = line.outlet
            item = QListWidgetItem("   ".join(t for t in (outlet.name, outlet.brand, outlet.address) if t))
            item.setData(Qt.ItemDataRole.UserRole, outlet)
            self._found.addItem(item)
        self._found.setCurrentRow(0 if lines else -1)
        self._found.setVisible(bool(lines))
        self._about.setText("" if lines else self.tr("No outlet is like that. Is it a new one?"))
        self._about.setVisible(not lines)
        self._fit()

    def _fit(self) -> None:
        """As high as what was found."""
        rows = max(1, self._found.count())
        height = max(self._found.sizeHintForRow(0), self._found.fontMetrics().height())
        self._found.setFixedHeight(rows * height + 2 * self._found.frameWidth() + 4)

    def _take(self, item: QListWidgetItem) -> None:
        self.choose(item.data(Qt.ItemDataRole.UserRole))
