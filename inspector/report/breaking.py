"""Break text into lines: UAX #14 with the rules of Chinese typesetting (GB/T 15834, CLREQ)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from uniseg.linebreak import line_break_units

from inspector.report.typeface import Faces

NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕〗｝％‰°′″℃”’…—～·,.;:?!)]}%")
NEVER_LAST = frozenset("（《〈「『【〔〖｛“‘([{$￥¥#№")

_NUMERALS = "0123456789〇零一二三四五六七八九十百千"
_MEASURES = "年月日时分秒号条款项件份张名人次个天户家台间处页卷章岁辆例起种元万亿米层楼%％‰℃°"
# The rules treat letters alike, and digits, and Chinese characters: what is found for one is kept for all.
_LETTER, _DIGIT, _HAN = "a", "0", "中"
# What is read as one: dates, citations, numbers with their measure, waybill and telephone numbers, dashes.
_WHOLE = re.compile(
    r"[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?"
    r"|[0-9]{1,2}月[0-9]{1,2}日"
    rf"|(?:第[{_NUMERALS}]+(?:之[{_NUMERALS}]+)?[条款项章节页卷号次件目类])+"
    rf"|[!-~]*[0-9][!-~]*[{_MEASURES}]?"
    r"|—+|…+"
)
# Between two Chinese characters, and before a word behind a space, a line may always end: what lies
# between such places is looked at alone.
_CHUNK = re.compile("(?<=中)(?=中)|(?<=[中0a] )(?=[中0a])")
_ONE = re.compile("中|[0a]+ *")


class _Shapes(dict[int, str]):
    """What a character is to the rules, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if 0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF:
            shape = _HAN
        elif code < 128 and character.isalnum():
            shape = _DIGIT if character.isdigit() else _LETTER
        else:
            shape = character
        return self.setdefault(code, shape)


_SHAPES = _Shapes()


def break_lines(text: str, faces: Faces, size: float, width: float) -> list[str]:
    """The lines of a text set within `width` points. A line never begins with closing punctuation nor
    ends with opening; numbers, citations and words stay whole unless one alone is wider than the line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_break_paragraph(paragraph, faces, size, width))
    return lines


def _break_paragraph(text: str, faces: Faces, size: float, width: float) -> Iterator[str]:
    if faces.width(text, size) <= width:
        yield text.rstrip(" ")
        return
    line, filled = "", 0.0
    for unit in _units(text):
        needed = faces.width(unit.rstrip(" "), size)
        if line and filled + needed > width:
            yield line.rstrip(" ")
            line, filled = "", 0.0
        while needed > width and len(unit) > 1:
            head = _longest_head(unit, faces, size, width)
            yield head
            unit = unit[len(head) :]
            needed = faces.width(unit.rstrip(" "), size)
        line += unit
        filled += faces.width(unit, size)
    yield line.rstrip(" ")


@lru_cache(maxsize=2048)
def _units(text: str) -> tuple[str, ...]:
    """Unbreakable stretches, in order."""
    inside = {place for whole in _WHOLE.finditer(text) for place in range(whole.start() + 1, whole.end())}
    units: list[str] = []
    place = 0
    for length in _unit_lengths(text.translate(_SHAPES)):
        unit = text[place : place + length]
        if units and (place in inside or not _may_part(units[-1], unit)):
            units[-1] += unit
        else:
            units.append(unit)
        place += length
    return tuple(units)


def _unit_lengths(shape: str) -> Iterator[int]:
    for chunk in _CHUNK.split(shape):
        yield from (len(chunk),) if _ONE.fullmatch(chunk) else _chunk_lengths(chunk)


@lru_cache(maxsize=8192)
def _chunk_lengths(chunk: str) -> tuple[int, ...]:
    return tuple(len(unit) for unit in line_break_units(chunk))


def _may_part(before: str, after: str) -> bool:
    return after[0] not in NEVER_FIRST and before.rstrip(" ")[-1:] not in NEVER_LAST


def _longest_head(unit: str, faces: Faces, size: float, width: float) -> str:
    length, filled = 0, 0.0
    for character in unit:
        filled += faces.width(character, size)
        if filled > width and length:
            break
        length += 1
    # Keep characters for the next line only if they may begin it, and none here that may not end it.
    while 1 < length < len(unit) and (unit[length] in NEVER_FIRST or unit[length - 1] in NEVER_LAST):
        length -= 1
    return unit[:length]
