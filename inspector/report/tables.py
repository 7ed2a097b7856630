"""Tables on a page that are tables for a reader too, and grids that only place things."""

from collections.abc import Collection, Sequence
from typing import Any, TypeAlias

from reportlab.platypus import Flowable, Table

from inspector.report.look import LABEL, RULE, TINT
from inspector.report.pdf.objects import Name, Value
from inspector.report.pdf.structure import Element
from inspector.report.text import Text, text_elements

THIN = 0.4
PAD = 3
ROW_LINES = 16  # a longer text goes on in a row of its own, so that each row fits on a page
Cell: TypeAlias = "Flowable | Sequence[Flowable]"


class Grid(Table):  # type: ignore[misc]  # reportlab is not typed
    """A table whose rules and tints have no meaning; the meaning of its cells is in `element`."""

    element: Element | None = None  # of the whole table; the pieces it is split into share its cells

    def _drawBkgrnd(self) -> None:
        with self.canv.artifact():
            super()._drawBkgrnd()

    def _drawLines(self) -> None:
        with self.canv.artifact():
            super()._drawLines()


def inner(width: float) -> float:
    """The width of the text in a column, as the table computes it."""
    return width - PAD - PAD


def placed(rows: Sequence[Sequence[Cell]], widths: Sequence[float], style: Sequence[Any] = ()) -> Grid:
    """Things side by side. A reader hears them one after the other."""
    grid = _grid(rows, widths, 0, style)
    grid.element = Element(
        "Div", parts=[e for row in rows for cell in row for e in text_elements(_list(cell))]
    )
    return grid


def table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    header_rows: int = 0,
    header_column: bool = False,
    joined: Collection[int] = (),
    titles: Collection[int] = (),
    style: Sequence[Any] = (),
) -> Grid:
    """A table with thin rules; header rows are tinted and repeated on each page.

    A row in `joined` goes on in the next one, without a rule between; a row in `titles` is one cell over
    all columns and heads what follows. A row never goes over a page: see `Text.parts`.
    """
    rules: list[tuple[Any, ...]] = [
        ("LINEBELOW", (0, row), (-1, row), THIN, RULE) for row in range(len(rows)) if row not in joined
    ]
    rules.append(("LINEABOVE", (0, 0), (-1, 0), THIN, RULE))
    if header_rows:
        rules.append(("BACKGROUND", (0, 0), (-1, header_rows - 1), TINT))
    if header_column:
        rules.append(("BACKGROUND", (0, 0), (0, -1), TINT))
    for row in titles:
        rules += [("SPAN", (0, row), (-1, row)), ("NOSPLIT", (0, row), (-1, min(row + 1, len(rows) - 1)))]
    grid = _grid(rows, widths, header_rows, rules + list(style))
    grid.element = _TableTree(header_rows, header_column, titles, len(widths)).build(rows, joined)
    return grid


def facts(rows: Sequence[tuple[str, str]], width: float, label_width: float) -> Grid:
    """Label and value, one row each, in points; the value wraps."""
    widths = [label_width, width - label_width]
    cells: list[list[Flowable]] = []
    joined: set[int] = set()
    for label, text in rows:
        first = len(cells)
        parts = Text(text or "—", where=label).parts(inner(widths[1]), ROW_LINES)
        cells += [[Text(label if part is parts[0] else "", LABEL), part] for part in parts]
        joined |= set(range(first, len(cells) - 1))
    return table(cells, widths, joined=joined, header_column=True)


def _grid(rows: Sequence[Sequence[Cell]], widths: Sequence[float], repeat: int, style: Sequence[Any]) -> Grid:
    spacing: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    cells = [[list(_list(cell)) for cell in row] for row in rows]
    return Grid(cells, colWidths=list(widths), repeatRows=repeat, style=spacing + list(style))


class _TableTree:
    """The structure of a table (ISO 32000-1, 14.8.4.3.4): rows of header and data cells."""

    def __init__(self, header_rows: int, header_column: bool, titles: Collection[int], columns: int) -> None:
        self._header_rows = header_rows
        self._header_column = header_column
        self._titles = titles
        self._columns = columns

    def build(self, rows: Sequence[Sequence[Cell]], joined: Collection[int]) -> Element:
        """A joined row's cells go into those of the row it goes on from."""
        tree = Element("Table")
        cells: list[Element] = []
        for number, row in enumerate(rows):
            if number - 1 not in joined:
                cells = self._cells(number)
                tree.add(Element("TR", parts=list(cells)))
            for cell, content in zip(cells, row, strict=False):
                new = (e for e in text_elements(_list(content)) if e not in cell.parts)
                cell.add(*new)
        return tree

    def _cells(self, row: int) -> list[Element]:
        if row in self._titles:
            return [_header("Row", {"ColSpan": self._columns})]
        if row < self._header_rows:
            return [_header("Column") for _ in range(self._columns)]
        first = _header("Row") if self._header_column else Element("TD")
        return [first, *(Element("TD") for _ in range(self._columns - 1))]


def _header(scope: str, more: dict[str, Value] | None = None) -> Element:
    return Element("TH", attributes={"O": Name("Table"), "Scope": Name(scope)} | (more or {}))


def _list(cell: Cell) -> Sequence[Flowable]:
    return [cell] if isinstance(cell, Flowable) else cell
