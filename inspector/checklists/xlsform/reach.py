"""How far the values of a sheet reach: a reader lays out a rectangle up to the last one, however empty it is."""

import re
from typing import Protocol

MOST_ROWS = 65_536
MOST_COLUMNS = 1_024
MOST_CELLS = 2_000_000  # of the rectangle
_REFERENCE = re.compile(r"([A-Z]{1,4})([0-9]{1,8})")


class Reach(Protocol):
    """Told of every element of a part."""

    @property
    def near(self) -> bool:
        """Whether the values met so far fit into a form."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""


def _fits(rows: int, columns: int) -> bool:
    return rows <= MOST_ROWS and columns <= MOST_COLUMNS and rows * columns <= MOST_CELLS


class XlsxReach:
    """Cells of a sheet of an .xlsx: those with a value in them; places may be told or counted."""

    def __init__(self) -> None:
        self._row = self._column = self._rows = self._columns = 0

    @property
    def near(self) -> bool:
        """Whether the values met so far fit into a form."""
        return _fits(self._rows, self._columns)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Follow rows and cells; a value within one counts."""
        match tag.rpartition(":")[2]:
            case "row":
                self._row = _number(attributes.get("r"), self._row + 1)
                self._column = 0
            case "c":
                self._place(attributes.get("r", ""))
            case "v" | "is" | "f":
                self._rows = max(self._rows, self._row)
                self._columns = max(self._columns, self._column)

    def end(self, tag: str) -> None:
        """Nothing ends that matters."""

    def _place(self, reference: str) -> None:
        match = _REFERENCE.fullmatch(reference.upper())
        if match is None:
            self._column += 1
            return
        self._row = max(self._row, int(match[2]))
        self._column = 0
        for letter in match[1]:
            self._column = self._column * 26 + ord(letter) - ord("A") + 1


class OdsReach:
    """Cells of an .ods, where one may stand for millions: `number-columns-repeated`, `number-rows-repeated`."""

    def __init__(self) -> None:
        self._rows = self._row_repeat = self._columns = self._cells = 0
        self._filled_to = self._row_filled_to = self._column = self._repeat = 0
        self._in_cell = False

    @property
    def near(self) -> bool:
        """Whether the values met so far fit into a form."""
        return _fits(max(self._filled_to, 1), self._columns) and self._cells <= MOST_CELLS

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Follow rows and cells; a cell with a type, a formula or a text counts as often as it is repeated."""
        match tag:
            case "table:table":
                self._rows = self._filled_to = 0
            case "table:table-row":
                self._row_repeat = _number(attributes.get("table:number-rows-repeated"), 1)
                self._column = self._row_filled_to = 0
            case "table:table-cell" | "table:covered-table-cell":
                self._in_cell = True
                self._repeat = _number(attributes.get("table:number-columns-repeated"), 1)
                self._column += self._repeat
                if any(key.startswith("office:") or key == "table:formula" for key in attributes):
                    self._fill()
            case "text:p":
                if self._in_cell:
                    self._fill()

    def end(self, tag: str) -> None:
        """A row counts when something stood in it."""
        if tag in ("table:table-cell", "table:covered-table-cell"):
            self._in_cell = False
        elif tag == "table:table-row":
            self._rows += self._row_repeat
            if self._row_filled_to:
                self._filled_to = self._rows
                self._cells += self._row_filled_to * self._row_repeat

    def _fill(self) -> None:
        self._row_filled_to = self._column
        self._columns = max(self._columns, self._column)


def _number(text: str | None, otherwise: int) -> int:
    return (
        int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 12 else otherwise
    )
