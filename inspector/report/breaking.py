"""Break text into lines: UAX #14 with the rules of Chinese typesetting (GB/T 15834, CLREQ)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from uniseg.linebreak import line_break_units

from inspector.report.typeface import Faces

NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕〗｝％‰°′″℃”’…—～·,.;:?!)]}%")
NEVER_LAST = frozenset("（《〈「『【〔〖｛“‘([{$￥¥#№")

_NUMERAL = "[0-9〇零一二三四五六七八九十百千]"
_MEASURES = "年月日时分秒号条款项件份张名人次个天户家台间处页卷章岁辆例起种元万亿米层楼"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
# What is read as one: dates, citations, numbers with their measure, waybill and telephone numbers, dashes.
_WHOLE = re.compile(
    r"[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?"
    r"|[0-9]{1,2}月[0-9]{1,2}日"
    rf"|(?:第{_NUMERAL}+(?:之{_NUMERAL}+)?[条款项章节页卷号次件目类])+"
    rf"|[!-~]*[0-9][!-~]*(?:[{_MEASURES}]|[%％‰℃°])?"
    r"|—+|…+"
)
# Between two Chinese characters, and before a word behind a space, a line may always end: what lies
# between such places is looked at alone, and mostly was before.
_CHUNK = re.compile(rf"(?<=[{_HAN}])(?=[{_HAN}])|(?<=[{_HAN}0-9A-Za-z] )(?=[{_HAN}0-9A-Za-z])")
_ONE = re.compile(rf"[{_HAN}]|[0-9A-Za-z]+ *")
_LETTERS, _DIGITS = re.compile("[A-Za-z]"), re.compile("[0-9]")
_HANS = re.compile(f"[{_HAN}]")


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
    for chunk in _CHUNK.split(text):
        for unit in _chunk_units(chunk):
            if units and (place in inside or not _may_part(units[-1], unit)):
                units[-1] += unit
            else:
                units.append(unit)
            place += len(unit)
    return tuple(units)


def _may_part(before: str, after: str) -> bool:
    return after[0] not in NEVER_FIRST and before.rstrip(" ")[-1:] not in NEVER_LAST


def _chunk_units(chunk: str) -> Iterator[str]:
    if _ONE.fullmatch(chunk):
        yield chunk
        return
    place = 0
    # Letters are alike to the rules, and so are digits: what is looked at once serves all of its kind.
    for length in _unit_lengths(_HANS.sub("中", _DIGITS.sub("0", _LETTERS.sub("a", chunk)))):
        yield chunk[place : place + length]
        place += length


@lru_cache(maxsize=8192)
def _unit_lengths(shape: str) -> tuple[int, ...]:
    return tuple(len(unit) for unit in line_break_units(shape))


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
