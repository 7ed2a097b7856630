"""The pieces report pages are built from: headings, fact tables, photos, pens, signature boxes."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from inspector.model.person import Handwriting
from inspector.report.sheet import ACCENT, BODY, HEADING, INK, LABEL, RULE, SMALL, TINT, Look, Text

THIN = 0.4
PAD = 3
ROW_LINES = 16  # a longer text goes on in a row of its own, so that each row fits on a page


class Heading(Text):
    """A section heading with a rule, an entry in the outline, kept with what follows."""

    def __init__(self, text: str) -> None:
        super().__init__(text, HEADING, keep=True)
        self._title = text

    def draw(self) -> None:
        """Set the heading and mark its place."""
        key = f"s{len(self.canv.marks)}"
        self.canv.marks.append(key)
        self.canv.bookmarkHorizontal(key, 0, self.height)
        self.canv.addOutlineEntry(self._title, key, 0, closed=False)
        super().draw()
        self.canv.setStrokeColor(ACCENT)
        self.canv.setLineWidth(1)
        self.canv.line(0, -2, self.width, -2)


def heading(text: str, room: float = 45 * mm) -> Iterator[Flowable]:
    """A heading with its space around, on a new page when less than `room` points are left."""
    yield CondPageBreak(room)
    yield gap(4)
    yield Heading(text)
    yield gap(2)


def gap(millimetres: float) -> Spacer:
    """Vertical space."""
    return Spacer(1, millimetres * mm)


def facts(rows: Sequence[tuple[str, str]], width: float, label_width: float = 34 * mm) -> Table:
    """Label and value, one row each; the value wraps."""
    widths = [label_width, width - label_width]
    cells: list[list[Flowable]] = []
    joined: set[int] = set()
    for label, text in rows:
        first = len(cells)
        parts = Text(text or "—", BODY, where=label).parts(inner(widths[1]), ROW_LINES)
        cells += [[Text(label if part is parts[0] else "", LABEL), part] for part in parts]
        joined |= set(range(first, len(cells) - 1))
    return grid(cells, widths, joined=joined, style=[("BACKGROUND", (0, 0), (0, -1), TINT)])


def inner(width: float) -> float:
    """The width of the text in a column, as the table computes it."""
    return width - PAD - PAD


def grid(
    cells: Sequence[Sequence[Flowable | Sequence[Flowable]]],
    widths: Sequence[float],
    *,
    header_rows: int = 0,
    joined: Collection[int] = (),
    style: Sequence[tuple[Any, ...]] = (),
) -> Table:
    """A table with thin rules; header rows are tinted and repeated on each page. A row in `joined`
    goes on in the next one, without a rule between. A row never goes over a page: see `Text.parts`."""
    rules: list[tuple[Any, ...]] = [
        *(("LINEBELOW", (0, row), (-1, row), THIN, RULE) for row in range(len(cells)) if row not in joined),
        ("LINEABOVE", (0, 0), (-1, 0), THIN, RULE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    if header_rows:
        rules.append(("BACKGROUND", (0, 0), (-1, header_rows - 1), TINT))
    return Table(
        [list(row) for row in cells],
        colWidths=list(widths),
        repeatRows=header_rows,
        style=rules + list(style),
    )


class PlacedPhoto(Flowable):  # type: ignore[misc]
    """The place of a photo. Its bytes are put behind the name when the file is assembled, untouched."""

    def __init__(self, number: int, pixels: tuple[int, int], box: tuple[float, float]) -> None:
        """`number` counts from 1; the photo is fitted into `box` (points)."""
        super().__init__()
        self._number = number
        scale = min(box[0] / pixels[0], box[1] / pixels[1])
        self.width, self.height = pixels[0] * scale, pixels[1] * scale

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """Name the image and note the page it is needed on."""
        self.canv.place_photo(self._number, self.width, self.height)


class Pen(Flowable):  # type: ignore[misc]
    """Handwriting as vectors; pressure is the width of the stroke."""

    def __init__(self, hand: Handwriting, box: tuple[float, float]) -> None:
        super().__init__()
        self._hand = hand
        aspect = hand.aspect / 1000
        self.width = min(box[0], box[1] * aspect)
        self.height = self.width / aspect

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the strokes point to point."""
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(INK)
        canvas.setLineCap(1)
        for stroke in self._hand.strokes:
            for start, end in pairwise(stroke):
                canvas.setLineWidth(0.5 + 1.1 * (start.pressure + end.pressure) / 2000)
                canvas.line(*self._at(start.x, start.y), *self._at(end.x, end.y))
        canvas.restoreState()

    def _at(self, x: int, y: int) -> tuple[float, float]:
        return x / 1000 * self.width, self.height - y / 1000 * self.height


class SignatureBox(Flowable):  # type: ignore[misc]
    """The place of an electronic signature; the field itself is made when the file is assembled."""

    def __init__(self, field: str, label: str, size: tuple[float, float]) -> None:
        super().__init__()
        self._field = field
        self._label = label
        self.width, self.height = size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the frame and note where it is."""
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(THIN)
        canvas.rect(0, 0, self.width, self.height)
        canvas.restoreState()
        canvas.place_field(self._field, self._label, self.width, self.height)


class Tally(Flowable):  # type: ignore[misc]
    """Numbers side by side, each over its word."""

    def __init__(self, entries: Sequence[tuple[str, str]], width: float) -> None:
        super().__init__()
        self._entries = entries
        self.width, self.height = width, 44.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the boxes."""
        each = self.width / len(self._entries)
        number = Look(size=17, leading=20, weight=HEADING.weight)
        for index, (count, words) in enumerate(self._entries):
            x = index * each
            self.canv.setStrokeColor(RULE)
            self.canv.setLineWidth(THIN)
            self.canv.rect(x, 0, each, self.height)
            self.canv.write(count, x + (each - number.width(count)) / 2, 21, number)
            self.canv.write(words, x + (each - SMALL.width(words)) / 2, 8, SMALL)


class QrCode(Flowable):  # type: ignore[misc]
    """A QR code from its modules (True is dark), with the quiet zone ISO/IEC 18004 asks for."""

    def __init__(self, modules: Sequence[Sequence[bool]], side: float) -> None:
        super().__init__()
        self._modules = modules
        self.width = self.height = side

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw each run of dark modules as one rectangle."""
        step = self.width / len(self._modules)
        self.canv.setFillColor(INK)
        for row, modules in enumerate(self._modules):
            y = self.height - (row + 1) * step
            start = None
            for column, dark in enumerate([*modules, False]):
                if dark and start is None:
                    start = column
                elif not dark and start is not None:
                    self.canv.rect(start * step, y, (column - start) * step, step, stroke=0, fill=1)
                    start = None
