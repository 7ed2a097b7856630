"""Handwriting as vectors; pressure is the width of the stroke."""

from itertools import pairwise
from typing import Any

from inspector.model.person import Handwriting
from inspector.report.look import INK


def hand_size(hand: Handwriting, box: tuple[float, float]) -> tuple[float, float]:
    """Width and height of the handwriting fitted into a box, in points."""
    aspect = hand.aspect / 1000
    width = min(box[0], box[1] * aspect)
    return width, width / aspect


def draw_hand(canvas: Any, hand: Handwriting, corner: tuple[float, float], box: tuple[float, float]) -> float:
    """Draw the strokes point to point into a box whose lower left corner is given, in the middle of its
    height; returns the width used."""
    width, height = hand_size(hand, box)
    left, bottom = corner[0], corner[1] + (box[1] - height) / 2
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setLineCap(1)
    for stroke in hand.strokes:
        for start, end in pairwise(stroke):
            canvas.setLineWidth(0.5 + 1.1 * (start.pressure + end.pressure) / 2000)
            canvas.line(
                left + start.x / 1000 * width,
                bottom + height - start.y / 1000 * height,
                left + end.x / 1000 * width,
                bottom + height - end.y / 1000 * height,
            )
    canvas.restoreState()
    return width
