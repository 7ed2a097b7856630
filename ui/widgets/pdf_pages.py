"""The pages of a PDF one below the other, at any size; they are drawn elsewhere, and appear as they come."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QMarginsF, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from ui.pdf.artist import Artist, Wanted
from ui.pdf.file import Size, Source

SMALLEST, LARGEST, STEP = 0.25, 4.0, 1.25  # times the size on paper
SHARPEST = 6.0  # pixels a point: a page of 72 MB
MOST_BYTES = 160_000_000  # of pages that were drawn, kept
POINTS_AN_INCH = 72
LEFT_OUT = 0.2  # how much is seen of a page that is not printed
PAPER, MARK = QColor("white"), QColor(255, 200, 0, 110)
REST_MS = 40  # of scrolling and zooming, until what is seen is drawn anew


class Fit(Enum):
    """Sizes that follow the window."""

    WIDTH = auto()
    PAGE = auto()


class PdfPages(QAbstractScrollArea):
    """Shows one file. Pages that are seen are drawn first, sharp for the screen they are on; those that are not are let
    go."""

    opened = Signal()
    refused = Signal(object)
    moved = Signal()  # another page, or another size
    found = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._sizes: tuple[Size, ...] = ()
        self._zoom: Fit | float = Fit.WIDTH
        self._drawn: dict[int, tuple[float, QImage]] = {}
        self._marks: Mapping[int, Sequence[QRectF]] = {}
        self._left_out: frozenset[int] = frozenset()
        self._edges = QMarginsF()
        self._artist: Artist | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._want)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("reached")  # by the keys, which scroll it
        self.viewport().setBackgroundRole(QPalette.ColorRole.Midlight)
        self.viewport().setAutoFillBackground(True)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # its coming would change the width

    @property
    def pages(self) -> int:
        """How many pages there are; 0 when no file is open."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page that is read, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        tops = self._tops()
        return max((number for number, top in enumerate(tops) if top <= middle), default=0)

    @property
    def per_cent(self) -> int:
        """How large the page is, 100 as on paper."""
        return round(100 * self._scale() * POINTS_AN_INCH / self.logicalDpiX())

    @property
    def zoom(self) -> Fit | float:
        """What size was chosen."""
        return self._zoom

    def is_sharp(self, page: int) -> bool:
        """Whether a page is drawn as it is to be seen."""
        return page in self._drawn and self._drawn[page][0] == self._wanted_scale()

    def open(self, source: Source) -> None:
        """Show another file; `opened` or `refused` tells what came of it."""
        self.close_document()
        self._artist = Artist()
        self._artist.opened.connect(self._show)
        self._artist.refused.connect(self.refused)
        self._artist.drawn.connect(self._keep)
        self._artist.found.connect(self._mark)
        self.destroyed.connect(self._artist.retire)
        self._artist.open(source)

    def close_document(self) -> None:
        """Let the file go."""
        if self._artist is not None:
            for told in (self._artist.opened, self._artist.refused, self._artist.drawn, self._artist.found):
                told.disconnect()
            self.destroyed.disconnect(self._artist.retire)
            self._artist.retire()
            self._artist = None
        self._sizes, self._marks = (), {}
        self._drawn.clear()
        self._lay_out()

    def show_page(self, page: int) -> None:
        """Bring a page, from 0, to the top."""
        tops = self._tops()
        if tops:
            self.verticalScrollBar().setValue(round(tops[min(max(page, 0), len(tops) - 1)]) - self._gap())

    def zoom_to(self, zoom: Fit | float) -> None:
        """Show the pages in another size; what is in the middle stays there."""
        before, bar = self._scale(), self.verticalScrollBar()
        middle = (bar.value() + self.viewport().height() / 2) / before
        self._zoom = zoom if isinstance(zoom, Fit) else min(LARGEST, max(SMALLEST, zoom))
        self._lay_out()
        bar.setValue(round(middle * self._scale() - self.viewport().height() / 2))
        self.viewport().update()
        self._rest.start()
        self.moved.emit()

    def zoom_by(self, factor: float) -> None:
        """Show the pages larger or smaller."""
        self.zoom_to(self.per_cent / 100 * factor)

    def mark(self, text: str) -> None:
        """Mark a text wherever it stands; "" marks nothing."""
        self._mark("", {})
        if text and self._artist is not None:
            self._artist.find(text)

    def show_mark(self, number: int) -> None:
        """Bring the place with this number, from 0, into the middle."""
        places = [(page, rect) for page in sorted(self._marks) for rect in self._marks[page]]
        if places:
            page, rect = places[number % len(places)]
            middle = self._tops()[page] + rect.center().y() * self._scale()
            self.verticalScrollBar().setValue(round(middle - self.viewport().height() / 2))

    def show_print(self, left_out: frozenset[int], edges: QMarginsF) -> None:
        """Show how it is printed: some pages are not, and the others leave these edges, in points, free."""
        self._left_out, self._edges = left_out, edges
        self.viewport().update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 24, line * 24)

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 12, line * 6)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._rest.start()
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self.page
        self._lay_out()
        if isinstance(self._zoom, Fit):
            self.show_page(page)
            self.moved.emit()
        self._rest.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, place in self._seen():
            painter.fillRect(place, PAPER)
            painter.setOpacity(LEFT_OUT if page in self._left_out else 1.0)
            if page in self._drawn:
                painter.drawImage(self._within_edges(place), self._drawn[page][1])
            painter.setOpacity(1.0)
            for mark in self._marks.get(page, ()):
                scale = self._scale()
                at = place.topLeft() + QPointF(mark.x() * scale, mark.y() * scale)
                painter.fillRect(QRectF(at.x(), at.y(), mark.width() * scale, mark.height() * scale), MARK)
        painter.end()

    def _show(self, sizes: tuple[Size, ...]) -> None:
        self._sizes = sizes
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._want()
        self.opened.emit()
        self.moved.emit()

    def _keep(self, wanted: Wanted, picture: QImage) -> None:
        self._drawn.pop(wanted.page, None)
        self._drawn[wanted.page] = (wanted.scale, picture)
        seen = {page for page, _ in self._seen()}
        for page in tuple(self._drawn):
            if (
                sum(image.sizeInBytes() for _, image in self._drawn.values()) > MOST_BYTES
                and page not in seen
            ):
                del self._drawn[page]
        self.viewport().update()

    def _mark(self, text: str, places: Mapping[int, Sequence[QRectF]]) -> None:
        self._marks = places
        self.viewport().update()
        if text:
            self.show_mark(0)
            self.found.emit(text, sum(len(each) for each in places.values()))

    def _want(self) -> None:
        """Have drawn what is seen, and then what comes next."""
        if self._artist is None or not self._sizes:
            return
        seen = [page for page, _ in self._seen()]
        after = [
            page for page in (max(seen, default=-1) + 1, min(seen, default=0) - 1) if 0 <= page < self.pages
        ]
        scale = self._wanted_scale()
        self._artist.draw([Wanted(page, scale) for page in (*seen, *after) if not self.is_sharp(page)])

    def _wanted_scale(self) -> float:
        return min(SHARPEST, self._scale() * self.devicePixelRatioF())

    def _scale(self) -> float:
        """Pixels of the window a point."""
        if not isinstance(self._zoom, Fit):
            return self._zoom * self.logicalDpiX() / POINTS_AN_INCH
        room, gap = self.viewport().size(), 2 * self._gap()
        width = max((size[0] for size in self._sizes), default=1.0)
        height = max((size[1] for size in self._sizes), default=1.0)
        fitted = (room.width() - gap) / width
        if self._zoom is Fit.PAGE:
            fitted = min(fitted, (room.height() - gap) / height)
        least = SMALLEST * self.logicalDpiX() / POINTS_AN_INCH
        return max(fitted, least)

    def _gap(self) -> int:
        return self.fontMetrics().height() // 2

    def _tops(self) -> list[float]:
        """Where each page begins, in pixels from the top of the first gap."""
        tops, y, scale, gap = [], float(self._gap()), self._scale(), self._gap()
        for _, height in self._sizes:
            tops.append(y)
            y += height * scale + gap
        return tops

    def _seen(self) -> list[tuple[int, QRectF]]:
        """The pages that are seen, and where."""
        scale, room = self._scale(), self.viewport().size()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        seen: list[tuple[int, QRectF]] = []
        for page, top in enumerate(self._tops()):
            width, height = (each * scale for each in self._sizes[page])
            left = max(float(self._gap()), (room.width() - width) / 2) - across
            place = QRectF(left, top - down, width, height)
            if place.bottom() >= 0 and place.top() <= room.height():
                seen.append((page, place))
        return seen

    def _within_edges(self, place: QRectF) -> QRectF:
        """Where a page is on its paper: whole, in the middle of what can be printed on."""
        if self._edges.isNull():
            return place
        room = place.marginsRemoved(self._edges * self._scale())
        factor = min(room.width() / place.width(), room.height() / place.height())
        inside = QRectF(0, 0, place.width() * factor, place.height() * factor)
        inside.moveCenter(room.center())
        return inside

    def _lay_out(self) -> None:
        scale, gap, room = self._scale(), self._gap(), self.viewport().size()
        high = sum(height * scale + gap for _, height in self._sizes) + gap
        wide = max((width for width, _ in self._sizes), default=0.0) * scale + 2 * gap
        for bar, needed, has in (
            (self.verticalScrollBar(), high, room.height()),
            (self.horizontalScrollBar(), wide, room.width()),
        ):
            bar.setRange(0, max(0, round(needed) - has))
            bar.setPageStep(has)
            bar.setSingleStep(self.fontMetrics().height() * 3)
