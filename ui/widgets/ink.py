"""Handwriting as it is painted: the harder the pen was pressed, the wider the line."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.model.person import Handwriting, Point

INK, PAPER = QColor("#14181f"), QColor("white")  # as on paper, in light and dark windows alike
THIN, THICK = 0.004, 0.017  # of the height of the pad
LINES_HIGH = 3  # of a small picture, in heights of a line


def paint_ink(painter: QPainter, stroke: Sequence[Point], area: QRectF) -> None:
    """Paint a stroke that is kept in thousandths of `area`."""
    for start, end in pairwise(stroke):
        painter.setPen(QPen(INK, line_width(start, end, area.height()), c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(placed(start, area), placed(end, area))


def line_width(start: Point, end: Point, height: float) -> float:
    """How wide the line is between two points, on a pad so high."""
    pressure = (start.pressure + end.pressure) / 2000
    return max(1.0, height * (THIN + (THICK - THIN) * pressure))


def placed(point: Point, area: QRectF) -> QPointF:
    """Where a point is seen."""
    return QPointF(area.x() + point.x * area.width() / 1000, area.y() + point.y * area.height() / 1000)


class SignaturePicture(QWidget):
    """A signature that was given, small."""

    def __init__(self, hand: Handwriting, name: str) -> None:
        super().__init__()
        self._hand = hand
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height() * LINES_HIGH
        return QSize(round(height * self._hand.aspect / 1000), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), PAPER)
        for stroke in self._strokes():
            paint_ink(painter, stroke, QRectF(self.rect()))
        painter.end()

    def _strokes(self) -> Iterable[Sequence[Point]]:
        return self._hand.strokes
