"""What is meant by a few letters: words, a part of them, the beginnings of their syllables in Pinyin."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

GROUPS = 100  # no match is so far from what was typed

# The common characters of GB 2312 stand in the order of their Pinyin: here the first one of each letter.
FIRST_OF_LETTER = (
    ("a", 0xB0A1), ("b", 0xB0C5), ("c", 0xB2C1), ("d", 0xB4EE), ("e", 0xB6EA), ("f", 0xB7A2), ("g", 0xB8C1),
    ("h", 0xB9FE), ("j", 0xBBF7), ("k", 0xBFA6), ("l", 0xC0AC), ("m", 0xC2E8), ("n", 0xC4C3), ("o", 0xC5B6),
    ("p", 0xC5BE), ("q", 0xC6DA), ("r", 0xC8BB), ("s", 0xC8F6), ("t", 0xCBFA), ("w", 0xCDDA), ("x", 0xCEF4),
    ("y", 0xD1B9), ("z", 0xD4D1),
)  # fmt: skip
END_OF_COMMON = 0xD7FA
ROW = 0xFF  # of a code: its second byte runs from A1 to FE


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be chosen. `also` is found by too, and not shown: another language, a number."""

    text: str
    run: Callable[[], object]
    keys: str = ""
    kind: str = ""
    also: str = ""
    rank: int = 0  # which group comes first
    is_fuzzy: bool = True
    sought: tuple[str, str] = field(init=False)

    def __post_init__(self) -> None:
        said = f"{self.text} {self.also}".casefold()
        object.__setattr__(self, "sought", (said, initials(said)))


def initials(text: str) -> str:
    """The text with the first letter of its Pinyin in the place of each common Chinese character."""
    return text.translate(_letters())


def find(typed: str, commands: Sequence[Command]) -> list[Command]:
    """The commands that are meant, the likeliest first; all, in their order, before anything is typed."""
    words = typed.casefold().split()
    if not words:
        return sorted(commands, key=lambda each: each.rank)
    found = ((distance(words, each), place, each) for place, each in enumerate(commands))
    close = sorted((far + GROUPS * each.rank, place, each) for far, place, each in found if far is not None)
    return [each for _, _, each in close]


def distance(words: Iterable[str], command: Command) -> int | None:
    """How far a command is from what was typed; None when something of it is not there."""
    far = 0
    for word in words:
        one = _distance_of(word, command)
        if one is None:
            return None
        far = max(far, one)
    return far


def _distance_of(word: str, command: Command) -> int | None:
    said, letters = command.sought
    at = said.find(word)
    if at >= 0:
        return 0 if at == 0 else 1 if said[at - 1] == " " else 2
    at = letters.find(word)
    if at >= 0:
        return 3 if at == 0 else 4
    if command.is_fuzzy and len(word) > 1 and (_is_spread(word, said) or _is_spread(word, letters)):
        return 5
    return None


def _is_spread(word: str, text: str) -> bool:
    """Whether the letters of a word stand in a text in this order, the first at the beginning of a word."""
    at = 0 if text.startswith(word[0]) else text.find(f" {word[0]}") + 1
    if not text[at:].startswith(word[0]):
        return False
    for letter in word[1:]:
        at = text.find(letter, at + 1)
        if at < 0:
            return False
    return True


@cache
def _letters() -> dict[int, str]:
    ends = [*(code for _, code in FIRST_OF_LETTER[1:]), END_OF_COMMON]
    table = {}
    for (letter, first), end in zip(FIRST_OF_LETTER, ends, strict=True):
        for code in range(first, end):
            if 0xA1 <= code & ROW < ROW:
                character = code.to_bytes(2, "big").decode("gb2312", "ignore")
                table.update({ord(each): letter for each in character})
    return table
