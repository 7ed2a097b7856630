"""Break text into lines: UAX #14 with the rules of Chinese typesetting (GB/T 15834)."""

from collections.abc import Iterator
from functools import lru_cache

from uniseg.linebreak import line_break_units

from inspector.report.typeface import Typeface

NEVER_FIRST = set("，。、；：？！）》〉」』】〕％‰°′″”’…—～·,.;:?!)]}%")
NEVER_LAST = set("（《〈「『【〔“‘([{$￥#")


def break_lines(text: str, face: Typeface, size: float, width: float) -> list[str]:
    """The lines of a text set within `width` points. A line never begins with closing punctuation nor
    ends with opening; numbers and words stay whole unless one alone is wider than the line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_break_paragraph(paragraph, face, size, width))
    return lines


def _break_paragraph(text: str, face: Typeface, size: float, width: float) -> Iterator[str]:
    line, filled = "", 0.0
    for unit in _units(text):
        needed = face.width(unit.rstrip(" "), size)
        if line and filled + needed > width:
            yield line.rstrip(" ")
            line, filled = "", 0.0
        while needed > width and len(unit) > 1:
            head = _longest_head(unit, face, size, width)
            yield head
            unit = unit[len(head) :]
            needed = face.width(unit.rstrip(" "), size)
        line += unit
        filled += face.width(unit, size)
    yield line.rstrip(" ")


@lru_cache(maxsize=4096)
def _units(text: str) -> tuple[str, ...]:
    """Unbreakable stretches, in order."""
    units: list[str] = []
    for unit in line_break_units(text):
        if units and (unit[0] in NEVER_FIRST or units[-1].rstrip(" ")[-1:] in NEVER_LAST):
            units[-1] += unit
        else:
            units.append(unit)
    return tuple(units)


def _longest_head(unit: str, face: Typeface, size: float, width: float) -> str:
    length, filled = 0, 0.0
    for character in unit:
        filled += face.width(character, size)
        if filled > width and length:
            break
        length += 1
    # Keep one character for the next line only if it may begin it.
    while 1 < length < len(unit) and unit[length] in NEVER_FIRST:
        length -= 1
    return unit[:length]
