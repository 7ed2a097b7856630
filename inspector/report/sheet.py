"""The canvas and the flowables a report is set with: plain text only, so nothing typed is ever markup."""

from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from inspector.errors import Refused
from inspector.report.breaking import break_lines
from inspector.report.typeface import Characters, Weight, typeface

INK = Color(0.08, 0.09, 0.11)
GREY = Color(0.38, 0.40, 0.44)
RULE = Color(0.72, 0.74, 0.77)
TINT = Color(0.945, 0.95, 0.96)
ACCENT = Color(0.07, 0.25, 0.47)

FONT_NAMES = {Weight.REGULAR: "OIR", Weight.BOLD: "OIB"}


@dataclass(frozen=True, slots=True)
class Field:
    """A signature field to be: page from 1, rectangle in points from the lower left corner."""

    name: str
    label: str
    page: int
    rect: tuple[float, float, float, float]


class Sheets(Canvas):  # type: ignore[misc]  # reportlab is not typed
    """A canvas that sets text in the report's own faces and remembers which characters it used."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.characters = {weight: Characters(typeface(weight)) for weight in Weight}
        self.photos_on_page: dict[int, set[int]] = {}
        self.fields: list[Field] = []
        self.marks: list[str] = []
        self._pages: list[dict[str, Any]] = []
        super().__init__(*args, **kwargs)

    def _make_preamble(self) -> None:
        # reportlab would select Helvetica here, which is neither used nor embedded.
        self._preamble = "1 0 0 1 0 0 cm"

    def setFont(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: tables would select Helvetica, but all text is set by `write`."""

    def showPage(self) -> None:
        """Keep the page: its foot needs the number of pages."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write all pages with their feet."""
        pages = list(self._pages)
        for page in pages:
            self.__dict__.update(page)
            self.foot(len(pages))
            super().showPage()
        super().save()

    def foot(self, pages: int) -> None:
        """Draw the foot of the current page, one of `pages`."""

    def place_photo(self, number: int, width: float, height: float) -> None:
        """Name photo `number` (from 1) at the origin, scaled to the size in points."""
        self.photos_on_page.setdefault(self.getPageNumber(), set()).add(number)
        self._code.append(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Ph{number} Do Q")

    def place_field(self, name: str, label: str, width: float, height: float) -> None:
        """Note the place of a signature field whose corner is the origin."""
        x, y = self.absolutePosition(0, 0)
        rect = (round(x, 2), round(y, 2), round(x + width, 2), round(y + height, 2))
        self.fields.append(Field(name, label, self.getPageNumber(), rect))

    def write(self, text: str, x: float, y: float, look: "Look") -> None:
        """Set one line with its baseline at (x, y), in points."""
        if text:
            self.setFillColor(look.colour)
            operand = self.characters[look.weight].encode(text)
            self._code.append(
                f"BT /{FONT_NAMES[look.weight]} {look.size:g} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm {operand} Tj ET"
            )

    def write_right(self, text: str, x: float, y: float, look: "Look") -> None:
        """Set one line that ends at x."""
        self.write(text, x - look.width(text), y, look)


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is set. Size and leading in points."""

    size: float = 9
    leading: float = 13.5
    weight: Weight = Weight.REGULAR
    colour: Color = INK

    def width(self, text: str) -> float:
        """The width of a line in points."""
        return typeface(self.weight).width(text, self.size)

    def bold(self) -> "Look":
        """The same, bold."""
        return replace(self, weight=Weight.BOLD)


BODY = Look()
SMALL = Look(size=7.5, leading=11, colour=GREY)
LABEL = Look(size=8, leading=12, colour=GREY)
STRONG = Look(weight=Weight.BOLD)
TITLE = Look(size=22, leading=30, weight=Weight.BOLD)
HEADING = Look(size=13, leading=19, weight=Weight.BOLD, colour=ACCENT)
SUBHEADING = Look(size=10.5, leading=15.5, weight=Weight.BOLD)


class Text(Flowable):  # type: ignore[misc]
    """Plain text that wraps, and splits between lines where a page ends."""

    def __init__(self, text: str, look: Look = BODY, *, where: str = "", keep: bool = False) -> None:
        """`where` names the place for the refusal of a character no face holds; `keep` holds the
        text together with what follows."""
        super().__init__()
        self._text = text
        self._look = look
        self._where = where
        self._lines: list[str] | None = None
        self._broken_at = 0.0
        self.keepWithNext = int(keep)
        require_printable(text, look.weight, where)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break into lines of at most `width` points."""
        if self._lines is None or self._broken_at != width:
            look = self._look
            self._lines = break_lines(self._text, typeface(look.weight), look.size, width)
            self._broken_at = width
        self.width, self.height = width, len(self._lines) * self._look.leading
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Two texts, the first at most `height` points tall; none when not two lines fit."""
        self.wrap(width, height)
        lines, fit = self._lines or [], int(height // self._look.leading)
        if fit >= len(lines):
            return [self]
        fit = min(fit, len(lines) - 2)  # no widow
        if fit < 2:
            return []
        return [self._part(lines[:fit], width), self._part(lines[fit:], width)]

    def parts(self, width: float, most: int) -> list["Text"]:
        """Texts of at most `most` lines each, to stand below each other in a width of points."""
        self.wrap(width, 0)
        lines = self._lines or [""]
        return [self._part(lines[start : start + most], width) for start in range(0, len(lines), most)]

    def draw(self) -> None:
        """Set the lines from the top."""
        look, y = self._look, self.height - self._look.leading * 0.5 - self._look.size * 0.36
        for line in self._lines or []:
            self.canv.write(line, 0, y, look)
            y -= look.leading

    def getSpaceBefore(self) -> float:
        """None: spacing is set by Spacers and cells."""
        return 0

    getSpaceAfter = getSpaceBefore

    def _part(self, lines: list[str], width: float) -> "Text":
        part = Text("", self._look, where=self._where)
        part._text = "\n".join(lines)
        part._lines, part._broken_at = lines, width
        return part


def require_printable(text: str, weight: Weight, where: str) -> None:
    """Raises Refused "character-not-printable" for a character the fonts do not hold: the report
    never shows another character than the one that was typed."""
    face = typeface(weight)
    for character in text:
        if character != "\n" and face.glyph(character) is None:
            name = f"U+{ord(character):04X}"
            shown = character if character.isprintable() else name
            raise Refused(
                "character-not-printable",
                en=f"The character '{shown}' ({name}) {_at(where, 'in', 'en')}cannot be printed. Replace it.",
                zh=f"{_at(where, '', 'zh')}字符“{shown}”（{name}）无法打印，请替换后再导出。",
            )


def _at(where: str, word: str, language: str) -> str:
    if not where:
        return ""
    return f"{word} {where} " if language == "en" else f"{where} 中的"
