"""What is meant by a few letters: words, a part of them, the beginnings of their syllables in Pinyin."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

GROUPS = 100  # no match is so far from what was typed
NOWHERE = 50

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
    first, *others = words
    far = distances(first, commands)
    for word in others:
        far = [max(before, now) for before, now in zip(far, distances(word, commands), strict=True)]
    order = [away + GROUPS * each.rank for away, each in zip(far, commands, strict=True)]
    places = [place for place, away in enumerate(far) if away < NOWHERE]
    places.sort(key=order.__getitem__)
    return [commands[place] for place in places]


def distances(word: str, commands: Iterable[Command]) -> list[int]:
    """How far each command is from a word; NOWHERE where it is not there. All in one expression: a function called for
    each of some thousands takes longer than a frame may."""
    after = f" {word}"
    return [
        (0 if said.startswith(word) else 1 if after in said else 2)
        if word in said
        else (3 if letters.startswith(word) else 4)
        if word in letters
        else 5
        if each.is_fuzzy and len(word) > 1 and (_is_spread(word, said) or _is_spread(word, letters))
        else NOWHERE
        for each in commands
        for said, letters in (each.sought,)
    ]  # fmt: skip


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
