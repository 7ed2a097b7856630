"""The registry's reports: searched, limited and sorted by the database; the chosen one beside them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from inspector.app.registry import NEWEST_VISITS, report_counts, report_detail, report_keys, report_lines
from inspector.errors import Language
from inspector.model.list_wish import ListWish
from inspector.model.registry import ReportDetail, ReportKind, ReportLine
from ui.actions import declare
from ui.icon import Icon
from ui.look import button, named, nothing
from ui.models.due import always, due_column
from ui.models.paged import Column, PagedModel, Source
from ui.moments import day
from ui.registry_desk import RegistryDesk, Tell
from ui.widgets.flow import FlowLayout
from ui.widgets.list_sieve import KindButtons, ListSearch
from ui.widgets.paged_table import PagedTable
from ui.widgets.report_text import ReportText

SOURCE = Source(keys=report_keys, rows=report_lines)
WIDTHS = (26, 0, 14, 19, 10, 9, 9, 27)
SPARE = (4, 2, 6, 5, 0, 3)  # goes first where there is little room
LOOK_MS = 120  # the keys rest on a report before it is read
BESIDE = 150  # letters the panel is wide: less, and the report goes below the list
SHARE = (3, 2)  # of the list and the report


class ReportsPanel(QWidget):
    """The list, and what it is limited to."""

    export_wanted = Signal(object)  # ListWish

    def __init__(self, registry: RegistryDesk, language: Language, tell: Tell) -> None:
        super().__init__()
        self._registry, self._tell = registry, tell
        self._is_first = True  # until the list was seen
        asks = partial(registry.ask, self, otherwise=tell)
        self.model = PagedModel(asks, SOURCE, self._columns(), NEWEST_VISITS, parent=self)
        self.table = PagedTable(self.model, WIDTHS, SPARE)
        named(self.table, self.tr("Reports"))
        self.text = ReportText(language)
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._read)
        self._empty = nothing()
        self._empty.hide()
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        for part, share in zip((self.table, self.text), SHARE, strict=True):
            self._split.addWidget(part)
            self._split.setStretchFactor(self._split.indexOf(part), share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(self._sieve())
        column.addWidget(self._empty, 1)
        column.addWidget(self._split, 1)
        self._listen()
        self._count()

    @property
    def wish(self) -> ListWish:
        """What is wished for."""
        return self.model.wish

    def reload(self) -> None:
        """Show what the registry holds now."""
        self.model.reload()
        self._count()

    def show_only(self, only: ReportKind) -> None:
        """Show the reports of one kind."""
        self._kinds.choose(only)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin_at_list()

    def _begin_at_list(self) -> None:
        """Once there is one to be seen, the keys are on the list."""
        if self._is_first and self.isVisible() and self.model.rowCount():
            self._is_first = False
            if not self.search.hasFocus():
                self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_wide = self.width() >= BESIDE * self.fontMetrics().horizontalAdvance("0")
        self._split.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)
        super().resizeEvent(event)

    def _sieve(self) -> FlowLayout:
        row = FlowLayout()
        name, hint = self.tr("Search the reports"), self.tr("Number, outlet, brand or credit code")
        self.search = ListSearch(self.model, self.table, name, hint, 34)
        row.addWidget(self.search)
        self._kinds = KindButtons(self.model, ReportKind, row, self)
        self._tell_counts({})
        self.export_button = button(self.tr("Export the list…"), shows=Icon.FOLDER)
        self.export_button.setToolTip(self.tr("What is listed now, for a spreadsheet"))
        self.export_button.clicked.connect(lambda: self.export_wanted.emit(self.wish))
        row.addWidget(self.export_button)
        return row

    def _columns(self) -> Sequence[Column[ReportLine]]:
        def visited(line: ReportLine) -> str:
            return day(line.visited_at.astimezone())

        return (
            Column("number", self.tr("Number"), lambda line: line.number),
            Column("outlet", self.tr("Outlet"), lambda line: line.outlet),
            Column("brand", self.tr("Brand"), lambda line: line.brand),
            Column("visited", self.tr("Visited"), visited),
            Column("findings", self.tr("Findings"), lambda line: str(line.findings), is_number=True),
            Column("open", self.tr("Open"), lambda line: str(line.open), is_number=True),
            Column("critical", self.tr("Critical"), lambda line: str(line.critical), is_number=True),
            due_column(self.tr("Next deadline"), lambda line: line.next_due, self, always),
        )

    def _listen(self) -> None:
        self.search.entered.connect(self.table.setFocus)
        self.table.current_changed.connect(self._show_current)
        self.table.chosen.connect(lambda _: self.text.setFocus())
        self.model.counted.connect(self._show_number)
        declare(
            self, "find-report", self.tr("Find a report"), self.search.begin_anew, "Ctrl+F", everywhere=True
        )
        declare(
            self, "list-overdue", self.tr("List what is overdue"), lambda: self.show_only(ReportKind.OVERDUE)
        )
        follow_ups = self.tr("List what must be looked at again")
        declare(self, "list-to-look-at", follow_ups, lambda: self.show_only(ReportKind.TO_LOOK_AT))

    def _count(self) -> None:
        self._registry.ask(self, report_counts, self._tell).done(self._tell_counts)

    def _tell_counts(self, counts: Mapping[str, int]) -> None:
        texts = {
            ReportKind.EVERY: self.tr("All"),
            ReportKind.OPEN: self.tr("Open"),
            ReportKind.OVERDUE: self.tr("Overdue"),
            ReportKind.CRITICAL: self.tr("Critical"),
            ReportKind.TO_LOOK_AT: self.tr("To look at again"),
        }
        self._kinds.tell(texts, counts)

    def _show_number(self, number: int) -> None:
        is_sifted = bool(self.wish.search or self.wish.only)
        none = (
            self.tr("No report is like that.") if is_sifted else self.tr("The registry holds no report yet.")
        )
        self._empty.setText(none)
        self._empty.setVisible(not number)
        self._split.setVisible(bool(number))
        self.export_button.setEnabled(bool(number))
        self._begin_at_list()

    def _show_current(self, line: ReportLine | None) -> None:
        if line is None:
            self._look.stop()
        elif line.number != self.text.number:
            self._look.start()

    def _read(self) -> None:
        line = self.table.row
        if line is not None:
            number = line.number
            self._registry.ask(self, lambda registry: report_detail(registry, number), self._tell).done(
                self._show
            )

    def _show(self, detail: ReportDetail) -> None:
        line = self.table.row
        if line is not None and line.number == detail.line.number:
            self.text.show_report(detail, date.today())
