"""A table over values that are all there."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.look import with_text
from ui.models.lines import LinesModel

LINES = 1.7  # the height of a row, in heights of a line
NARROWEST = 6  # a column, in letters
LEAST_LEFT = 16  # for the column that takes what is left, in letters


class LinesTable(QTableView):
    """Rows that can be chosen. `widths` of the columns in letters; the one with 0 takes what is left. Where that is not
    enough, the columns of `spare` go, the first one first."""

    def __init__(self, model: LinesModel[Any], widths: tuple[int, ...], spare: tuple[int, ...]) -> None:
        super().__init__()
        self._widths, self._spare = widths, spare
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
        for column, width in enumerate(widths):
            if not width:
                self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        with_text(self, self._fit_text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._leave_room()
        super().resizeEvent(event)

    def _fit_text(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("0")
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * LINES))
        self.horizontalHeader().setMinimumSectionSize(letter * NARROWEST)
        for column, width in enumerate(self._widths):
            if width:
                self.horizontalHeader().resizeSection(column, letter * width)
        self._leave_room()

    def _leave_room(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("0")
        needed = letter * (sum(self._widths) + LEAST_LEFT) - self.viewport().width()
        for column in self._spare:
            self.setColumnHidden(column, needed > 0)
            needed -= letter * self._widths[column] if needed > 0 else 0
