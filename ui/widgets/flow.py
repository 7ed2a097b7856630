"""Widgets side by side, going on in the next line where there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

SPACING = 8


class FlowLayout(QLayout):
    """Lays its widgets out like words of a text; those that are hidden take no room. With `spread`, all but the first
    stand at the other end while they fit into one line."""

    def __init__(self, parent: QWidget | None = None, *, spread: bool = False) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._spread = spread
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width: Qt asks for the same ones again and again
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def invalidate(self) -> None:
        self._heights.clear()
        self._least = None
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        taken = self._items.pop(index)
        self.invalidate()
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = self._laid_out(QRect(0, 0, width, 0), move=False)
        return known

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._laid_out(place, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        if self._least is None:
            size = QSize()
            for item in self._shown():
                size = size.expandedTo(item.minimumSize())
            self._least = size
        return self._least

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _laid_out(self, place: QRect, *, move: bool) -> int:
        """Where each goes; returns the height of all lines in pixels."""
        left, top, line = place.x(), place.y(), 0
        sizes = [(item, item.sizeHint()) for item in self._shown()]
        needed = sum(size.width() + SPACING for _, size in sizes) - SPACING
        slack = max(0, place.width() - needed) if self._spread else 0
        for number, (item, size) in enumerate(sizes):
            if number == 1:
                left += slack
            if left + size.width() > place.right() + 1 and line:
                left, top, line = place.x(), top + line + SPACING, 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + SPACING
            line = max(line, size.height())
        return top + line - place.y()
