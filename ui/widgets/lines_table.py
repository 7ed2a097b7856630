"""A table over values that are all there."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.look import with_text
from ui.models.lines import LinesModel
from ui.widgets.column_widths import ColumnWidths

LEAST_LEFT = 16  # for the column that takes what is left, in letters


class LinesTable(QTableView):
    """Rows that can be chosen. `widths` of the columns in letters; the one with 0 takes what is left. Where that is not
    enough, the columns of `spare` go, the first one first."""

    def __init__(self, model: LinesModel[Any], widths: tuple[int, ...], spare: tuple[int, ...]) -> None:
        super().__init__()
        self._widths = ColumnWidths(widths, spare, LEAST_LEFT)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._widths.stretch(self)
        with_text(self, lambda: self._widths.fit_text(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._widths.leave_room(self)
        super().resizeEvent(event)
