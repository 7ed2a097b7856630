"""Arrows, boxes and words over a photo on the screen, as the report draws them on paper."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from inspector.model.annotation import (
    HEAD_PART,
    LINE_PART,
    TEXT_PART,
    Annotation,
    AnnotationKind,
    arrow_head,
    placed,
    text_place,
)

DRAWN, EDGE, WORDS = QColor("#d11212"), QColor("white"), QColor("#14171c")
AROUND = 2.2  # as in the report
LEADING = 1.3
GRIP = 5.0  # pixels around a point that is held


def paint_annotation(painter: QPainter, each: Annotation, place: QRectF) -> None:
    """Paint over a photo that is at `place`."""
    painter.save()
    painter.translate(place.topLeft())
    if each.kind is AnnotationKind.TEXT:
        _write(painter, each, place)
    else:
        for colour, wide in ((EDGE, AROUND), (DRAWN, 1.0)):
            pen = QPen(colour, longer_side(place) * LINE_PART * wide)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            _draw_lines(painter, each, place)
    painter.restore()


def paint_chosen(painter: QPainter, each: Annotation, place: QRectF, frame: QColor) -> None:
    """A frame around the one that is chosen, and its two points."""
    painter.save()
    painter.setPen(QPen(frame, 2, Qt.PenStyle.DashLine))
    painter.drawRect(bounds(each, place).adjusted(-GRIP, -GRIP, GRIP, GRIP))
    painter.restore()


def bounds(each: Annotation, place: QRectF) -> QRectF:
    """What it covers on the widget."""
    if each.kind is AnnotationKind.TEXT:
        return _text_box(each, place)[1].translated(place.topLeft())
    start, end = placed(each, place.width(), place.height())
    return QRectF(QPointF(*start), QPointF(*end)).normalized().translated(place.topLeft())


def longer_side(place: QRectF) -> float:
    """Of the photo, in pixels."""
    return max(place.width(), place.height())


def _draw_lines(painter: QPainter, each: Annotation, place: QRectF) -> None:
    start, end = placed(each, place.width(), place.height())
    if each.kind is AnnotationKind.BOX:
        painter.drawRect(QRectF(QPointF(*start), QPointF(*end)).normalized())
        return
    painter.drawLine(QPointF(*start), QPointF(*end))
    for side in arrow_head(start, end, longer_side(place) * HEAD_PART):
        painter.drawLine(QPointF(*side), QPointF(*end))


def _write(painter: QPainter, each: Annotation, place: QRectF) -> None:
    font, box = _text_box(each, place)
    painter.setPen(QPen(DRAWN, max(1.0, font.pixelSize() / 12)))
    painter.setBrush(EDGE)
    painter.drawRect(box)
    painter.setFont(font)
    painter.setPen(WORDS)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, each.text)


def _text_box(each: Annotation, place: QRectF) -> tuple[QFont, QRectF]:
    """One line; a long one is set smaller, so that it stays on the photo."""
    size = longer_side(place) * TEXT_PART
    wide = _width(each.text, size) + size
    size *= min(1.0, place.width() / max(1.0, wide))
    box = (_width(each.text, size) + size, size * LEADING)
    start, _ = placed(each, place.width(), place.height())
    corner = text_place(start, *box, place.width(), place.height())
    return _font(size), QRectF(*corner, *box)


def _width(text: str, size: float) -> float:
    return QFontMetricsF(_font(size)).horizontalAdvance(text)


def _font(size: float) -> QFont:
    font = QFont()
    font.setPixelSize(max(1, round(size)))
    return font
