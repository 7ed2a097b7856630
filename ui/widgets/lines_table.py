"""A table over values that are all there."""

from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.look import with_text
from ui.models.lines import LinesModel

LINES = 1.7  # the height of a row, in heights of a line


class LinesTable(QTableView):
    """Rows that can be chosen. `widths` of the columns in letters; the one with 0 takes what is left."""

    def __init__(self, model: LinesModel[Any], widths: tuple[int, ...]) -> None:
        super().__init__()
        self._widths = widths
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
        for column, width in enumerate(widths):
            if not width:
                self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        with_text(self, self._fit_text)

    def _fit_text(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("0")
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * LINES))
        self.horizontalHeader().setMinimumSectionSize(letter * 6)
        for column, width in enumerate(self._widths):
            if width:
                self.horizontalHeader().resizeSection(column, letter * width)
