"""Sign with a pen, a finger or the mouse."""

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.model.person import Point, Stroke
from ui.widgets.ink import PAPER, paint_ink, placed

FULL_PRESSURE = 1000
MOUSE_PRESSURE = 600  # of what knows no pressure
LINES_HIGH, LINES_WIDE = 8, 22  # at least, in heights of a line
BASE, BESIDE = 0.78, 0.03  # where the line to write on is, of the height and the width
RULE, EDGE = QColor("#b8c0cb"), QColor("#7d8896")


class SignaturePad(QWidget):
    """A sheet that keeps pen strokes in thousandths of its width and height, as the one who signs sees it: `turned` is
    for somebody on the other side of the table. While one finger or the pen writes, other fingers are nothing."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[list[Point]] = []
        self._drawing = False
        self._finger: int | None = None
        self._pen_is_down = False
        self._turned = False
        self._ink: QPixmap | None = None
        self._clock = QElapsedTimer()
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Signature pad"))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.5

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * LINES_WIDE, line * LINES_HIGH)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn; a touch without movement is no stroke."""
        return tuple(tuple(stroke) for stroke in self._strokes if len(stroke) > 1)

    @property
    def aspect(self) -> int:
        """Width over height, in thousandths."""
        return round(1000 * self.width() / max(1, self.height()))

    def turn(self, turned: bool) -> None:
        """Be read, and written on, from the other side."""
        self._turned = turned
        self._ink = None
        self.update()

    def undo(self) -> None:
        """Take the last stroke away."""
        if self._strokes:
            self._strokes.pop()
            self._anew()

    def clear(self) -> None:
        """Begin anew."""
        self._strokes.clear()
        self._anew()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position(), MOUSE_PRESSURE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position(), MOUSE_PRESSURE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        pressure = _pressure(event.pressure(), event.pointingDevice())
        if event.type() == QEvent.Type.TabletPress:
            self._pen_is_down = True
            self._begin(event.position(), pressure)
        elif event.type() == QEvent.Type.TabletMove:
            self._go_on(event.position(), pressure)
        else:
            self._pen_is_down = False
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            if not self._pen_is_down:  # else it is the hand that holds the pen
                for point in event.points():
                    self._touch(point, _pressure(point.pressure(), event.pointingDevice()))
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ink = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), PAPER)
        if self._turned:
            painter.translate(self.width(), self.height())
            painter.rotate(180)
        painter.setPen(QPen(RULE, 1))
        base, beside = round(self.height() * BASE), round(self.width() * BESIDE)
        painter.drawLine(beside, base, self.width() - beside, base)
        painter.drawPixmap(0, 0, self._inked())
        painter.resetTransform()  # turned, two of its edges would be a pixel outside
        painter.setPen(QPen(EDGE, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _touch(self, point: QEventPoint, pressure: int) -> None:
        if point.state() == QEventPoint.State.Pressed and self._finger is None:
            self._finger = point.id()
            self._begin(point.position(), pressure)
        elif point.id() == self._finger:
            if point.state() == QEventPoint.State.Updated:
                self._go_on(point.position(), pressure)
            elif point.state() == QEventPoint.State.Released:
                self._finger = None
                self._end()

    def _begin(self, at: QPointF, pressure: int) -> None:
        if not self._clock.isValid():
            self._clock.start()
        self._drawing = True
        self._strokes.append([self._point(at, pressure)])

    def _go_on(self, at: QPointF, pressure: int) -> None:
        if not self._drawing:
            return
        last, point = self._strokes[-1][-1], self._point(at, pressure)
        if (last.x, last.y) == (point.x, point.y):
            return
        self._strokes[-1].append(point)
        self._paint_ink([last, point])

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            if len(self._strokes[-1]) < 2:
                self._strokes.pop()  # a slip, which "undo" must not find
            self.changed.emit()

    def _anew(self) -> None:
        self._ink = None
        self.update()
        self.changed.emit()

    def _point(self, at: QPointF, pressure: int) -> Point:
        x = min(1000, max(0, round(1000 * at.x() / max(1, self.width()))))
        y = min(1000, max(0, round(1000 * at.y() / max(1, self.height()))))
        if self._turned:
            x, y = 1000 - x, 1000 - y
        return Point(x=x, y=y, pressure=pressure, at_ms=self._clock.elapsed())

    def _inked(self) -> QPixmap:
        """All strokes, painted once: a long signature is as quick as a short one."""
        if self._ink is None or self._ink.devicePixelRatio() != self.devicePixelRatioF():
            self._ink = QPixmap(self.size() * self.devicePixelRatioF())
            self._ink.setDevicePixelRatio(self.devicePixelRatioF())
            self._ink.fill(Qt.GlobalColor.transparent)
            for stroke in self._strokes:
                self._paint(self._ink, stroke)
        return self._ink

    def _paint_ink(self, part: list[Point]) -> None:
        """Paint what was just written, and show that part of the pad."""
        self._paint(self._inked(), part)
        ends = [placed(point, QRectF(self.rect())) for point in part]
        if self._turned:
            ends = [QPointF(self.width() - end.x(), self.height() - end.y()) for end in ends]
        around = self.height() // 20 + 4
        self.update(QRectF(*ends).normalized().toAlignedRect().adjusted(-around, -around, around, around))

    def _paint(self, ink: QPixmap, stroke: list[Point]) -> None:
        painter = QPainter(ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ink(painter, stroke, QRectF(self.rect()))
        painter.end()


def _pressure(told: float, device: QInputDevice) -> int:
    """How hard it is pressed; screens that do not know tell 0 or 1."""
    knows = bool(device.capabilities() & QInputDevice.Capability.Pressure)
    return round(min(1.0, max(0.0, told)) * FULL_PRESSURE) if knows else MOUSE_PRESSURE
