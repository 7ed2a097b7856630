"""Take a list of outlets in: a file, which column is what, what becomes of each row, and then all of it at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QDialog,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector.app.outlet_file import read_outlet_list
from inspector.app.outlet_import import import_outlets, judge_outlets, save_refused
from inspector.app.progress import Progress
from inspector.errors import Refused
from inspector.model.outlet_list import Fate, OutletList, OutletListLine, OutletsTaken
from ui.desk import Desk
from ui.files import ask_file, ask_target
from ui.icon import Icon
from ui.job import Job
from ui.look import Kind, button, label, labelled, named, open_in, scrolled, show_as, with_text
from ui.models.judged import JudgedModel
from ui.models.paged import TEXTS
from ui.widgets.column_mapper import ColumnMapper
from ui.widgets.column_widths import ColumnWidths, rows_for_text
from ui.widgets.flow import FlowLayout
from ui.widgets.work_bar import WorkBar

Sorted = Mapping[Fate | None, Sequence[OutletListLine]]  # the lines by fate; None for all of them
PREVIEWED = 5  # rows
WIDTHS = (8, 24, 25, 14, 0)  # of the columns of judged rows, in letters; the last takes what is left


class ImportDialog(QDialog):
    """Three steps: a file, its columns, its rows. `taken` tells that outlets were added or changed."""

    taken = Signal()

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._listed: OutletList | None = None
        self._judged: OutletsTaken | None = None
        self._sorted: Sorted = {}
        self.setWindowTitle(self.tr("Import a list"))
        self.setAcceptDrops(True)
        self._steps = QStackedWidget()
        for step in (self._file_step(), self._column_step(), self._row_step()):
            self._steps.addWidget(step)
        self.work = WorkBar(desk.language)
        self.problem = label("", Kind.BAD)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.addWidget(self._steps, 1)
        column.addWidget(self.problem)
        column.addWidget(self.work)
        column.addLayout(self._buttons())
        self._show_step(0)
        open_in(self, 960, 720)

    def read(self, file: Path) -> None:
        """Read a list, off the window's thread."""
        self._run(Job(self, lambda progress: read_outlet_list(file)).done(self._show_list))

    def judge(self) -> None:
        """Tell what would become of each row."""
        store, listed, columns, update = self._desk.store, self._whole(), self.mapper.columns(), self._update

        def work(progress: Progress) -> tuple[OutletsTaken, Sorted]:
            judged = judge_outlets(store, listed, columns, progress, update=update)
            return judged, _by_fate(judged)

        self._run(Job(self, work).done(partial(self._show_judged, is_in=False)))

    def take(self) -> None:
        """Take the rows in, all or none."""
        store, listed, columns, update = self._desk.store, self._whole(), self.mapper.columns(), self._update

        def work(progress: Progress) -> tuple[OutletsTaken, Sorted]:
            taken = import_outlets(store, listed, columns, progress, update=update)
            return taken, _by_fate(taken)

        self._run(Job(self, work).done(partial(self._show_judged, is_in=True)))

    def save_refused(self) -> None:
        """Ask where the rows that were refused go."""
        kinds = self.tr("CSV (*.csv)")
        ask_target(self, self.tr("Save the refused rows"), self.tr("refused-rows.csv"), kinds, self._save)

    def reject(self) -> None:
        """Not while work goes on: that is stopped first."""
        if self.work.is_busy:
            self.work.cancel()
        else:
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.work.is_busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.read(files[0])

    @property
    def _update(self) -> bool:
        return bool(self.known.currentData())

    def _whole(self) -> OutletList:
        assert self._listed is not None
        return self._listed

    def _run(self, job: Job[Any]) -> None:
        """Work, one piece at a time."""
        if self.work.is_busy:
            return
        self.problem.hide()
        self.close_button.hide()  # the bar has a button that stops the work
        for each in (self._steps, self.judge_button, self.take_button, self.save_button):
            each.setEnabled(False)
        self.work.run(job.refused(self._refuse).finished(self._over))

    def _over(self) -> None:
        self.close_button.show()
        for each in (self._steps, self.judge_button, self.take_button, self.save_button):
            each.setEnabled(True)

    def _refuse(self, refused: Refused) -> None:
        self.problem.setText(refused.message(self._desk.language))
        self.problem.show()

    def _show_step(self, number: int, *, is_in: bool = False) -> None:
        self._steps.setCurrentIndex(number)
        has_refused = bool(self._sorted.get(Fate.REFUSED))
        self.judge_button.setVisible(number == 1)
        self.take_button.setVisible(number == 2 and not is_in)
        self.back_button.setVisible(number == 2 and not is_in)
        self.save_button.setVisible(number == 2 and has_refused)
        self.close_button.setText(self.tr("Close") if is_in else self.tr("Cancel"))

    def _show_list(self, listed: OutletList) -> None:
        self._listed = listed
        told = self.tr("{0} ({1}), %n rows", "", len(listed.rows))
        self._told.setText(told.format(listed.name, listed.kind))
        self.mapper.show_list(listed)
        self.preview.setColumnCount(len(listed.headers))
        self.preview.setHorizontalHeaderLabels(list(listed.headers))
        first = listed.rows[:PREVIEWED]
        self.preview.setRowCount(len(first))
        for row, cells in enumerate(first):
            for column, cell in enumerate(cells):
                self.preview.setItem(row, column, QTableWidgetItem(cell))
        self.preview.resizeColumnsToContents()
        self._show_step(1)
        self.judge_button.setFocus()

    def _show_judged(self, told: tuple[OutletsTaken, Sorted], *, is_in: bool) -> None:
        self._judged, self._sorted = told
        words = {
            None: self.tr("All rows"),
            Fate.ADDED: self.tr("New %n", "", self._count(Fate.ADDED)),
            Fate.UPDATED: self.tr("Changed %n", "", self._count(Fate.UPDATED)),
            Fate.SKIPPED: self.tr("Left %n", "", self._count(Fate.SKIPPED)),
            Fate.SAME: self.tr("The same %n", "", self._count(Fate.SAME)),
            Fate.REFUSED: self.tr("Refused %n", "", self._count(Fate.REFUSED)),
        }
        for fate, each in self.fates.items():
            each.setText(words[fate])
        self.fates[None].setChecked(True)
        self._show_only(None)
        if is_in:
            show_as(self._state, Kind.GOOD, self.tr("The list is in."))
        else:
            waits = self.tr("Nothing is in yet: this is what would become of the rows.")
            show_as(self._state, Kind.FAINT, waits)
        self._show_step(2, is_in=is_in)
        self.take_button.setEnabled(bool(self._count(Fate.ADDED) + self._count(Fate.UPDATED)))
        (self.close_button if is_in else self.take_button).setFocus()
        if is_in:
            self.taken.emit()

    def _count(self, fate: Fate) -> int:
        return len(self._sorted.get(fate, ()))

    def _show_only(self, fate: Fate | None) -> None:
        self.rows.show_lines(self._sorted.get(fate, ()))

    def _save(self, file: Path) -> None:
        listed, taken, language = self._whole(), self._judged, self._desk.language
        assert taken is not None
        job = Job(self, lambda progress: save_refused(listed, taken, file, language))
        self._run(
            job.done(lambda _: show_as(self._state, Kind.GOOD, self.tr("Saved {0}.").format(file.name)))
        )

    def _choose(self) -> None:
        ask_file(self, self.tr("Choose the list"), self.tr("Lists (*.xlsx *.xls *.ods *.csv)"), self.read)

    def _file_step(self) -> QWidget:
        step = QWidget()
        column = QVBoxLayout(step)
        column.setSpacing(12)
        told = label(self.tr("Drop a list here, or choose one: .xlsx, .xls, .ods, or .csv."), Kind.HEADING)
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        choose = button(self.tr("Choose a file…"), primary=True, shows=Icon.IMPORT)
        choose.clicked.connect(self._choose)
        column.addStretch()
        column.addWidget(told)
        column.addWidget(choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        return step

    def _column_step(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        self._told = label("", Kind.HEADING)
        column.addWidget(self._told)
        self.preview = QTableWidget()
        self.preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.preview.setShowGrid(False)
        self.preview.verticalHeader().hide()
        self.preview.horizontalHeader().setDefaultAlignment(TEXTS)
        with_text(self.preview, lambda: rows_for_text(self.preview))
        self.preview.setTabKeyNavigation(False)
        self.preview.setMinimumHeight(self.fontMetrics().height() * 2 * (PREVIEWED + 1))
        named(self.preview, self.tr("First rows of the list"))
        column.addWidget(self.preview)
        column.addWidget(label(self.tr("Which column is what"), Kind.HEADING))
        self.mapper = ColumnMapper(self._desk.language)
        column.addWidget(self.mapper)
        self.known = QComboBox()
        self.known.addItem(self.tr("are left as they are"), False)
        self.known.addItem(self.tr("get what the list says"), True)
        column.addLayout(labelled((self.tr("Outlets that are known already"), self.known)))
        column.addStretch()
        return scrolled(inside)

    def _row_step(self) -> QWidget:
        step = QWidget()
        column = QVBoxLayout(step)
        self._state = label("", Kind.FAINT)
        column.addWidget(self._state)
        row = FlowLayout()
        group = QButtonGroup(self)
        self.fates = {fate: button("", checkable=True) for fate in (None, *Fate)}
        for fate, each in self.fates.items():
            group.addButton(each)
            each.clicked.connect(partial(self._show_only, fate))
            row.addWidget(each)
        column.addLayout(row)
        self.rows = JudgedModel(self._desk.language, self)
        column.addWidget(self._table(), 1)
        return step

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.rows)
        table.setShowGrid(False)
        table.horizontalHeader().setDefaultAlignment(TEXTS)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        widths = ColumnWidths(WIDTHS, (), 0)
        widths.stretch(table)
        with_text(table, lambda: widths.fit_text(table))
        named(table, self.tr("Rows of the list"))
        return table

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(at_end=True)
        self.judge_button = button(self.tr("Judge the rows"), primary=True)
        self.judge_button.clicked.connect(self.judge)
        self.take_button = button(self.tr("Take them in"), primary=True)
        self.take_button.clicked.connect(self.take)
        self.back_button = button(self.tr("Which column is what"))
        self.back_button.clicked.connect(lambda: self._show_step(1))
        self.save_button = button(self.tr("Save the refused rows…"))
        self.save_button.clicked.connect(self.save_refused)
        self.close_button = button(self.tr("Cancel"))
        self.close_button.clicked.connect(self.reject)
        buttons = (self.back_button, self.save_button, self.close_button, self.judge_button, self.take_button)
        for each in buttons:
            each.setAutoDefault(False)
            row.addWidget(each)
        return row


def _by_fate(taken: OutletsTaken) -> Sorted:
    counts = Counter(line.fate for line in taken.lines)
    return {None: taken.lines} | {fate: taken.of(fate) for fate in Fate if counts[fate]}
