"""The pieces report pages are built from: headings, photos, pens, signature boxes, numbers, the QR code."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer
from reportlab.platypus.doctemplate import NullActionFlowable

from inspector.model.person import Handwriting
from inspector.model.photo import Photo
from inspector.report.breaking import break_lines
from inspector.report.drawn import draw_annotations
from inspector.report.emblem import Emblem
from inspector.report.look import ACCENT, BODY, CELL, GREY, HEADING, INK, RULE, SUBHEADING, Look
from inspector.report.pdf.objects import Name
from inspector.report.pdf.structure import Element
from inspector.report.pen import draw_hand, hand_size
from inspector.report.printable import require_printable
from inspector.report.rows import THIN
from inspector.report.text import Piece, Text, text_elements
from inspector.report.typeface import Weight, typeface

LEADER = "·"
LEADER_LOOK = Look(size=7.5, colour=GREY)
SECTION_GAP = 5 * mm


NEVER_FITS = 0xFFFFFF  # points


@dataclass(slots=True)
class Place:
    """Where something came to stand: the page, 0 until it was drawn."""

    page: int = 0


class Heading(Text):
    """A heading of a level from 1, an entry in the outline, kept with what follows."""

    def __init__(
        self,
        text: str,
        level: int = 2,
        look: Look | None = None,
        *,
        where: str = "",
        place: Place | None = None,
        above: float = 0,
    ) -> None:
        """`place` is told the page when the heading is drawn; `above` is room in points, none at the top
        of a page."""
        super().__init__(
            text, look or (HEADING, SUBHEADING)[level > 2], keep=True, role=f"H{level}", where=where
        )
        self.level = level
        self._above = above
        self.place = place or Place()

    def getSpaceBefore(self) -> float:
        """The room above."""
        return self._above

    def draw(self) -> None:
        """Set the heading and mark its place."""
        if not self.place.page:
            self.place.page = self.canv.getPageNumber()
            self.canv.bookmark(self.text.replace("\n", " "), self.level, self.height)
        super().draw()
        if self.level == 2:
            with self.canv.artifact():
                self.canv.setStrokeColor(ACCENT)
                self.canv.setLineWidth(1)
                self.canv.line(0, -2, self.width, -2)


class PageOf(Piece):
    """The number of the page something stands on; it may come later."""

    def __init__(self, place: Place, look: Look = CELL) -> None:
        super().__init__(Element("P"))
        self._place = place
        self._look = look

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """A line."""
        self.width, self.height = width, self._look.leading
        return self.width, self.height

    def draw(self) -> None:
        """Leave a place for the number."""
        canvas, y = self.canv, self.height - self._look.leading * 0.5 - self._look.size * 0.36
        with self.meaning():
            canvas.draw_late(lambda pages: canvas.write(str(self._place.page), 0, y, self._look))
        self._drawn = True


class ContentsLine(Text):
    """A line of the contents list: the title, dots, the page."""

    def __init__(self, heading: Heading, look: Look = BODY) -> None:
        super().__init__(heading.text, look)
        self._place = heading.place

    def draw(self) -> None:
        """The title as text, the dots without meaning, the number when it is known."""
        super().draw()
        canvas, look, lines = self.canv, self.look, self._lines or [""]
        y = self.height - look.leading * (len(lines) - 0.5) - look.size * 0.36
        start = look.width(lines[-1]) + 6
        count = int((self.width - 24 - start) / LEADER_LOOK.width(LEADER))
        with canvas.artifact():
            canvas.write_right(LEADER * max(count, 0), self.width - 24, y, LEADER_LOOK)
        with canvas.marked(self.element):
            canvas.draw_late(lambda pages: canvas.write_right(str(self._place.page), self.width, y, look))


def heading(text: str, room: float = 45 * mm) -> Iterator[Flowable]:
    """A section's heading with its space around, on a new page when less than `room` points are left."""
    yield CondPageBreak(room)
    yield Heading(text, above=SECTION_GAP)
    yield gap(2)


