"""All inspections of this laptop: what is begun, what must be looked at again, everything else."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from inspector.app.inspections import inspection_counts, inspection_keys, inspection_lines
from inspector.model.inspection import InspectionState, InspectionSummary
from inspector.model.list_wish import ListWish
from inspector.model.vocabulary import VISIT_KINDS
from ui.actions import declare
from ui.desk import Desk
from ui.icon import Icon
from ui.look import Kind, button, label, named
from ui.models.paged import Column, PagedModel, Source
from ui.moments import day, moment
from ui.pages.backup import BackupLine
from ui.pages.brand import BrandDialog
from ui.pages.checklists import ChecklistsDialog
from ui.pages.store import StoreDialog
from ui.widgets.flow import FlowLayout
from ui.widgets.paged_table import PagedTable

SOURCE = Source(keys=inspection_keys, rows=inspection_lines)
EVERY, DRAFTS, TO_LOOK_AT = "", "drafts", "to-look-at"
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
            ListWish(order="started", descending=True),
            parent=self,
        )
        self.table = PagedTable(self.model, WIDTHS, SPARE)
        named(self.table, self.tr("Inspections"))
        self._empty = label("", Kind.FAINT)
        self._empty.hide()  # until it is known, as the table: the first turn has enough to lay out
        self.table.hide()
        column = QVBoxLayout(self)
        column.addLayout(self._head())
        self.backup = BackupLine(desk)
        column.addWidget(self.backup)
        column.addLayout(self._sieve())
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
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

    def show_only(self, only: str) -> None:
        """Show the inspections of one kind."""
        self._kinds[only].setChecked(True)
        self.model.limit(only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down, in the search, goes to the list; Enter opens what is chosen there."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.model.rowCount():
            if event.key() == Qt.Key.Key_Down:
                self.table.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open()
                return True
        return super().eventFilter(watched, event)

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
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Number, outlet, brand or address"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 34)
        named(self.search, self.tr("Search the inspections"))
        self.search.installEventFilter(self)
        row.addWidget(self.search)
        self._group = QButtonGroup(self)
        self._kinds = {only: button("", checkable=True) for only in (EVERY, DRAFTS, TO_LOOK_AT)}
        for each in self._kinds.values():
            self._group.addButton(each)
            row.addWidget(each)
        self._kinds[EVERY].setChecked(True)
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
        today = datetime.now().astimezone().date()
        late = self.tr("{0}, overdue")

        def due(line: InspectionSummary) -> str:
            if line.next_due is None:
                return "—"
            return late.format(day(line.next_due)) if _is_late(line, today) else day(line.next_due)

        def colour(line: InspectionSummary) -> QColor | None:
            return self.palette().color(QPalette.ColorRole.BrightText) if _is_late(line, today) else None

        return (
            Column("number", self.tr("Number"), lambda line: line.number),
            Column("outlet", self.tr("Outlet"), lambda line: line.outlet),
            Column("", self.tr("Kind"), lambda line: VISIT_KINDS[line.kind].of(language)),
            Column("started", self.tr("Started"), lambda line: moment(line.started_at)),
            Column("state", self.tr("State"), lambda line: states[line.state]),
            Column("progress", self.tr("Answered"), _progress, is_number=True),
            Column("open", self.tr("Open findings"), _open_findings, is_number=True),
            Column("due", self.tr("Next deadline"), due, colour=colour),
            Column("photos", self.tr("Photos"), lambda line: str(line.photos), is_number=True),
        )

    def _listen(self) -> None:
        self.search.textChanged.connect(self.model.search)
        for only, each in self._kinds.items():
            each.clicked.connect(partial(self.model.limit, only))
        self.table.chosen.connect(lambda line: self.inspection_wanted.emit(line.id))
        self.table.current_changed.connect(self._show_current)
        self.model.counted.connect(self._show_number)
        declare(self, "find-inspection", self.tr("Find an inspection"), self._find, "Ctrl+F")
        declare(self, "list-every", self.tr("List all inspections"), lambda: self.show_only(EVERY))
        declare(self, "list-drafts", self.tr("List drafts only"), lambda: self.show_only(DRAFTS))
        declare(
            self,
            "list-to-look-at",
            self.tr("List what must be looked at again"),
            lambda: self.show_only(TO_LOOK_AT),
        )

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _count(self) -> None:
        self._desk.ask(self, inspection_counts).done(self._tell_counts)

    def _tell_counts(self, counts: Mapping[str, int]) -> None:
        texts = {
            EVERY: self.tr("All"),
            DRAFTS: self.tr("Drafts"),
            TO_LOOK_AT: self.tr("To look at again"),
        }
        for only, text in texts.items():
            self._kinds[only].setText(f"{text} {counts[only]}" if only in counts else text)

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


def _is_late(line: InspectionSummary, today: date) -> bool:
    return line.state is not InspectionState.DRAFT and line.next_due is not None and line.next_due < today


def _progress(line: InspectionSummary) -> str:
    return f"{line.answered}/{line.items}"


def _open_findings(line: InspectionSummary) -> str:
    if line.open_findings == line.findings:
        return str(line.findings)
    return f"{line.open_findings}/{line.findings}"
