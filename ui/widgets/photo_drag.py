"""Photos of a grid that are dragged to another place."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QListView

SCROLL_MS = 40
EDGE = 40  # pixels from the edge, where the view begins to scroll
MARK = 3  # pixels wide


class PhotoDrag(QObject):
    """Takes the mouse of a grid once a photo is pulled away from its place. No loop of events of its own: the window
    may lock meanwhile."""

    dropped = Signal(int)  # the gap: 0 is before the first photo

    def __init__(self, grid: QListView) -> None:
        super().__init__(grid)
        self._grid = grid
        self._start: QPoint | None = None
        self._at: QPoint | None = None  # while something is dragged
        self._scroll = QTimer(self, interval=SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        grid.viewport().installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether something is being dragged."""
        return self._at is not None

    def cancel(self) -> None:
        """Let everything stay where it was."""
        self._start = self._at = None
        self._scroll.stop()
        self._grid.viewport().unsetCursor()
        self._grid.viewport().update()

    def mark(self) -> QRect:
        """Where what is dragged would come to stand, on the viewport; empty while nothing is dragged."""
        if self._at is None:
            return QRect()
        count, gap = self._grid.model().rowCount(), self._gap(self._at)
        after = gap == count or (gap % self.columns() == 0 and not self._is_left(self._at))
        cell = self._cell(gap - 1 if after else gap)
        left = cell.right() + 1 if after else cell.left()
        return QRect(left - MARK // 2, cell.top(), MARK, cell.height())

    def columns(self) -> int:
        """How many photos stand side by side."""
        count = self._grid.model().rowCount()
        top = self._cell(0).top()
        return next((row for row in range(1, count) if self._cell(row).top() != top), max(1, count))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._pressed(event)
                return False
            case QEvent.Type.MouseMove:
                return self._moved(event)
            case QEvent.Type.MouseButtonRelease:
                return self._released()
        return False

    def _pressed(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._start = at if plain and self._grid.indexAt(at).isValid() else None

    def _moved(self, event: QMouseEvent) -> bool:
        if self._start is None:
            return False
        at = event.position().toPoint()
        if self._at is None and (at - self._start).manhattanLength() < QApplication.startDragDistance():
            return True  # or the view would begin to choose what is passed over
        if self._at is None:
            self._grid.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._at = at
        self._scroll.start()
        self._grid.viewport().update()
        return True

    def _released(self) -> bool:
        if self._at is None:
            self._start = None
            return False
        gap = self._gap(self._at)
        self.cancel()
        self.dropped.emit(gap)
        return True

    def _scroll_on(self) -> None:
        """The nearer to the edge or beyond, the faster."""
        if self._at is None:
            return
        bar, height = self._grid.verticalScrollBar(), self._grid.viewport().height()
        over = min(0, self._at.y() - EDGE) + max(0, self._at.y() - (height - EDGE))
        if over:
            bar.setValue(bar.value() + over)
            self._grid.viewport().update()

    def _gap(self, at: QPoint) -> int:
        count, columns = self._grid.model().rowCount(), self.columns()
        first, size = self._cell(0), self._grid.gridSize()
        line = max(0, (at.y() - first.top()) // size.height())
        column = max(0, round((at.x() - first.left()) / size.width()))
        return int(min(count, line * columns + min(columns, column)))

    def _is_left(self, at: QPoint) -> bool:
        return at.x() < self._cell(0).center().x()

    def _cell(self, row: int) -> QRect:
        return self._grid.visualRect(self._grid.model().index(row, 0))
