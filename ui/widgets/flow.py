"""Widgets side by side, going on in the next line where there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

SPACING = 8
Sized = tuple[QLayoutItem, QSize]


class FlowLayout(QLayout):
    """Lays its widgets out like words of a text, those of a line around its middle; those that are hidden take no room.
    With `spread`, all but the first stand at the other end while they fit into one line, else below it. With `at_end`,
    as the buttons of a dialog, each line ends at the right."""

    def __init__(self, parent: QWidget | None = None, *, spread: bool = False, at_end: bool = False) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._spread = spread
        self._at_end = at_end
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
        top, lines = place.y(), self._lines(place.width())
        slack = max(0, place.width() - _width(lines[0])) if self._spread and len(lines) == 1 else 0
        for line in lines:
            height, left = max(size.height() for _, size in line), place.x()
            if self._at_end:
                left += max(0, place.width() - _width(line))
            for number, (item, size) in enumerate(line):
                left += slack if number == 1 else 0
                if move:
                    at = QPoint(left, top + (height - size.height()) // 2)
                    item.setGeometry(QRect(at, size))
                left += size.width() + SPACING
            top += height + SPACING
        return max(0, top - SPACING - place.y())

    def _lines(self, width: int) -> list[list[Sized]]:
        """What stands side by side."""
        sized = [(item, item.sizeHint()) for item in self._shown()]
        flowing = _broken(sized, width)
        if self._spread and len(flowing) > 1:
            below = [sized[:1], *_broken(sized[1:], width)]
            return below if len(below) == len(flowing) else flowing
        return flowing


def _broken(sized: list[Sized], width: int) -> list[list[Sized]]:
    lines: list[list[Sized]] = []
    for each in sized:
        if lines and _width([*lines[-1], each]) <= width:
            lines[-1].append(each)
        else:
            lines.append([each])
    return lines


def _width(line: list[Sized]) -> int:
    return sum(size.width() + SPACING for _, size in line) - SPACING
