"""All inspections of this laptop: what is begun, what must be looked at again, everything else."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.app.inspections import inspection_counts, inspection_keys, inspection_lines
from inspector.model.inspection import InspectionKind, InspectionOrder, InspectionState, InspectionSummary
from inspector.model.list_wish import ListWish
from inspector.model.vocabulary import VISIT_KINDS
from ui.actions import declare
from ui.desk import Desk
from ui.icon import Icon
from ui.look import Kind, button, label, named, nothing
from ui.models.due import due_column
from ui.models.paged import Column, PagedModel, Source
from ui.moments import day, moment
from ui.pages.backup import BackupLine
from ui.pages.brand import BrandDialog
from ui.pages.checklists import ChecklistsDialog
from ui.pages.store import StoreDialog
from ui.widgets.flow import FlowLayout
from ui.widgets.list_sieve import KindButtons, ListSearch
from ui.widgets.paged_table import PagedTable

SOURCE = Source(keys=inspection_keys, rows=inspection_lines)
WIDTHS = (25, 0, 12, 25, 10, 13, 18, 27, 11)
SPARE = (8, 2, 0, 5, 3, 6)  # goes first where the window is narrow: photos, kind, number, …


class HomePage(QWidget):
    """The list, and the way to everything else."""

    inspection_wanted = Signal(str)
    follow_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._was_counted = False
        self.model = PagedModel(
            partial(desk.ask, self),
            SOURCE,
            self._columns(),
            ListWish(order=InspectionOrder.STARTED, descending=True),
            parent=self,
        )
        self.table = PagedTable(self.model, WIDTHS, SPARE)
        named(self.table, self.tr("Inspections"))
        self._empty = nothing()
        self._empty.hide()  # until it is known, as the table: the first turn has enough to lay out
        self.table.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head())
        self.backup = BackupLine(desk)
        column.addWidget(self.backup)
        column.addLayout(self._sieve())
        column.addWidget(self._empty, 1)
        column.addWidget(self.table, 1)
        column.addStretch()  # has the room until it is known what is shown
        column.addLayout(self._foot())
        self._listen()
        self._show_current(None)
        self._count()

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
        self.model.reload()
        self._count()

    def show_only(self, only: InspectionKind) -> None:
        """Show the inspections of one kind."""
        self._kinds.choose(only)

    def _head(self) -> FlowLayout:
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
        for each in (self.checklists_button, self.store_button, self.brand_button, self.new_button):
            head.addWidget(each)
        return head

    def _sieve(self) -> FlowLayout:
        """What is searched for, and of which kind."""
        row = FlowLayout()
        name, hint = self.tr("Search the inspections"), self.tr("Number, outlet, brand or address")
        self.search = ListSearch(self.model, self.table, name, hint, 34)
        row.addWidget(self.search)
        self._kinds = KindButtons(self.model, InspectionKind, row, self)
        self._tell_counts({})
        return row

    def _foot(self) -> FlowLayout:
        row = FlowLayout(spread=True)
        self._told = label("", Kind.FAINT, wrap=False)
        self.follow_button = button(self.tr("Follow up"), shows=Icon.REDO)
        self.follow_button.setToolTip(self.tr("Start a visit that looks again at the open findings"))
        self.follow_button.clicked.connect(self._follow)
        self.open_button = button(self.tr("Open"))
        self.open_button.clicked.connect(self._open)
        for each in (self._told, self.follow_button, self.open_button):
            row.addWidget(each)
        return row

    def _columns(self) -> Sequence[Column[InspectionSummary]]:
        states = {
            InspectionState.DRAFT: self.tr("draft"),
            InspectionState.SEALED: self.tr("sealed"),
            InspectionState.EXPORTED: self.tr("exported"),
        }
        language = self._desk.language
        return (
            Column(InspectionOrder.NUMBER, self.tr("Number"), lambda line: line.number),
            Column(InspectionOrder.OUTLET, self.tr("Outlet"), lambda line: line.outlet),
            Column("", self.tr("Kind"), lambda line: VISIT_KINDS[line.kind].of(language)),
            Column(InspectionOrder.STARTED, self.tr("Started"), lambda line: moment(line.started_at)),
            Column(InspectionOrder.STATE, self.tr("State"), lambda line: states[line.state]),
            Column(InspectionOrder.PROGRESS, self.tr("Answered"), _progress, is_number=True),
            Column(InspectionOrder.OPEN, self.tr("Open findings"), _open_findings, is_number=True),
            due_column(self.tr("Next deadline"), lambda line: line.next_due, self, _is_sealed),
            Column(InspectionOrder.PHOTOS, self.tr("Photos"), lambda line: str(line.photos), is_number=True),
        )

    def _listen(self) -> None:
        self.search.entered.connect(self._open)
        self.table.chosen.connect(lambda line: self.inspection_wanted.emit(line.id))
        self.table.current_changed.connect(self._show_current)
        self.model.counted.connect(self._show_number)
        declare(self, "find-inspection", self.tr("Find an inspection"), self.search.begin_anew, "Ctrl+F")
        declare(
            self, "list-every", self.tr("List all inspections"), lambda: self.show_only(InspectionKind.EVERY)
        )
        declare(
            self, "list-drafts", self.tr("List drafts only"), lambda: self.show_only(InspectionKind.DRAFTS)
        )
        declare(
            self,
            "list-to-look-at",
            self.tr("List what must be looked at again"),
            lambda: self.show_only(InspectionKind.TO_LOOK_AT),
        )

    def _count(self) -> None:
        self._desk.ask(self, inspection_counts).done(self._tell_counts)

    def _tell_counts(self, counts: Mapping[str, int]) -> None:
        texts = {
            InspectionKind.EVERY: self.tr("All"),
            InspectionKind.DRAFTS: self.tr("Drafts"),
            InspectionKind.TO_LOOK_AT: self.tr("To look at again"),
        }
        self._kinds.tell(texts, counts)

    def _show_number(self, number: int) -> None:
        wish = self.model.wish
        if not number and not wish.search and not wish.only:
            self._empty.setText(self.tr("No inspections yet. Start the first one with the button above."))
        elif not number:
            self._empty.setText(self.tr("No inspection is like that."))
        self._empty.setVisible(not number)
        self.table.setVisible(bool(number))
        if not self._was_counted and self.isVisible() and not self.search.hasFocus():
            (self.table if number else self.new_button).setFocus()
        self._was_counted = True

    def _show_current(self, line: InspectionSummary | None) -> None:
        self.open_button.setEnabled(line is not None)
        self.follow_button.setEnabled(line is not None and line.look_due is not None)
        if line is not None and line.look_due is not None:
            text = self.tr("{0}: to be looked at again after {1}").format(line.number, day(line.look_due))
            self._told.setText(text)
        else:
            self._told.setText("")

    def _open(self) -> None:
        if self.table.row is not None:
            self.inspection_wanted.emit(self.table.row.id)

    def _follow(self) -> None:
        if self.table.row is not None:
            self.follow_wanted.emit(self.table.row.id)


def _is_sealed(line: InspectionSummary) -> bool:
    return line.state is not InspectionState.DRAFT


def _progress(line: InspectionSummary) -> str:
    return f"{line.answered}/{line.items}"


def _open_findings(line: InspectionSummary) -> str:
    if line.open_findings == line.findings:
        return str(line.findings)
    return f"{line.open_findings}/{line.findings}"
