"""A table over a paged model: sorted by a click on a heading, the current row stays the current one."""

from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.models.paged import Index, PagedModel
from ui.widgets.row_paint import RowPaint

T = TypeVar("T")
LINES = 1.7  # the height of a row, in heights of a line


class PagedTable(QTableView, Generic[T]):
    """Rows that can be chosen; nothing in it depends on how many there are."""

    chosen = Signal(object)  # the row that Enter or a double click was on
    current_changed = Signal(object)  # the row the keys are on, None where there is none

    def __init__(self, model: PagedModel[T], widths: tuple[int, ...]) -> None:
        """`widths` of the columns, in letters; the one with 0 takes what is left."""
        super().__init__()
        self._model = model
        self._current: int | None = None
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self._paint = RowPaint(model, self)
        self.setItemDelegate(self._paint)
        self._lay_out(widths)
        self.activated.connect(self._choose)
        model.replacing.connect(self._remember)
        model.replaced.connect(self._come_back)
        model.loaded.connect(self._tell_current)

    @property
    def row(self) -> T | None:
        """The row the keys are on."""
        return self._model.row(self.currentIndex()) if self.currentIndex().isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter chooses on each system, not only where its style says so.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._model.rowCount():
            # Rows are chosen, not cells: the ends are the first and the last row, not the sides of this one.
            last = 0 if event.key() == Qt.Key.Key_Home else self._model.rowCount() - 1
            self.setCurrentIndex(self._model.index(last, 0))
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.row)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint.begin(self)
        super().paintEvent(event)

    def _lay_out(self, widths: tuple[int, ...]) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * LINES))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        letter = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(widths):
            if width:
                header.resizeSection(column, letter * width)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(letter * 6)
        self.setSortingEnabled(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._model.sort)

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self.chosen.emit(row)

    def _remember(self) -> None:
        self._current = self._model.key(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def _come_back(self) -> None:
        """To the row that was current, else to the first."""
        place = max(0, self._model.place_of(self._current))
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(place, 0))
        else:
            self.current_changed.emit(None)

    def _tell_current(self) -> None:
        self.current_changed.emit(self.row)
