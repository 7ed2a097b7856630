"""The embedded fonts: widths, coverage, and which characters a report uses of them.

A weight is a chain of faces: the family itself, then the fallback faces for rare characters. Each
character is set in the first face that holds it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path

import uharfbuzz as hb

from inspector.errors import Refused
from inspector.shipped import fonts_folder

MOST_CHARACTERS = 65_535  # a character's number in a font has two bytes


class Weight(StrEnum):
    """The faces a report is set in."""

    REGULAR = "Regular"
    BOLD = "Bold"


RARE = ("OutletFallbackMingA", "OutletFallbackMingB")  # of one weight, which serves for both
FILES = {
    Weight.REGULAR: ("NotoSansSC-Regular", "OutletFallbackKai-Regular", *RARE),
    Weight.BOLD: ("NotoSansSC-Bold", "OutletFallbackKai-Bold", *RARE),
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a face: its number and its advance in thousandths of the size."""

    number: int
    advance: float


class Typeface:
    """One physical face, measured with HarfBuzz. The file is opened when a character is first asked for."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self._path = path
        self._known: dict[str, Glyph | None] = {}

    @cached_property
    def face(self) -> hb.Face:
        """The font file, mapped into memory."""
        return hb.Face(hb.Blob.from_file_path(str(self._path)))

    @cached_property
    def ascent(self) -> float:
        """In thousandths of the size."""
        return self._extent(self._font.get_font_extents("ltr").ascender)

    @cached_property
    def descent(self) -> float:
        """In thousandths of the size, negative below the baseline."""
        return self._extent(self._font.get_font_extents("ltr").descender)

    def _extent(self, units: int) -> float:
        return units * 1000 / int(self.face.upem)

    @cached_property
    def _font(self) -> hb.Font:
        return hb.Font(self.face)

    def glyph(self, character: str) -> Glyph | None:
        """The glyph of a character, None when the face has none."""
        if character not in self._known:
            number = self._font.get_nominal_glyph(ord(character))
            self._known[character] = (
                Glyph(number, self._font.get_glyph_h_advance(number) * 1000 / self.face.upem)
                if number
                else None
            )
        return self._known[character]


class Faces:
    """The chain of faces of a weight."""

    def __init__(self, faces: Iterable[Typeface]) -> None:
        self.faces = tuple(faces)
        self._found: dict[str, tuple[int, Glyph] | None] = {}
        self._advances: dict[str, float] = {}

    def glyph(self, character: str) -> Glyph | None:
        """The glyph a character is set with, None when no face holds it."""
        found = self._find(character)
        return found[1] if found else None

    def face_of(self, character: str) -> int | None:
        """The number of the face a character is set in."""
        found = self._find(character)
        return found[0] if found else None

    def width(self, text: str, size: float) -> float:
        """The width of a line in points; a character without a glyph counts as a full square."""
        advances = self._advances
        try:
            return sum([advances[character] for character in text]) * size / 1000
        except KeyError:
            for character in text:
                glyph = self.glyph(character)
                advances[character] = glyph.advance if glyph else 1000.0
            return sum([advances[character] for character in text]) * size / 1000

    def _find(self, character: str) -> tuple[int, Glyph] | None:
        if character not in self._found:
            self._found[character] = next(
                ((n, glyph) for n, face in enumerate(self.faces) if (glyph := face.glyph(character))), None
            )
        return self._found[character]


@cache
def typeface(weight: Weight) -> Faces:
    """The shipped faces of a weight, once a process."""
    return Faces(Typeface(fonts_folder() / f"{name}.ttf") for name in FILES[weight])


class Characters:
    """The characters one report uses of a weight, numbered in each face in order of first use.

    Each character has a number (CID) of its own, even where two share a glyph: so the text that is
    searched and copied is exactly what was typed.
    """

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self._numbers: list[dict[str, int]] = [{} for _ in faces.faces]
        self._common: dict[str, str] = {}  # the digits of what stands in the first face

    def encode(self, text: str) -> list[tuple[int, str]]:
        """The text as runs of face number and PDF hex string operand, two bytes a character."""
        try:
            return [(0, f"<{''.join(map(self._common.__getitem__, text))}>")]
        except KeyError:
            return self._encode_new(text)

    def _encode_new(self, text: str) -> list[tuple[int, str]]:
        return [
            (face, "<" + "".join([f"{self._number(face, c):04X}" for c in run]) + ">")
            for face, run in self._runs(text)
        ]

    def faces_used(self) -> list[int]:
        """The numbers of the faces that are needed."""
        return [face for face, numbers in enumerate(self._numbers) if numbers]

    def used(self, face: int) -> Iterator[tuple[int, str]]:
        """Numbers and characters of a face in order."""
        return ((number, character) for character, number in self._numbers[face].items())

    def _runs(self, text: str) -> Iterator[tuple[int, Iterable[str]]]:
        return groupby(text, lambda character: self.faces.face_of(character) or 0)

    def _number(self, face: int, character: str) -> int:
        numbers = self._numbers[face]
        number = numbers.setdefault(character, len(numbers) + 1)
        if number > MOST_CHARACTERS:
            raise Refused(
                "too-many-characters",
                en="The report uses too many different characters. Split the inspection in two.",
                zh="报告使用的不同字符过多。请分成两次检查。",
            )
        if face == 0:
            self._common[character] = f"{number:04X}"
        return number
