"""A table over a paged model: sorted by a click on a heading, the current row stays the current one."""

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.look import with_text
from ui.models.paged import Index, PagedModel
from ui.widgets.column_widths import ColumnWidths
from ui.widgets.row_paint import RowPaint

T = TypeVar("T")
LEAST_LEFT = 20  # for the column that takes what is left, in letters


class PagedTable(QTableView, Generic[T]):
    """Rows that can be chosen; nothing in it depends on how many there are."""

    chosen = Signal(object)  # the row that Enter or a double click was on
    current_changed = Signal(object)  # the row the keys are on, None where there is none

    def __init__(self, model: PagedModel[T], widths: tuple[int, ...], spare: tuple[int, ...] = ()) -> None:
        """`widths` of the columns, in letters; the one with 0 takes what is left. Where that is not enough, the columns of
        `spare` go, the first one first."""
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
        self._widths = ColumnWidths(widths, spare, LEAST_LEFT)
        self._paint = RowPaint(model, self)
        # Every pixel is painted by it: what lies below need not be.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._lay_out()
        with_text(self, lambda: self._widths.fit_text(self))
        self.activated.connect(self._choose)
        model.replacing.connect(self._remember)
        model.replaced.connect(self._come_back)
        model.loaded.connect(self._tell_current)
        model.modelReset.connect(self._paint.look_up)
        model.dataChanged.connect(lambda first, last: self._paint.forget(first.row(), last.row()))

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._widths.leave_room(self)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._paint.look_up()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        chosen = self.currentIndex().row() if self.selectionModel().hasSelection() else -1
        painter.fillRect(event.rect(), self.palette().base())
        self._paint.paint(painter, self._seen(), chosen, event.rect())
        painter.end()

    def _seen(self) -> range:
        """The rows that are seen, in part or whole."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1)

    def _lay_out(self) -> None:
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        self._widths.stretch(self)
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
