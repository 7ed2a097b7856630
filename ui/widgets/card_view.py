"""A long list of cards of different heights, which paints only what is seen."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Protocol

from PySide6.QtCore import (
    QAbstractItemModel,
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

Index = QModelIndex | QPersistentModelIndex
GAP = 10  # between two cards
UNKNOWN = 120  # a card's height before the list has a width
EDGE = 2  # around a card, for its frame
MOST_PICTURES = 60
AHEAD_MS = 15  # of rest, before the card that comes next is painted
MEASURE_MS = 5  # of each turn spent on measuring cards nobody sees yet
TOP = QModelIndex()


class Painter(Protocol):
    """Knows how a card looks."""

    def height(self, row: int, width: int) -> int:
        """The height of a card, in pixels."""
        ...

    def guess(self, rows: Iterable[int], width: int) -> list[int]:
        """About as much for many cards, at once."""
        ...

    def paint(self, painter: QPainter, row: int, rect: QRect) -> None:
        """Paint a card."""
        ...


class CardView(QListView):
    """A list for those who hear the window: Qt tells them the rows of a QListView, and of no view of one's own; what it
    lays out and paints is done otherwise here.

    Scrolls by pixels. Heights are guessed first and measured before they are seen; what is seen stays where it is
    while heights above it change. One row may be covered by a living widget of a height of its own (`cover`)."""

    pressed_at = Signal(int, QPoint)  # a row, and where in its card
    moved = Signal()  # where the cards are
    widened = Signal()  # the cards are of another width now

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._painter: Painter | None = None
        self._heights: list[int] = []
        self._exact: list[bool] = []
        self._ends: list[int] | None = None
        self._cover: tuple[int, int] | None = None
        self._pictures: dict[int, QPixmap] = {}
        self._measured_to = 0
        self._width = 0
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._measure_some)
        self._ahead = QTimer(self, singleShot=True, interval=AHEAD_MS)
        self._ahead.timeout.connect(self._look_ahead)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that the width of the cards does not change with it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        # Every pixel is painted by it: what lies below need not be.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def is_measured(self) -> bool:
        """Whether all heights are measured."""
        return not self._idle.isActive()

    def use(self, model: QAbstractItemModel, painter: Painter) -> None:
        """Show a model's rows as this painter paints them."""
        self._painter = painter
        self.setModel(model)
        model.modelReset.connect(self._begin)
        model.rowsRemoved.connect(self._rows_gone)
        model.dataChanged.connect(self._rows_changed)
        self._begin()

    def cover(self, row: int, height: int) -> None:
        """A widget lies over a row; -1 for none. What is seen stays where it is."""
        with_it = None if row < 0 else (row, height)
        if with_it != self._cover:
            self._keep_place(lambda: self._set_cover(with_it))

    def card_rect(self, row: int) -> QRect:
        """Where a card is in the viewport, seen or not."""
        ends = self._all_ends()
        top = ends[row - 1] if row else 0
        y = top - self.verticalScrollBar().value() + GAP // 2
        return QRect(2, y, self._card_width(), ends[row] - top - GAP)

    def measure_anew(self) -> None:
        """The painter measures otherwise than before."""
        self._keep_place(self._guess_all)

    def bring_into_view(self, row: int, margin: int = 60) -> None:
        """Scroll so far that a card is seen, its top if not all of it fits."""
        self._measure_around(row)
        rect, seen = self.card_rect(row), self.viewport().height()
        bar = self.verticalScrollBar()
        if rect.top() < margin or rect.height() > seen - 2 * margin:
            bar.setValue(bar.value() + rect.top() - margin)
        elif rect.bottom() > seen - margin:
            bar.setValue(bar.value() + rect.bottom() - seen + margin)

    def visible_rows(self) -> range:
        """The rows that are seen, in part or whole."""
        ends = self._all_ends()
        top = self.verticalScrollBar().value()
        first = bisect_right(ends, top)
        last = bisect_right(ends, top + self.viewport().height())
        return range(first, min(last + 1, len(ends)))

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)  # where cards are is known by their heights

    def updateGeometries(self) -> None:
        pass  # the range of the bar is set with the heights

    def visualRect(self, index: Index) -> QRect:
        return self.card_rect(index.row()) if index.isValid() else QRect()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if index.isValid() and index.row() < len(self._heights):
            self.bring_into_view(index.row())

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = bisect_right(self._all_ends(), point.y() + self.verticalScrollBar().value())
        return self.model().index(row, 0) if row < len(self._heights) else QModelIndex()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        return self.currentIndex()  # the keys belong to the living card

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def visualRegionForSelection(self, selection: object) -> QRegion:
        return QRegion()

    def rowsInserted(self, parent: Index, first: int, last: int) -> None:
        QAbstractItemView.rowsInserted(self, parent, first, last)
        self._keep_place(lambda: self._insert(first, last), first)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._painter is None:
            return
        self._measure_seen()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().window())
        covered = self._cover[0] if self._cover else -1
        for row in self.visible_rows():
            rect = self.card_rect(row)
            if row != covered and event.region().intersects(rect.adjusted(-EDGE, -EDGE, EDGE, EDGE)):
                painter.drawPixmap(rect.topLeft() - QPoint(EDGE, EDGE), self._picture(row, rect))
        painter.end()
        self._ahead.start()

    def _look_ahead(self) -> None:
        """Who answers goes down: the card that comes into view then is painted already."""
        row = self.visible_rows().stop
        if row < len(self._exact) and self._exact[row]:
            self._picture(row, self.card_rect(row))

    def _picture(self, row: int, rect: QRect) -> QPixmap:
        """A card as it was painted last; most are seen many times before they change."""
        made = self._pictures.pop(row, None)
        ratio = self.devicePixelRatioF()
        size = (rect.size() + QSize(2 * EDGE, 2 * EDGE)) * ratio
        if made is None or made.size() != size:
            made = QPixmap(size)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            assert self._painter is not None
            self._painter.paint(painter, row, QRect(QPoint(EDGE, EDGE), rect.size()))
            painter.end()
        self._pictures[row] = made  # the newest at the end
        while len(self._pictures) > MOST_PICTURES:
            del self._pictures[next(iter(self._pictures))]
        return made

    def changeEvent(self, event: QEvent) -> None:
        self._pictures.clear()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        if self._card_width() != self._width:
            self._width = self._card_width()
            self.measure_anew()
            self.widened.emit()
        self._set_range()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint() - self.card_rect(index.row()).topLeft()
            self.pressed_at.emit(index.row(), at)

    def _begin(self) -> None:
        self._cover = None
        self._guess_all()
        self._set_range()
        self.viewport().update()

    def _guess_all(self) -> None:
        self._pictures.clear()
        count = self.model().rowCount(TOP) if self.model() else 0
        self._heights = self._guess(range(count))
        self._exact = [False] * count
        self._ends, self._measured_to = None, 0
        self._idle.start()

    def _guess(self, rows: range) -> list[int]:
        """Heights before anything is measured; before the width is known, any will do."""
        if self._painter is None or not self._width:
            return [UNKNOWN] * len(rows)
        return [height + GAP for height in self._painter.guess(rows, self._card_width())]

    def _insert(self, first: int, last: int) -> None:
        self._heights[first:first] = self._guess(range(first, last + 1))
        self._exact[first:first] = [False] * (last - first + 1)
        if self._cover and self._cover[0] >= first:
            self._cover = (self._cover[0] + last - first + 1, self._cover[1])
        self._unmeasured(first)

    def _rows_gone(self, parent: QModelIndex, first: int, last: int) -> None:
        def remove() -> None:
            del self._heights[first : last + 1]
            del self._exact[first : last + 1]
            if self._cover and self._cover[0] > last:
                self._cover = (self._cover[0] - (last - first + 1), self._cover[1])
            elif self._cover and self._cover[0] >= first:
                self._cover = None
            self._unmeasured(first)

        self._keep_place(remove, first)

    def _rows_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        def measure() -> None:
            for row in range(first.row(), last.row() + 1):
                self._pictures.pop(row, None)
                self._exact[row] = False
                self._measure(row)

        self._keep_place(measure)

    def _unmeasured(self, row: int) -> None:
        self._pictures.clear()
        self._ends = None
        self._measured_to = min(self._measured_to, row)
        self._idle.start()

    def _set_cover(self, cover: tuple[int, int] | None) -> None:
        before, self._cover = self._cover, cover
        for each in (before, cover):
            if each is not None and each[0] < len(self._exact):
                self._exact[each[0]] = False
                self._measure(each[0])

    def _keep_place(self, change: Callable[[], None], at: int = 0) -> None:
        """Change heights; the covered card, or else the first that is seen, stays where it is."""
        bar = self.verticalScrollBar()
        anchor = self._anchor()
        before = 0 if anchor is None else self.card_rect(anchor).top()
        count = len(self._heights)
        change()
        if anchor is not None and anchor >= at and len(self._heights) != count:
            anchor = max(at, anchor + len(self._heights) - count)
        self._measure_seen()
        self._set_range()
        if anchor is not None and 0 <= anchor < len(self._heights):
            bar.setValue(bar.value() + self.card_rect(anchor).top() - before)
        self.viewport().update()
        self.moved.emit()

    def _anchor(self) -> int | None:
        seen = self.visible_rows() if self._heights else range(0)
        if self._cover is not None and self._cover[0] in seen:
            return self._cover[0]
        return next((row for row in seen if self.card_rect(row).top() >= 0), None)

    def _measure_some(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        count = len(self._exact)
        wrong = False
        while self._measured_to < count and clock.elapsed() < MEASURE_MS:
            wrong |= self._measure(self._measured_to)
            self._measured_to += 1
        if wrong:
            self._keep_place(lambda: None)
        if self._measured_to >= count:
            self._idle.stop()

    def _measure_seen(self) -> None:
        wrong = [row for row in self.visible_rows() if self._measure(row)]
        if wrong:
            self._set_range()

    def _measure_around(self, row: int) -> None:
        """Cards near a row, so that it comes to rest where it belongs."""
        first, last = max(0, row - 12), min(len(self._exact), row + 12)
        for each in range(first, last):
            self._measure(each)
        self._set_range()

    def _measure(self, row: int) -> bool:
        """Measure a card; whether it was guessed wrong."""
        if self._exact[row] or self._painter is None:
            return False
        self._exact[row] = True
        covered, height = self._cover or (-1, 0)
        if row != covered:
            height = self._painter.height(row, self._card_width())
        if self._heights[row] == height + GAP:
            return False
        self._heights[row] = height + GAP
        self._ends = None
        return True

    def _all_ends(self) -> list[int]:
        if self._ends is None:
            self._ends = list(accumulate(self._heights))
        return self._ends

    def _card_width(self) -> int:
        return max(200, self.viewport().width() - 6)

    def _set_range(self) -> None:
        ends = self._all_ends()
        whole, seen = (ends[-1] if ends else 0), self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(seen)
        bar.setRange(0, max(0, whole - seen))

    def _scrolled(self) -> None:
        self.viewport().update()
        self.moved.emit()
