"""Arrows, boxes and words over a photo, as vectors."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color

from inspector.model.annotation import (
    HEAD_PART,
    LINE_PART,
    TEXT_PART,
    Annotation,
    AnnotationKind,
    Point,
    arrow_head,
    placed,
    text_place,
)
from inspector.report.look import INK, WHITE, Look

DRAWN = Color(0.82, 0.07, 0.07)
AROUND = 2.2  # how much wider the white edge is, by which lines are seen on any photo
LEADING = 1.3


def draw_annotations(canvas: Any, annotations: Sequence[Annotation], width: float, height: float) -> None:
    """Draw over a photo whose lower left corner is the origin; sizes in points."""
    longer = max(width, height)
    canvas.saveState()
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for each in annotations:
        if each.kind is AnnotationKind.TEXT:
            _write(canvas, each, (width, height), longer * TEXT_PART)
        else:
            lines = _lines(each, width, height)
            for colour, wide in ((WHITE, AROUND), (DRAWN, 1)):
                canvas.setStrokeColor(colour)
                canvas.setLineWidth(longer * LINE_PART * wide)
                for start, end in lines:
                    canvas.line(start[0], height - start[1], end[0], height - end[1])
    canvas.restoreState()


def _lines(each: Annotation, width: float, height: float) -> list[tuple[Point, Point]]:
    start, end = placed(each, width, height)
    if each.kind is AnnotationKind.ARROW:
        left, right = arrow_head(start, end, max(width, height) * HEAD_PART)
        return [(start, end), (left, end), (right, end)]
    corners = (start, (end[0], start[1]), end, (start[0], end[1]))
    return list(zip(corners, (*corners[1:], corners[0]), strict=True))


def _write(canvas: Any, each: Annotation, photo: tuple[float, float], size: float) -> None:
    """One line in a white box; a long one is set smaller, so that it stays on the photo."""
    start, _ = placed(each, *photo)
    wide = Look(size=size).width(each.text) + size
    look = Look(size=round(size * min(1.0, photo[0] / wide), 2), colour=INK)
    box = (look.width(each.text) + look.size, look.size * LEADING)
    x, y = text_place(start, *box, *photo)
    canvas.setFillColor(WHITE)
    canvas.setStrokeColor(DRAWN)
    canvas.setLineWidth(look.size / 12)
    canvas.rect(x, photo[1] - y - box[1], *box, stroke=1, fill=1)
    canvas.write(each.text, x + look.size / 2, photo[1] - y - look.size, look)
