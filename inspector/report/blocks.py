"""The pieces report pages are built from: headings, photos, pens, signature boxes, numbers, the QR code."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from inspector.model.person import Handwriting
from inspector.report.look import ACCENT, HEADING, INK, RULE, SMALL, SUBHEADING, Look
from inspector.report.pdf.objects import Name
from inspector.report.pdf.structure import Element
from inspector.report.pen import draw_hand, hand_size
from inspector.report.tables import THIN
from inspector.report.text import Piece, Text


class Heading(Text):
    """A heading of a level from 1, an entry in the outline, kept with what follows. `page` is known
    once it was drawn."""

    def __init__(self, text: str, level: int = 2, look: Look | None = None, *, where: str = "") -> None:
        super().__init__(
            text, look or (HEADING, SUBHEADING)[level > 2], keep=True, role=f"H{level}", where=where
        )
        self.level = level
        self.page = 0

    def draw(self) -> None:
        """Set the heading and mark its place."""
        self.page = self.canv.getPageNumber()
        self.canv.bookmark(self.text.replace("\n", " "), self.level, self.height)
        super().draw()
        if self.level == 2:
            with self.canv.artifact():
                self.canv.setStrokeColor(ACCENT)
                self.canv.setLineWidth(1)
                self.canv.line(0, -2, self.width, -2)


def heading(text: str, room: float = 45 * mm) -> Iterator[Flowable]:
    """A section's heading with its space around, on a new page when less than `room` points are left."""
    yield CondPageBreak(room)
    yield gap(4)
    yield Heading(text)
    yield gap(2)


def gap(millimetres: float) -> Spacer:
    """Vertical space."""
    return Spacer(1, millimetres * mm)


class Picture(Piece):
    """Something drawn that is told in words to who cannot see it."""

    def __init__(self, alt: str, size: tuple[float, float]) -> None:
        """`size` in points."""
        super().__init__(Element("Figure", alt=alt))
        self.width, self.height = size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it, and note its place for the reader."""
        box = list(self.canv.box(self.width, self.height))
        self.element.attributes |= {"O": Name("Layout"), "BBox": box, "Placement": Name("Block")}
        with self.meaning():
            self.canv.saveState()
            self.paint()
            self.canv.restoreState()
        self._drawn = True

    def paint(self) -> None:
        """Draw within width and height."""
        raise NotImplementedError


class PlacedPhoto(Picture):
    """The place of a photo. Its bytes are put behind the name when the file is written, untouched."""

    def __init__(self, number: int, pixels: tuple[int, int], box: tuple[float, float], alt: str) -> None:
        """`number` counts from 1; the photo is fitted into `box` (points)."""
        scale = min(box[0] / pixels[0], box[1] / pixels[1])
        super().__init__(alt, (pixels[0] * scale, pixels[1] * scale))
        self._number = number

    def paint(self) -> None:
        """Name the image and note the page it is needed on."""
        self.canv.place_photo(self._number, self.width, self.height)


class Pen(Picture):
    """Somebody's handwriting."""

    def __init__(self, hand: Handwriting, box: tuple[float, float], alt: str) -> None:
        super().__init__(alt, hand_size(hand, box))
        self._hand = hand

    def paint(self) -> None:
        """Draw the strokes."""
        draw_hand(self.canv, self._hand, (0, 0), (self.width, self.height))


class SignatureBox(Piece):
    """The place of an electronic signature; the field itself is made when the file is assembled."""

    def __init__(self, field: str, label: str, size: tuple[float, float]) -> None:
        super().__init__(Element("Form", alt=label))
        self._field = field
        self._label = label
        self.width, self.height = size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the frame and note where it is."""
        with self.canv.artifact():
            self.canv.setStrokeColor(RULE)
            self.canv.setLineWidth(THIN)
            self.canv.rect(0, 0, self.width, self.height)
        self.canv.place_field(self.element, self._field, self._label, self.width, self.height)


class Tally(Picture):
    """Numbers side by side, each over its word."""

    def __init__(self, entries: Sequence[tuple[str, str]], width: float) -> None:
        super().__init__("; ".join(f"{words}: {count}" for count, words in entries), (width, 44.0))
        self._entries = entries

    def paint(self) -> None:
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


class QrCode(Picture):
    """A QR code from its modules (True is dark), with the quiet zone ISO/IEC 18004 asks for."""

    def __init__(self, modules: Sequence[Sequence[bool]], side: float, alt: str) -> None:
        super().__init__(alt, (side, side))
        self._modules = modules

    def paint(self) -> None:
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
