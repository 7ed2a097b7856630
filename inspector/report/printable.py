"""Which characters may be printed. What was typed is what is printed, or it is refused by name."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from inspector.errors import Refused
from inspector.report.typeface import Weight, typeface

# Control, format, surrogate, private and unassigned characters show nothing, or not what was typed; line
# and paragraph separators would be lost. Other scripts are set from right to left or need shaping, and a
# mark would not stand on its letter: no face is asked for them.
NEVER = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Me", "Mc"))
RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
KNOWN_FREE = frozenset("\n")


def unprintable(text: str, weight: Weight = Weight.REGULAR) -> Iterator[str]:
    """The characters of a text that cannot be printed as they are, each once."""
    good = _good(weight)
    if good.issuperset(text):
        return
    faces = typeface(weight)
    for character in dict.fromkeys(text):
        if character not in KNOWN_FREE and (_never(character) or faces.glyph(character) is None):
            yield character
        else:
            good.add(character)


@cache
def _good(weight: Weight) -> set[str]:
    """The characters that were found printable: most texts hold no other."""
    return set()


def require_printable(text: str, weight: Weight, where: str) -> None:
    """Raises Refused "character-not-printable" naming the first character that cannot be printed and
    the place it stands in."""
    for character in unprintable(text, weight):
        name = told(character)
        raise Refused(
            "character-not-printable",
            en=f"The character {name} {_at(where, 'in', 'en')}cannot be printed. Replace it.",
            zh=f"{_at(where, '', 'zh')}字符 {name} 无法打印，请替换后再导出。",
        )


def told(character: str) -> str:
    """A character so that people can find it: itself where it shows, its number, its Unicode name."""
    name = unicodedata.name(character, "")
    shown = f"“{character}” " if character.isprintable() and not _never(character) else ""
    return f"{shown}U+{ord(character):04X}{f' {name}' if name else ''}"


def _never(character: str) -> bool:
    return unicodedata.category(character) in NEVER or unicodedata.bidirectional(character) in RIGHT_TO_LEFT


def _at(where: str, word: str, language: str) -> str:
    if not where:
        return ""
    return f"{word} {where} " if language == "en" else f"{where} 中的"
