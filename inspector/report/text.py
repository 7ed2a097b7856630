"""Plain text on a page, so nothing typed is ever markup, with its meaning and its languages."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager

from reportlab.platypus import Flowable, KeepTogether

from inspector.report.breaking import break_lines
from inspector.report.look import BODY, Look
from inspector.report.pdf.structure import Element
from inspector.report.printable import require_printable
from inspector.report.typeface import typeface

TAGS = {"zh": "zh-CN", "en": "en"}


class Said(str):
    """Words the report says, some in one language and some in another: (language, text) in order."""

    pieces: tuple[tuple[str, str], ...]

    def __new__(cls, pieces: Sequence[tuple[str, str]]) -> "Said":
        """The pieces one after the other."""
        said = super().__new__(cls, "".join(text for _, text in pieces))
        said.pieces = tuple(pieces)
        return said


class Piece(Flowable):  # type: ignore[misc]  # reportlab is not typed
    """Something on a page that has a meaning. Drawn again, as a repeated table head is, it has none."""

    def __init__(self, element: Element) -> None:
        super().__init__()
        self.element = element
        self._drawn = False

    def getSpaceBefore(self) -> float:
        """None: spacing is set by gaps and cells."""
        return 0

    getSpaceAfter = getSpaceBefore

    def meaning(self, language: str = "") -> AbstractContextManager[None]:
        """The context to draw in."""
        if self._drawn:
            return self.canv.artifact()  # type: ignore[no-any-return]
        return self.canv.marked(self.element, language)  # type: ignore[no-any-return]


class Text(Piece):
    """Plain text that wraps, and splits between lines where a page ends."""

    def __init__(
        self,
        text: str,
        look: Look = BODY,
        *,
        where: str = "",
        keep: bool = False,
        role: str = "P",
        language: str = "",
    ) -> None:
        """`where` names the place for the refusal of a character no face holds; `keep` holds the
        text together with what follows. Without a language, Chinese characters make it Chinese."""
        super().__init__(Element(role, language=TAGS.get(language, "") or _language(text)))
        self.text = text
        self.look = look
        self.where = where
        self._lines: list[str] | None = None
        self._broken_at = 0.0
        self.keepWithNext = int(keep)
        require_printable(text, look.weight, where)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break into lines of at most `width` points."""
        if self._lines is None or self._broken_at != width:
            look = self.look
            self._lines = break_lines(self.text, typeface(look.weight), look.size, width)
            self._broken_at = width
        self.width, self.height = width, len(self._lines) * self.look.leading
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Two texts, the first at most `height` points tall; none when not two lines fit."""
        self.wrap(width, height)
        lines, fit = self._lines or [], int(height // self.look.leading)
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
        y = self.height - self.look.leading * 0.5 - self.look.size * 0.36
        if isinstance(self.text, Said):
            self._draw_said(self.text, y)
        else:
            with self.meaning():
                for line in self._lines or []:
                    self.canv.write(line, 0, y, self.look)
                    y -= self.look.leading
        self._drawn = True

    def _draw_said(self, said: Said, y: float) -> None:
        """Each stretch of one language is marked with it (ISO 14289-1, 7.2)."""
        place = 0
        for line in self._lines or []:
            x, place = 0.0, said.index(line, place)
            for language, text in _stretches(said, place, place + len(line)):
                tag = TAGS[language]
                with self.meaning("" if tag == self.element.language else tag):
                    self.canv.write(text, x, y, self.look)
                x += self.look.width(text)
            place += len(line)
            y -= self.look.leading

    def _part(self, lines: list[str], width: float) -> "Text":
        part = type(self).__new__(type(self))
        part.__dict__.update(self.__dict__)
        # The layout engine's mark that a piece was put off once is this piece's alone.
        part.__dict__.pop("_postponed", None)
        if not isinstance(self.text, Said):
            part.text = "\n".join(lines)
        part._lines, part._broken_at = lines, width
        return part


def text_elements(flowables: Sequence[Flowable]) -> Iterator[Element]:
    """What the flowables mean, in their order."""
    for flowable in flowables:
        if isinstance(flowable, KeepTogether):
            yield from text_elements(flowable._content)
        elif (element := getattr(flowable, "element", None)) is not None:
            yield element


def _stretches(said: Said, start: int, end: int) -> Iterator[tuple[str, str]]:
    """The pieces between two places of the text."""
    begin = 0
    for language, text in said.pieces:
        part = text[max(start - begin, 0) : max(end - begin, 0)]
        if part:
            yield language, part
        begin += len(text)


def _language(text: str) -> str:
    if isinstance(text, Said):
        return TAGS[text.pieces[0][0]] if text.pieces else ""
    return "zh-CN" if any("\u3400" <= character <= "\u9fff" for character in text) else ""
