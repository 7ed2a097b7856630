"""Sign with a pen, a finger or the mouse."""

from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.model.person import Point, Stroke

INK = QColor("#14181f")
FULL_PRESSURE = 1000
MOUSE_PRESSURE = 600


class SignaturePad(QWidget):
    """A sheet that keeps pen strokes in thousandths of its width and height."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[list[Point]] = []
        self._drawing = False
        self._clock = QElapsedTimer()
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Signature pad"))

    def sizeHint(self) -> QSize:
        return QSize(720, 288)

    def minimumSizeHint(self) -> QSize:
        return QSize(400, 160)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn; a touch without movement is no stroke."""
        return tuple(tuple(stroke) for stroke in self._strokes if len(stroke) > 1)

    @property
    def aspect(self) -> int:
        """Width over height, in thousandths."""
        return round(1000 * self.width() / max(1, self.height()))

    def clear(self) -> None:
        """Begin anew."""
        self._strokes.clear()
        self.update()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), MOUSE_PRESSURE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position(), MOUSE_PRESSURE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        pressure = round(event.pressure() * FULL_PRESSURE)
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position(), pressure)
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(event.position(), pressure)
        else:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.points():
            point = event.points()[0]
            pressure = round((point.pressure() or 0.6) * FULL_PRESSURE)
            if event.type() == QEvent.Type.TouchBegin:
                self._begin(point.position(), pressure)
            elif event.type() == QEvent.Type.TouchUpdate:
                self._go_on(point.position(), pressure)
            else:
                self._end()
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("white"))
        painter.setPen(QPen(QColor("#b8c0cb"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        base = round(self.height() * 0.78)
        painter.drawLine(24, base, self.width() - 24, base)
        for stroke in self._strokes:
            for start, end in pairwise(stroke):
                width = 1.2 + 3.2 * (start.pressure + end.pressure) / 2000
                painter.setPen(QPen(INK, width, c=Qt.PenCapStyle.RoundCap))
                painter.drawLine(self._shown(start), self._shown(end))
        painter.end()

    def _begin(self, at: QPointF, pressure: int) -> None:
        if not self._clock.isValid():
            self._clock.start()
        self._drawing = True
        self._strokes.append([self._point(at, pressure)])

    def _go_on(self, at: QPointF, pressure: int) -> None:
        if self._drawing:
            self._strokes[-1].append(self._point(at, pressure))
            self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self.changed.emit()

    def _point(self, at: QPointF, pressure: int) -> Point:
        return Point(
            x=min(1000, max(0, round(1000 * at.x() / max(1, self.width())))),
            y=min(1000, max(0, round(1000 * at.y() / max(1, self.height())))),
            pressure=pressure,
            at_ms=self._clock.elapsed(),
        )

    def _shown(self, point: Point) -> QPointF:
        return QPointF(point.x * self.width() / 1000, point.y * self.height() / 1000)
