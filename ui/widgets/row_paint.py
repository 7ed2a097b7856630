"""How the rows of a long list are painted: as pictures that are kept, a tenth of the time the style takes, which asks the
model seven things a cell at every frame."""

from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QTableView

from ui.models.paged import Cell, PagedModel

PADDING = 0.45  # beside the text, in heights of a line
MOST_PICTURES = 120  # some screens full


class RowPaint:
    """Paints text, icon and colour of cells in plain rows; the current row is filled, as in a list."""

    def __init__(self, model: PagedModel[Any], table: QTableView) -> None:
        self._model, self._table = model, table
        self._pictures: dict[tuple[int, bool], QPixmap] = {}
        self._columns: list[tuple[int, int, int]] = []
        self._ratio = 0.0
        self.look_up()

    def look_up(self) -> None:
        """Colours, text or rows are others now: what is the same for all rows is looked up once."""
        self._pictures.clear()
        palette, role = self._table.palette(), QPalette.ColorRole
        self._base, self._fill = palette.color(role.Base), palette.color(role.Highlight)
        self._shade = palette.color(role.AlternateBase)
        self._on_fill, self._plain = palette.color(role.HighlightedText), palette.color(role.Text)
        self._metrics = QFontMetrics(self._table.font())
        self._line, self._ascent = self._metrics.height(), self._metrics.ascent()
        self._space = round(self._line * PADDING)

    def forget(self, first: int, last: int) -> None:
        """These rows are others now."""
        for known in [known for known in self._pictures if first <= known[0] <= last]:
            del self._pictures[known]

    def paint(self, painter: QPainter, places: range, chosen: int, exposed: QRect) -> None:
        """Paint rows where the table has them; what lies outside `exposed` may be left out."""
        self._lay_out()
        for place in places:
            top = self._table.rowViewportPosition(place)
            if top <= exposed.bottom() and top + self._table.rowHeight(place) > exposed.top():
                left = -self._table.horizontalOffset()
                painter.drawPixmap(QPoint(left, top), self._picture(place, place == chosen))

    def _lay_out(self) -> None:
        """Pictures are of the columns as they lie now."""
        header = self._table.horizontalHeader()
        columns = [
            (column, header.sectionPosition(column), header.sectionSize(column))
            for column in range(header.count())
            if not header.isSectionHidden(column)
        ]
        ratio = self._table.devicePixelRatioF()
        if (columns, ratio) != (self._columns, self._ratio):
            self._columns, self._ratio = columns, ratio
            self._pictures.clear()

    def _picture(self, place: int, is_chosen: bool) -> QPixmap:
        if self._model.row(place) is None:  # it is asked for each time it is looked at
            self._model.want(place)
            place = -2 + place % 2
        made = self._pictures.pop((place, is_chosen), None)
        if made is None:
            width = max(left + width for _, left, width in self._columns)
            made = QPixmap(QSize(width, self._table.rowHeight(0)) * self._ratio)
            made.setDevicePixelRatio(self._ratio)
            self._paint_row(made, place, is_chosen)
        self._pictures[(place, is_chosen)] = made  # the newest at the end
        while len(self._pictures) > MOST_PICTURES:
            del self._pictures[next(iter(self._pictures))]
        return made

    def _paint_row(self, picture: QPixmap, place: int, is_chosen: bool) -> None:
        picture.fill(self._fill if is_chosen else self._shade if place % 2 else self._base)
        painter = QPainter(picture)
        painter.setFont(self._table.font())
        painter.setPen(self._on_fill if is_chosen else self._plain)
        for column, left, width in self._columns:
            cell = self._model.cell(place, column)
            if not is_chosen:
                painter.setPen(_colour(cell, self._plain))
            self._paint_cell(painter, cell, left + self._space, left + width - self._space)
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: Cell, left: int, right: int) -> None:
        top = (self._table.rowHeight(0) - self._line) // 2
        if isinstance(cell.icon, QIcon):
            cell.icon.paint(painter, QRect(left, top, self._line, self._line))
            left += self._line + self._space // 2
        text = cell.text.partition("\n")[0]
        width = self._metrics.horizontalAdvance(text)
        if width > right - left:
            text = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - left)
            width = self._metrics.horizontalAdvance(text)
        if text:
            painter.drawText(QPointF(right - width if cell.is_number else left, top + self._ascent), text)


def _colour(cell: Cell, plain: QColor) -> QColor:
    return QBrush(cell.colour).color() if isinstance(cell.colour, QColor | QBrush) else plain
