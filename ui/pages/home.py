"""All inspections of this laptop."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector.app.inspections import list_inspections
from inspector.model.inspection import InspectionState, InspectionSummary
from ui.desk import Desk
from ui.icon import Icon
from ui.look import Kind, button, label, named
from ui.moments import moment
from ui.pages.backup import BackupLine
from ui.pages.brand import BrandDialog
from ui.pages.checklists import ChecklistsDialog
from ui.pages.store import StoreDialog
from ui.widgets.flow import FlowLayout


class HomePage(QWidget):
    """The list, and the way to everything else."""

    inspection_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ids: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        head = FlowLayout(spread=True)
        head.addWidget(label(self.tr("Inspections"), Kind.TITLE, wrap=False))
        self.new_button = button(self.tr("New inspection"), primary=True, shows=Icon.ADD)
        self.new_button.clicked.connect(self.new_wanted)
        self.brand_button = button(self.tr("The bureau on its papers…"))
        self.brand_button.clicked.connect(self.ask_brand)
        self.store_button = button(self.tr("Store…"))
        self.store_button.setToolTip(self.tr("Passphrase, recovery key, check"))
        self.store_button.clicked.connect(self.ask_store)
        self.checklists_button = button(self.tr("Checklists…"), shows=Icon.CHECKLIST)
        self.checklists_button.setToolTip(self.tr("See them, install new ones"))
        self.checklists_button.clicked.connect(self.ask_checklists)
        head.addWidget(self.checklists_button)
        head.addWidget(self.store_button)
        head.addWidget(self.brand_button)
        head.addWidget(self.new_button)
        column.addLayout(head)
        self.backup = BackupLine(desk)
        column.addWidget(self.backup)
        self._empty = label(
            self.tr("No inspections yet. Start the first one with the button above."), Kind.FAINT
        )
        self._empty.hide()  # until it is known
        column.addWidget(self._empty)
        column.addWidget(self._make_table(), 1)
        self.reload()

    @property
    def table(self) -> QTableWidget:
        """The list."""
        return self._table

    def ask_brand(self) -> None:
        """Name, colour and emblem of the bureau."""
        dialog = BrandDialog(self, self._desk)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_store(self) -> None:
        """Passphrase, recovery key, keyring, check."""
        dialog = StoreDialog(self, self._desk)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_checklists(self) -> None:
        """The checklists there are, and how to install others."""
        dialog = ChecklistsDialog(self, self._desk)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def reload(self) -> None:
        """Show what is stored now, once the store has told."""
        self._desk.ask(self, list_inspections).done(self._show_lines)

    def _show_lines(self, lines: tuple[InspectionSummary, ...]) -> None:
        states = {
            InspectionState.DRAFT: self.tr("draft"),
            InspectionState.SEALED: self.tr("sealed"),
            InspectionState.EXPORTED: self.tr("exported"),
        }
        self._ids = tuple(str(line.id) for line in lines)
        self._table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            texts = (
                line.number,
                line.outlet,
                moment(line.started_at),
                states[line.state],
                f"{line.answered}/{line.items}",
                str(line.findings),
                str(line.photos),
            )
            for column, text in enumerate(texts):
                self._table.setItem(row, column, QTableWidgetItem(text))
        self._empty.setVisible(not lines)
        self._table.setVisible(bool(lines))

    def _make_table(self) -> QTableWidget:
        headers = (
            self.tr("Number"),
            self.tr("Outlet"),
            self.tr("Started"),
            self.tr("State"),
            self.tr("Answered"),
            self.tr("Findings"),
            self.tr("Photos"),
        )
        self._table = QTableWidget(0, len(headers))
        self._table.setHorizontalHeaderLabels(list(headers))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().hide()
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._table.cellActivated.connect(self._open)
        self._table.cellDoubleClicked.connect(self._open)
        named(self._table, self.tr("Inspections"))
        return self._table

    def _open(self, row: int) -> None:
        self.inspection_wanted.emit(self._ids[row])
