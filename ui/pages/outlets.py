"""The outlets this laptop knows: found, looked at, changed, and where an inspection begins."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.app.outlets import outlet_keys, outlet_lines
from inspector.model.list_wish import ListWish
from inspector.model.outlet import Outlet, OutletLine
from ui.actions import declare
from ui.desk import Desk
from ui.icon import Icon
from ui.look import Kind, button, label, named, nothing
from ui.models.due import always, due_column
from ui.models.paged import Column, PagedModel, Source
from ui.moments import day
from ui.pages.outlet_edit import OutletDialog
from ui.widgets.flow import FlowLayout
from ui.widgets.list_sieve import ListSearch
from ui.widgets.outlet_details import OutletDetails
from ui.widgets.paged_table import PagedTable

SOURCE = Source(keys=outlet_keys, rows=outlet_lines)
WIDTHS = (24, 12, 23, 0, 20, 11, 14, 27)
SPARE = (2, 5, 1, 4, 6)  # goes first where the window is narrow: credit code, visits this year, brand, …


class OutletsPage(QWidget):
    """A search, the list, and what is known of the outlet the keys are on."""

    start_wanted = Signal(str)
    inspection_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setAcceptDrops(True)
        self.model = PagedModel(
            partial(desk.ask, self), SOURCE, self._columns(), ListWish(order="name"), parent=self
        )
        self.table = PagedTable(self.model, WIDTHS, SPARE)
        named(self.table, self.tr("Outlets"))
        self._empty = nothing()
        self._empty.hide()  # until it is known
        self.details = OutletDetails(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head())
        column.addLayout(self._sieve())
        column.addWidget(self._empty, 1)
        column.addWidget(self.table, 3)
        column.addWidget(self.details, 2)
        column.addStretch()  # has the room until it is known what is shown
        column.addLayout(self._foot())
        self._listen()
        self._show_current(None)
        self.search.setFocus()

    def add(self) -> None:
        """Ask for an outlet that is not known yet."""
        self._ask(None)

    def edit(self) -> None:
        """Change what is known of the outlet."""
        if self.table.row is not None:
            self._ask(self.table.row.outlet)

    def import_list(self, file: Path | None = None) -> None:
        """Take a list in."""
        from ui.pages.outlet_import import ImportDialog

        dialog = ImportDialog(self, self._desk)
        dialog.taken.connect(self.model.reload)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        if file is not None:
            dialog.read(file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.import_list(files[0])

    def _head(self) -> FlowLayout:
        head = FlowLayout(spread=True)
        head.addWidget(label(self.tr("Outlets"), Kind.TITLE, wrap=False))
        self.import_button = button(self.tr("Import a list…"), shows=Icon.IMPORT)
        self.import_button.setToolTip(
            self.tr("From .xlsx, .xls, .ods or .csv; the file can be dropped here as well")
        )
        self.import_button.clicked.connect(lambda: self.import_list())
        self.add_button = button(self.tr("Add outlet…"), shows=Icon.ADD)
        self.add_button.clicked.connect(self.add)
        head.addWidget(self.import_button)
        head.addWidget(self.add_button)
        return head

    def _sieve(self) -> FlowLayout:
        row = FlowLayout()
        name, hint = self.tr("Search the outlets"), self.tr("Name, brand, credit code, address or licence")
        self.search = ListSearch(self.model, self.table, name, hint, 44)
        self._count = label("", Kind.FAINT, wrap=False)
        row.addWidget(self.search)
        row.addWidget(self._count)
        return row

    def _foot(self) -> FlowLayout:
        row = FlowLayout()
        self.start_button = button(self.tr("Start an inspection here"), primary=True, shows=Icon.ADD)
        self.start_button.clicked.connect(self._start)
        self.edit_button = button(self.tr("Edit…"))
        self.edit_button.clicked.connect(self.edit)
        row.addWidget(self.start_button)
        row.addWidget(self.edit_button)
        return row

    def _columns(self) -> Sequence[Column[OutletLine]]:
        return (
            Column("name", self.tr("Name"), lambda line: line.outlet.name),
            Column("brand", self.tr("Brand"), lambda line: line.outlet.brand),
            Column("credit-code", self.tr("Credit code"), lambda line: line.outlet.credit_code),
            Column("address", self.tr("Address"), lambda line: line.outlet.address),
            Column(
                "last-visit",
                self.tr("Last visit"),
                lambda line: day(line.last_visit) if line.last_visit else "—",
            ),
            Column("", self.tr("This year"), lambda line: str(line.this_year), is_number=True),
            Column("open", self.tr("Open findings"), lambda line: str(line.open_findings), is_number=True),
            due_column(self.tr("Next deadline"), lambda line: line.next_due, self, always),
        )

    def _listen(self) -> None:
        self.search.entered.connect(self._start)
        self.table.chosen.connect(lambda line: self.start_wanted.emit(line.outlet.id))
        self.table.current_changed.connect(self._show_current)
        self.model.counted.connect(self._show_number)
        self.details.inspection_wanted.connect(self.inspection_wanted)
        declare(self, "find-outlet", self.tr("Find an outlet"), self.search.begin_anew, "Ctrl+F")
        declare(self, "add-outlet", self.tr("Add an outlet"), self.add)
        declare(self, "edit-outlet", self.tr("Edit the outlet"), self.edit, "F2")
        declare(self, "import-outlets", self.tr("Import a list of outlets"), lambda: self.import_list())

    def _ask(self, outlet: Outlet | None) -> None:
        dialog = OutletDialog(self, self._desk, outlet)
        dialog.kept.connect(self._kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _kept(self, outlet: Outlet) -> None:
        """Find what was added or chosen; what was changed is where it was."""
        words = self.search.text().split()
        if self.table.row is None or self.table.row.outlet.id != outlet.id or words:
            self.search.setText(outlet.name)
        self.model.reload()

    def _show_number(self, number: int) -> None:
        has_words = bool(self.model.wish.search)
        self._count.setText(self.tr("%n outlets", "", number))
        if not number:
            self._empty.setText(
                self.tr("No outlet is like that.")
                if has_words
                else self.tr("No outlets yet. Add one, or import the bureau's list.")
            )
        self._empty.setVisible(not number)
        self.table.setVisible(bool(number))
        self.details.setVisible(bool(number))

    def _show_current(self, line: OutletLine | None) -> None:
        self.start_button.setEnabled(line is not None)
        self.edit_button.setEnabled(line is not None)
        self.details.show_outlet(None if line is None else line.outlet)

    def _start(self) -> None:
        if self.table.row is not None:
            self.start_wanted.emit(self.table.row.outlet.id)
