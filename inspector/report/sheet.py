"""The canvas a report is drawn on: tagged, set in the embedded faces, and kept as page contents."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from inspector.report.emblem import Emblem
from inspector.report.look import Look
from inspector.report.pdf.structure import Element, FieldMark, Mark
from inspector.report.typeface import Characters, Weight, typeface

FACE_NAMES = {Weight.REGULAR: "R", Weight.BOLD: "B"}
Late = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Field:
    """A signature field to be: page from 1, rectangle in points from the lower left corner."""

    name: str
    label: str
    page: int
    rect: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: level from 1, page from 1, height on the page in points."""

    title: str
    level: int
    page: int
    top: float


@dataclass(slots=True)
class Page:
    """What was drawn on one page. `late` holds places in `code` that wait for the number of pages."""

    code: list[str] = field(default_factory=list)
    photos: set[int] = field(default_factory=set)
    emblem: bool = False
    marks: int = 0
    late: list[tuple[int, Late]] = field(default_factory=list)

    def content(self) -> bytes:
        """The content stream."""
        return "\n".join(self.code).encode("ascii")


class Sheets(Canvas):  # type: ignore[misc]  # reportlab is not typed
    """A canvas that keeps what is drawn as page contents, with tags, photos and signature fields.

    Everything drawn stands inside `marked` or `artifact`: a reader hears the one and skips the other
    (ISO 14289-1, 7.1).
    """

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self.characters = {weight: Characters(typeface(weight)) for weight in Weight}
        self.pages: list[Page] = []
        self.sheet = Page()
        self.fields: list[Field] = []
        self.bookmarks: list[Bookmark] = []
        self.emblem: Emblem | None = None
        super().__init__(io.BytesIO(), pagesize=size, pageCompression=0, invariant=1)
        self._code = self.sheet.code

    def setFont(self, *args: object, **kwargs: object) -> None:
        """Nothing: tables would select Helvetica, but all text is set by `write`."""

    def showPage(self) -> None:
        """Keep the page; its foot and its late places are drawn when all pages are known."""
        if not self.sheet.late:
            # One string instead of thousands: memory must not grow with the pages.
            self.sheet.code[:] = ["\n".join(self.sheet.code)]
        self.pages.append(self.sheet)
        self.sheet = Page()
        self._startPage()
        self._code = self.sheet.code

    def save(self) -> None:
        """Draw what waited for the number of pages. No file is written here."""
        for number, page in enumerate(self.pages, start=1):
            self._pageNumber, self.sheet = number, page
            for place, draw in page.late:
                # Which colour stands there is not known any more, and what follows counts on it.
                self._code = ["q"]
                self._fillColorObj: object = None
                draw(len(self.pages))
                page.code[place] = "\n".join([*self._code, "Q"])
            self._fillColorObj = None
            self._code = page.code
            with self.artifact("Pagination"):
                self.foot(len(self.pages))

    def foot(self, pages: int) -> None:
        """Draw the foot of the current page, one of `pages`."""

    @contextmanager
    def marked(self, element: Element, language: str = "") -> Iterator[None]:
        """What is drawn within is content of the element; `language` differs from the element's own."""
        number, self.sheet.marks = self.sheet.marks, self.sheet.marks + 1
        part = element
        if language:
            part = Element("Span", language=language)
            element.parts.append(part)
        part.parts.append(Mark(self.getPageNumber(), number))
        self._code.append(f"/{part.role} <</MCID {number}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """What is drawn within has no meaning of its own: rules, tints, running feet."""
        self._code.append(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        yield
        self._code.append("EMC")

    def draw_late(self, draw: Late) -> None:
        """Leave a place here for what `draw` draws once the number of pages is known."""
        self.sheet.late.append((len(self._code), draw))
        self._code.append("")

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An outline entry for a place `top` points above the origin."""
        _, y = self.absolutePosition(0, top)
        self.bookmarks.append(Bookmark(title, level, self.getPageNumber(), round(y, 2)))

    def box(self, width: float, height: float) -> tuple[float, float, float, float]:
        """The rectangle on the page, in points, of what is `width` by `height` at the origin."""
        x, y = self.absolutePosition(0, 0)
        return round(x, 2), round(y, 2), round(x + width, 2), round(y + height, 2)

    def place_photo(self, number: int, width: float, height: float) -> None:
        """Show photo `number` (from 1) at the origin, scaled to the size in points."""
        self.sheet.photos.add(number)
        self._code.append(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Ph{number} Do Q")

    def place_emblem(self, emblem: Emblem, width: float, height: float) -> None:
        """Show the bureau's emblem at the origin; a paper has one."""
        self.emblem, self.sheet.emblem = emblem, True
        self._code.append(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Emblem Do Q")

    def place_field(self, element: Element, name: str, label: str, width: float, height: float) -> None:
        """Note the place of a signature field whose corner is the origin, as content of the element."""
        self.fields.append(Field(name, label, self.getPageNumber(), self.box(width, height)))
        element.parts.append(FieldMark(name))

    def write(self, text: str, x: float, y: float, look: Look) -> None:
        """Set one line with its baseline at (x, y), in points."""
        if text:
            if self._fillColorObj != look.colour:
                self.setFillColor(look.colour)
            name, size = FACE_NAMES[look.weight], f"{look.size:g}"
            runs = self.characters[look.weight].encode(text)
            shown = " ".join(f"/{name}{face} {size} Tf {operand} Tj" for face, operand in runs)
            self._code.append(f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {shown} ET")

    def write_right(self, text: str, x: float, y: float, look: Look) -> None:
        """Set one line that ends at x."""
        self.write(text, x - look.width(text), y, look)
