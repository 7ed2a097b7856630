"""The embedded fonts: widths, coverage, and which characters a report uses of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from inspector.shipped import fonts_folder


class Weight(StrEnum):
    """The faces a report is set in."""

    REGULAR = "Regular"
    BOLD = "Bold"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a face: its number and its advance in thousandths of the size."""

    number: int
    advance: float


class Typeface:
    """One face of the shipped font family, measured with HarfBuzz. Read-only once made."""

    def __init__(self, path: Path) -> None:
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self._font = hb.Font(self.face)
        self._per_mille = 1000 / self.face.upem
        self._known: dict[str, Glyph | None] = {}
        extents = self._font.get_font_extents("ltr")
        self.ascent = extents.ascender * self._per_mille
        self.descent = extents.descender * self._per_mille

    def glyph(self, character: str) -> Glyph | None:
        """The glyph of a character, None when the face has none."""
        if character not in self._known:
            number = self._font.get_nominal_glyph(ord(character))
            self._known[character] = (
                None
                if not number
                else Glyph(number, self._font.get_glyph_h_advance(number) * self._per_mille)
            )
        return self._known[character]

    def width(self, text: str, size: float) -> float:
        """The width of a line in points; a character without a glyph counts as a full square."""
        return sum(g.advance if (g := self.glyph(c)) else 1000 for c in text) * size / 1000


@cache
def typeface(weight: Weight) -> Typeface:
    """The shipped face of a weight; loading takes some milliseconds, so once a process."""
    return Typeface(fonts_folder() / f"NotoSansSC-{weight}.ttf")


class Characters:
    """The characters one report uses of one face, numbered in order of first use.

    Each character has a number (CID) of its own, even where two share a glyph: so the text that is
    searched and copied is exactly what was typed.
    """

    def __init__(self, face: Typeface) -> None:
        self.face = face
        self._numbers: dict[str, int] = {}

    def encode(self, text: str) -> str:
        """The text as a PDF hex string operand, two bytes a character."""
        return "<" + "".join(f"{self._number(character):04X}" for character in text) + ">"

    def used(self) -> Iterable[tuple[int, str]]:
        """Numbers and characters in order."""
        return ((number, character) for character, number in self._numbers.items())

    def _number(self, character: str) -> int:
        return self._numbers.setdefault(character, len(self._numbers) + 1)
