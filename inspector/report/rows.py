"""Rows of a table on pages: set once, split between rows in time that does not grow with what is left."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.platypus import Flowable

from inspector.report.look import RULE, TINT
from inspector.report.pdf.structure import Element

THIN = 0.4
PAD = 3  # points, left and right of a cell
ABOVE, BELOW = 2.0, 2.5
POSTPONED = "_postponed"  # the library's note on what went to the next page: a piece of it may go once more


@dataclass(slots=True)
class Row:
    """A row: the flowables of each cell with the columns it begins in and ends before. Sizes in points.

    `tinted` counts the columns that are tinted; `bound` rows stand on the page of the next one.
    """

    cells: list[tuple[int, int, Sequence[Flowable]]]
    tinted: int = 0
    above: float = ABOVE
    below: float = BELOW
    ruled: bool = True
    bound: bool = False
    height: float = field(default=0, init=False)


class Rows(Flowable):  # type: ignore[misc]  # reportlab is not typed
    """Rows with thin rules, the header again on each page; their meaning is in `element`."""

    element: Element | None = None  # of the whole table; the pieces it is split into share its cells

    def __init__(
        self, header: Sequence[Row], rows: Sequence[Row], widths: Sequence[float], top_rule: bool
    ) -> None:
        """`top_rule` draws a rule above the first row, which has no header to end it."""
        super().__init__()
        self._header = header
        self._rows = rows
        self._first, self._end = 0, len(rows)
        self._edges = [sum(widths[:column]) for column in range(len(widths) + 1)]
        self._top_rule = top_rule

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As wide as its columns, as tall as its rows."""
        for row in self._shown():
            row.height = row.height or self._height(row)
        self.width, self.height = self._edges[-1], sum(row.height for row in self._shown())
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Two tables, the first at most so tall; none when not one row fits."""
        self.wrap(width, height)
        left = height - sum(row.height for row in self._header)
        end = self._first
        while end < self._end and self._rows[end].height <= left:
            left -= self._rows[end].height
            end += 1
        if end == self._end:
            return [self]
        kept = end
        while kept > self._first and self._rows[kept - 1].bound:
            kept -= 1
        if kept == self._first and getattr(getattr(self, "_frame", None), "_atTop", False):
            kept = end  # what is bound together is taller than a page
        return [] if kept == self._first else [self._part(self._first, kept), self._part(kept, self._end)]

    def draw(self) -> None:
        """Tints, cells, rules; only the cells have a meaning."""
        tops, top = [], self.height
        for row in self._shown():
            tops.append((row, top))
            top -= row.height
        with self.canv.artifact():
            self.canv.setFillColor(TINT)
            for row, y in tops:
                if row.tinted:
                    self.canv.rect(0, y - row.height, self._edges[row.tinted], row.height, stroke=0, fill=1)
        for row, y in tops:
            self._draw_cells(row, y - row.above)
        with self.canv.artifact():
            self.canv.setStrokeColor(RULE)
            self.canv.setLineWidth(THIN)
            lines = [y - row.height for row, y in tops if row.ruled] + [self.height] * self._top_rule
            for y in lines:
                self.canv.line(0, y, self.width, y)

    def _shown(self) -> list[Row]:
        return [*self._header, *self._rows[self._first : self._end]]

    def _part(self, first: int, end: int) -> "Rows":
        part = type(self).__new__(type(self))
        part.__dict__.update({name: kept for name, kept in self.__dict__.items() if name != POSTPONED})
        part._first, part._end = first, end
        return part

    def _height(self, row: Row) -> float:
        tallest = 0.0
        for begin, end, content in row.cells:
            room = self._edges[end] - self._edges[begin] - 2 * PAD
            tallest = max(tallest, sum(_wrapped(piece, self, room) for piece in content))
        return tallest + row.above + row.below

    def _draw_cells(self, row: Row, top: float) -> None:
        for begin, end, content in row.cells:
            y = top
            for piece in content:
                y -= _wrapped(piece, self, self._edges[end] - self._edges[begin] - 2 * PAD)
                piece.drawOn(self.canv, self._edges[begin] + PAD, y)


def _wrapped(piece: Any, table: Any, width: float) -> float:
    """The height of a flowable in a column, in points."""
    return float(piece.wrapOn(getattr(table, "canv", None), width, 0)[1])
