"""Columns of a table that grow with its text, of which some go where there is little room."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

LINES = 1.7  # the height of a row, in heights of a line
NARROWEST = 6  # a column, in letters
BESIDE_HEADING = 7  # letters of room beside a heading, for the mark of the order as well


def rows_for_text(table: QTableView) -> None:
    """Make all rows as high as text of the size it has now asks for."""
    table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * LINES))


@dataclass(frozen=True, slots=True)
class ColumnWidths:
    """`widths` in letters, as far as a heading does not need more; the column with 0 takes what is left, `least_left` of
    them if it can. Where that is not enough, the columns of `spare` go, the first one first."""

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
        rows_for_text(table)
        header.setMinimumSectionSize(letter * NARROWEST)
        for column, width in enumerate(self._needed(table)):
            if width:
                header.resizeSection(column, width)
        self.leave_room(table)

    def leave_room(self, table: QTableView) -> None:
        """Hide as many of the spare columns as the one that takes what is left needs."""
        widths = self._needed(table)
        missing = sum(widths) + self._letter(table) * self.least_left - table.viewport().width()
        for column in self.spare:
            table.setColumnHidden(column, missing > 0)
            missing -= widths[column] if missing > 0 else 0

    def _needed(self, table: QTableView) -> list[int]:
        """The widths in pixels; 0 for the column that takes what is left."""
        letter, bold = self._letter(table), QFont(table.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics, across = QFontMetrics(bold), Qt.Orientation.Horizontal
        # Not as the header has it: of a hidden column it tells nothing.
        headings = [str(table.model().headerData(n, across) or "") for n in range(len(self.widths))]
        return [
            max(letter * width, metrics.horizontalAdvance(heading) + letter * BESIDE_HEADING) if width else 0
            for width, heading in zip(self.widths, headings, strict=True)
        ]

    def _letter(self, table: QTableView) -> int:
        return table.fontMetrics().horizontalAdvance("0")
