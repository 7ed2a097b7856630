"""A photo on which rectangles are drawn to cover personal data."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.model.photo import Redaction

SMALLEST = 8  # pixels of the photo; a smaller rectangle is a slip of the hand


class CoverablePicture(QWidget):
    """Shows a photo fitted into the widget; the mouse draws covers, Delete takes the last one away."""

    changed = Signal()

    def __init__(self, image: QImage, full: tuple[int, int], covers: tuple[Redaction, ...]) -> None:
        """`full` is the size of the upright original in pixels; covers are counted in them."""
        super().__init__()
        self._image = image
        self._full = full
        self._covers = [QRectF(c.x, c.y, c.width, c.height) for c in covers]
        self._start: QPointF | None = None
        self._end = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Photo; draw a rectangle over personal data, Delete removes the last"))

    def sizeHint(self) -> QSize:
        return QSize(860, 645)

    @property
    def redactions(self) -> tuple[Redaction, ...]:
        """The covers, in pixels of the upright original."""
        return tuple(
            Redaction(x=round(c.x()), y=round(c.y()), width=round(c.width()), height=round(c.height()))
            for c in self._covers
        )

    def cover_all(self) -> None:
        """Cover the whole photo."""
        self._covers = [QRectF(0, 0, *self._full)]
        self._told()

    def remove_last(self) -> None:
        """Take the last cover away."""
        if self._covers:
            self._covers.pop()
            self._told()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_last()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._start = self._end = self._to_photo(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._start is not None:
            self._end = self._to_photo(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._start is None:
            return
        drawn = QRectF(self._start, self._to_photo(event.position())).normalized()
        self._start = None
        if drawn.width() >= SMALLEST and drawn.height() >= SMALLEST:
            self._covers.append(drawn)
        self._told()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place(), self._image)
        for cover in self._covers:
            painter.fillRect(self._to_widget(cover), QColor("black"))
        if self._start is not None:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.BrightText), 2, Qt.PenStyle.DashLine))
            painter.drawRect(self._to_widget(QRectF(self._start, self._end).normalized()))
        painter.end()

    def _told(self) -> None:
        self.update()
        self.changed.emit()

    def _place(self) -> QRect:
        size = QSize(*self._full).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(
            (self.width() - size.width()) // 2,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def _to_photo(self, at: QPointF) -> QPointF:
        place = self._place()
        x = (at.x() - place.x()) / max(1, place.width()) * self._full[0]
        y = (at.y() - place.y()) / max(1, place.height()) * self._full[1]
        return QPointF(min(self._full[0], max(0.0, x)), min(self._full[1], max(0.0, y)))

    def _to_widget(self, rect: QRectF) -> QRectF:
        place = self._place()
        scale = place.width() / self._full[0]
        return QRectF(
            place.x() + rect.x() * scale,
            place.y() + rect.y() * scale,
            rect.width() * scale,
            rect.height() * scale,
        )
