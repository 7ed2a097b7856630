"""Numbers as bars, hatched: told apart in black and white, and on a bad copy."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from inspector.report.blocks import Picture
from inspector.report.look import ACCENT, CELL, WHITE

BAR_STEP = 15.0  # points

Box = tuple[float, float, float, float]  # left, bottom, width, height in points


class Hatch(Enum):
    """Kinds of hatching: distance of the lines in points, their slope (1 is 45°), their width."""

    SOLID = (0.0, 0.0, 0.0)
    DENSE = (2.6, 1.0, 0.9)
    SPARSE = (5.0, 1.0, 0.6)
    UPRIGHT = (3.2, 0.0, 0.6)
    EMPTY = (-1.0, 0.0, 0.0)


class Bars(Picture):
    """Numbers as horizontal bars, told apart by their hatching: (words, number, hatch) from the top."""

    def __init__(self, entries: Sequence[tuple[str, int, Hatch]], width: float) -> None:
        told = "; ".join(f"{words}: {count}" for words, count, _ in entries)
        super().__init__(told, (width, BAR_STEP * len(entries)))
        self._entries = entries

    def paint(self) -> None:
        """Draw words, bars and numbers."""
        left = max(CELL.width(words) for words, _, _ in self._entries) + 6
        room = max(self.width - left - 24, 10)
        most = max(1, *(count for _, count, _ in self._entries))
        for row, (words, count, hatch) in enumerate(self._entries, start=1):
            y, length = self.height - row * BAR_STEP, room * count / most
            self.canv.write(words, 0, y + 4, CELL)
            if count:
                draw_hatched(self.canv, (left, y + 2, length, BAR_STEP - 5), hatch)
            self.canv.write(str(count), left + length + 4, y + 4, CELL.bold())


def draw_hatched(canvas: Any, box: Box, hatch: Hatch) -> None:
    """A box with a frame, filled as the hatch says."""
    step, slope, width = hatch.value
    canvas.saveState()
    canvas.setStrokeColor(ACCENT)
    canvas.setFillColor(WHITE if step else ACCENT)
    canvas.setLineWidth(0.8)
    canvas.rect(*box, stroke=0, fill=1)
    if step > 0:
        canvas.saveState()
        _lines(canvas, box, step, slope, width)
        canvas.restoreState()
    canvas.rect(*box, stroke=1, fill=0)
    canvas.restoreState()


def _lines(canvas: Any, box: Box, step: float, slope: float, line_width: float) -> None:
    left, bottom, width, height = box
    path = canvas.beginPath()
    path.rect(*box)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setLineWidth(line_width)
    x = left - height * slope
    while x < left + width:
        canvas.line(x, bottom, x + height * slope, bottom + height)
        x += step
