"""Tables on a page that are tables for a reader too, and grids that only place things."""

from collections.abc import Collection, Sequence
from typing import Any, TypeAlias

from reportlab.platypus import Flowable, Table

from inspector.report.look import LABEL
from inspector.report.pdf.objects import Name, Value
from inspector.report.pdf.structure import Element
from inspector.report.rows import ABOVE, BELOW, PAD, Row, Rows
from inspector.report.text import Text, text_elements

LEAST_ROWS = 3  # of a table at the top of a page
ROW_LINES = 16  # a longer text goes on in rows of its own, so that each row fits on a page
MORE_LINES = 4  # of such a row: pages are filled to their end
Cell: TypeAlias = "Flowable | Sequence[Flowable]"


class Grid(Table):  # type: ignore[misc]  # reportlab is not typed
    """A grid whose rules and tints have no meaning; the meaning of its cells is in `element`."""

    element: Element | None = None

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
    grid = _grid(rows, widths, style)
    elements = [e for row in rows for cell in row for e in text_elements(_list(cell))]
    grid.element = Element("Div", parts=list(dict.fromkeys(elements)))
    return grid


def table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *,
    header_rows: int = 0,
    header_column: bool = False,
    joined: Collection[int] = (),
    titles: Collection[int] = (),
    wide: Collection[int] = (),
) -> Rows:
    """A table with thin rules; header rows are tinted and repeated on each page.

    A row in `joined` goes on in the next one, without a rule between; a row in `titles` is one cell over
    all columns and heads what follows; one in `wide` is a cell and another over all other columns. A row
    never goes over a page: see `stretches`.
    """
    made, columns = list[Row](), len(widths)
    for number, row in enumerate(rows):
        cells = _spans(row, columns, number in titles, number in wide)
        tinted = columns if number < header_rows else int(header_column)
        above = 0.0 if number - 1 in joined else ABOVE
        goes_on = number in joined
        made.append(Row(cells, tinted, above, 0.0 if goes_on else BELOW, ruled=not goes_on))
    _bind(made, header_rows, joined, {*titles, *(n - 1 for n in wide if n - 1 not in joined)})
    grid = Rows(made[:header_rows], made[header_rows:], widths, top_rule=header_column)
    grid.element = _TableTree(header_rows, header_column, titles, wide, columns).build(rows, joined)
    return grid


def _spans(
    row: Sequence[Cell], columns: int, title: bool, wide: bool
) -> list[tuple[int, int, Sequence[Flowable]]]:
    """The cells of a row with the columns each begins in and ends before."""
    if title:
        return [(0, columns, _list(row[0]))]
    if wide:
        return [(0, 1, _list(row[0])), (1, columns, _list(row[1]))]
    return [(number, number + 1, _list(cell)) for number, cell in enumerate(row)]


def _bind(rows: Sequence[Row], header_rows: int, joined: Collection[int], heads: Collection[int]) -> None:
    """No page begins with a lonely last row, none ends with a lonely first; nor with those of a long
    text, nor with what heads the next row."""
    last = range(max(len(rows) - LEAST_ROWS, header_rows), len(rows) - 1)
    ends = () if joined else (header_rows, *last)
    edges = (row for row in joined if row - 1 not in joined or row + 1 not in joined)
    for number in (*ends, *heads, *edges):
        if number + 1 < len(rows):
            rows[number].bound = True


def stretches(text: Text, width: float, lines: int = ROW_LINES) -> list[Text]:
    """A text in pieces for rows that are joined, in a column of a width, the first of so many lines; one
    unless it is long."""
    first, *more = text.parts(inner(width), lines)
    return [first, *(part for piece in more for part in piece.parts(inner(width), MORE_LINES))]


def facts(rows: Sequence[tuple[str, str]], width: float, label_width: float) -> Rows:
    """Label and value, one row each, in points; the value wraps."""
    widths = [label_width, width - label_width]
    cells: list[list[Flowable]] = []
    joined: set[int] = set()
    for label, text in rows:
        first = len(cells)
        parts = stretches(Text(text or "—", where=label), widths[1])
        cells += [[Text(label if part is parts[0] else "", LABEL), part] for part in parts]
        joined |= set(range(first, len(cells) - 1))
    return table(cells, widths, joined=joined, header_column=True)


def _grid(rows: Sequence[Sequence[Cell]], widths: Sequence[float], style: Sequence[Any]) -> Grid:
    spacing: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
        ("TOPPADDING", (0, 0), (-1, -1), ABOVE),
        ("BOTTOMPADDING", (0, 0), (-1, -1), BELOW),
    ]
    cells = [[list(_list(cell)) for cell in row] for row in rows]
    return Grid(cells, colWidths=list(widths), style=spacing + list(style))


class _TableTree:
    """The structure of a table (ISO 32000-1, 14.8.4.3.4): rows of header and data cells."""

    def __init__(
        self,
        header_rows: int,
        header_column: bool,
        titles: Collection[int],
        wide: Collection[int],
        columns: int,
    ) -> None:
        self._header_rows = header_rows
        self._header_column = header_column
        self._titles = titles
        self._wide = wide
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
        if row in self._wide:
            return [first, Element("TD", attributes={"O": Name("Table"), "ColSpan": self._columns - 1})]
        return [first, *(Element("TD") for _ in range(self._columns - 1))]


def _header(scope: str, more: dict[str, Value] | None = None) -> Element:
    return Element("TH", attributes={"O": Name("Table"), "Scope": Name(scope)} | (more or {}))


def _list(cell: Cell) -> Sequence[Flowable]:
    return [cell] if isinstance(cell, Flowable) else cell
