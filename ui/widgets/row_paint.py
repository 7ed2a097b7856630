"""How a cell of a long list is painted: a fifth of the time the style takes, which asks the model seven things a cell."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.models.paged import PagedModel

PADDING = 0.45  # beside the text, in heights of a line
KEPT_TEXTS = 4_000


class RowPaint(QStyledItemDelegate):
    """Paints text, icon and colour of cells in plain rows; the current row is filled, as in a list."""

    def __init__(self, model: PagedModel[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._cut: dict[tuple[str, int], tuple[str, int]] = {}
        self._font = ""
        self.begin(parent)

    def begin(self, table: QWidget) -> None:
        """Cells of this table are painted next: what is the same for all of them is looked up once."""
        palette, role = table.palette(), QPalette.ColorRole
        self._fill, self._shade = palette.brush(role.Highlight), palette.brush(role.AlternateBase)
        self._on_fill, self._plain = palette.color(role.HighlightedText), palette.color(role.Text)
        if self._font != table.font().key():
            self._font = table.font().key()
            self._cut.clear()
            self._metrics = QFontMetrics(table.font())
            self._line, self._ascent = self._metrics.height(), self._metrics.ascent()
            self._space = round(self._line * PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        place = index.row()
        cell = self._model.cell(place, index.column())
        colour = self._plain
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._fill)
            colour = self._on_fill
        else:
            if place % 2:
                painter.fillRect(rect, self._shade)
            if isinstance(cell.colour, QColor | QBrush):
                colour = QBrush(cell.colour).color()
        top = rect.y() + (rect.height() - self._line) // 2
        left, right = rect.x() + self._space, rect.x() + rect.width() - self._space
        if isinstance(cell.icon, QIcon):
            cell.icon.paint(painter, QRect(left, top, self._line, self._line))
            left += self._line + self._space // 2
        if not cell.text:
            return
        text, width = self._fitted(cell.text, right - left)
        if cell.is_number:
            left = right - width
        painter.setPen(colour)
        painter.drawText(QPointF(left, top + self._ascent), text)

    def _fitted(self, text: str, room: int) -> tuple[str, int]:
        """The text, cut where it does not fit, and its width: to measure it takes as long as to paint it."""
        known = self._cut.get((text, room))
        if known is None:
            if len(self._cut) > KEPT_TEXTS:
                self._cut.clear()
            cut = self._metrics.elidedText(text.partition("\n")[0], Qt.TextElideMode.ElideRight, room)
            known = self._cut[text, room] = (cut, self._metrics.horizontalAdvance(cut))
        return known