class Later(Flowable):  # type: ignore[misc]  # reportlab is not typed
    """Pieces that are made when their turn on the pages has come: thousands need not be there at once."""

    def __init__(self, make: Callable[[], Sequence[Flowable]]) -> None:
        super().__init__()
        self.element = Element("Div")
        self._make = make

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Too tall for every page, so that it is split into its pieces."""
        return width, float(NEVER_FITS)

    def split(self, width: float, height: float) -> list[Flowable]:
        """The pieces, behind one that takes no room: the first need not fit here."""
        pieces = self._make()
        self.element.add(*text_elements(pieces))
        return [NullActionFlowable(), *pieces]


def gap(millimetres: float) -> Spacer:
    """Vertical space."""
    return Spacer(1, millimetres * mm)


def shortened(text: str, look: Look, width: float, lines: int) -> str:
    """The text, cut to so many lines of a width with "…" at the end where it is longer."""
    faces = typeface(look.weight)
    broken = break_lines(text, faces, look.size, width)
    if len(broken) <= lines:
        return text
    last = broken[lines - 1]
    while last and look.width(last + "…") > width:
        last = last[:-1]
    return "\n".join([*broken[: lines - 1], last + "…"])


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
        self.element.attributes = {
            **self.element.attributes,
            "O": Name("Layout"),
            "BBox": box,
            "Placement": Name("Block"),
        }
        with self.meaning():
            self.canv.saveState()
            self.paint()
            self.canv.restoreState()
        self._drawn = True

    def paint(self) -> None:
        """Draw within width and height."""
        raise NotImplementedError


class PlacedPhoto(Picture):
    """The place of a photo, and what is drawn over it. Its bytes are put behind the name when the file is written,
    untouched."""

    def __init__(self, number: int, photo: Photo, box: tuple[float, float], alt: str) -> None:
        """`number` counts from 1; the photo is fitted into `box` (points)."""
        said = [each.text for each in photo.annotations if each.text]
        for text in said:
            require_printable(text, Weight.REGULAR, f"photo {number}")
        super().__init__("; ".join((alt, *said)), box)
        self._number = number
        self._annotations = photo.annotations
        copy = photo.report_copy
        self._pixels = (copy.width, copy.height) if copy else (photo.width, photo.height)
        self.fit(box)

    def fit(self, box: tuple[float, float]) -> None:
        """Scale it into a box."""
        scale = min(box[0] / self._pixels[0], box[1] / self._pixels[1])
        self.width, self.height = self._pixels[0] * scale, self._pixels[1] * scale

    def paint(self) -> None:
        """Name the image and note the page it is needed on."""
        self.canv.place_photo(self._number, self.width, self.height)
        if self._annotations:
            draw_annotations(self.canv, self._annotations, self.width, self.height)


class EmblemPicture(Picture):
    """The bureau's emblem."""

    def __init__(self, emblem: Emblem, side: float, name: str) -> None:
        scale = side / max(emblem.width, emblem.height)
        super().__init__(name, (emblem.width * scale, emblem.height * scale))
        self._emblem = emblem

    def paint(self) -> None:
        """Name the image; the pixels follow when the file is assembled."""
        self.canv.place_emblem(self._emblem, self.width, self.height)


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


class InkBox(Flowable):  # type: ignore[misc]  # reportlab is not typed
    """Room for a signature in ink."""

    def __init__(self, size: tuple[float, float]) -> None:
        super().__init__()
        self.width, self.height = size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """A dashed frame, which is not content."""
        with self.canv.artifact():
            self.canv.saveState()
            self.canv.setStrokeColor(RULE)
            self.canv.setLineWidth(THIN)
            self.canv.setDash(2, 2)
            self.canv.rect(0, 0, self.width, self.height)
            self.canv.restoreState()


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
