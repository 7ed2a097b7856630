"""Columns of a table that grow with its text, of which some go where there is little room."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHeaderView, QTableView

LINES = 1.7  # the height of a row, in heights of a line
NARROWEST = 6  # a column, in letters


@dataclass(frozen=True, slots=True)
class ColumnWidths:
    """`widths` in letters; the column with 0 takes what is left, `least_left` of them if it can. Where that is not enough,
    the columns of `spare` go, the first one first."""

    widths: tuple[int, ...]
    spare: tuple[int, ...]
    least_left: int

    def stretch(self, table: QTableView) -> None:
        """Give one column what is left. Once, at the beginning."""
        for column, width in enumerate(self.widths):
            if not width:
                table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def fit_text(self, table: QTableView) -> None:
        """Rows and columns have room for text of the size it has now."""
        letter, header = self._letter(table), table.horizontalHeader()
        table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * LINES))
        header.setMinimumSectionSize(letter * NARROWEST)
        for column, width in enumerate(self.widths):
            if width:
                header.resizeSection(column, letter * width)
        self.leave_room(table)

    def leave_room(self, table: QTableView) -> None:
        """Hide as many of the spare columns as the one that takes what is left needs."""
        letter = self._letter(table)
        needed = letter * (sum(self.widths) + self.least_left) - table.viewport().width()
        for column in self.spare:
            table.setColumnHidden(column, needed > 0)
            needed -= letter * self.widths[column] if needed > 0 else 0

    def _letter(self, table: QTableView) -> int:
        return table.fontMetrics().horizontalAdvance("0")
