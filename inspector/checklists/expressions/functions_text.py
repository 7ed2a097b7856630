"""Functions of texts and truths."""

import base64
import hashlib
import math
from typing import Any

import regex

from inspector.checklists.expressions.grammar import known
from inspector.checklists.expressions.values import boolean, node_text, number, text

REGEX_SECONDS = 0.2  # for one text: an expression that runs wild does not match
HASHES = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}


@known("string", 0, 1, "the argument as text")
def _string(value: Any = "") -> str:
    return text(value)


@known("concat", 1, None, "the texts of all arguments put together, of all nodes of a node-set")
def _concat(*values: Any) -> str:
    return "".join(part for value in values for part in _texts(value))


@known("join", 1, None, "texts put together with the first argument between them")
def _join(between: Any, *values: Any) -> str:
    return text(between).join(part for value in values for part in _texts(value))


@known("string-length", 0, 1, "the number of characters")
def _string_length(value: Any = "") -> float:
    return float(len(text(value)))


@known("substr", 2, 3, "the characters from a place counted from 0 up to another, which is left out")
def _substr(value: Any, start: Any, end: Any = math.inf) -> str:
    whole = text(value)
    first, last = _place(number(start), len(whole)), _place(number(end), len(whole))
    return whole[first:last]


@known("substring", 2, 3, "characters from a place counted from 1, as many as the third argument says")
def _substring(value: Any, start: Any, length: Any = None) -> str:
    first = _rounded(number(start))
    end = math.inf if length is None else first + _rounded(number(length))
    return "".join(character for place, character in enumerate(text(value), start=1) if first <= place < end)


@known("substring-before", 2, 2, "what stands before the second text in the first")
def _substring_before(value: Any, mark: Any) -> str:
    before, found, _ = text(value).partition(text(mark)) if text(mark) else ("", "", "")
    return before if found else ""


@known("substring-after", 2, 2, "what stands behind the second text in the first")
def _substring_after(value: Any, mark: Any) -> str:
    return text(value).partition(text(mark))[2] if text(mark) else text(value)


@known(
    "translate", 3, 3, "characters of the second text exchanged for those of the third; without one, left out"
)
def _translate(value: Any, old: Any, new: Any) -> str:
    table: dict[int, str | None] = {}
    for place, character in enumerate(text(old)):
        table.setdefault(ord(character), text(new)[place : place + 1] or None)
    return text(value).translate(table)


@known("contains", 2, 2, "whether the second text stands in the first")
def _contains(value: Any, part: Any) -> bool:
    return text(part) in text(value)


@known("starts-with", 2, 2, "whether the first text begins with the second")
def _starts_with(value: Any, part: Any) -> bool:
    return text(value).startswith(text(part))


@known("ends-with", 2, 2, "whether the first text ends with the second")
def _ends_with(value: Any, part: Any) -> bool:
    return text(value).endswith(text(part))


@known("normalize-space", 0, 1, "the text without white space around it, and one blank for several")
def _normalize_space(value: Any = "") -> str:
    return " ".join(text(value).split())


@known("regex", 2, 2, "whether the whole text fits a regular expression")
def _regex(value: Any, pattern: Any) -> bool:
    try:
        return regex.fullmatch(text(pattern), text(value), timeout=REGEX_SECONDS) is not None
    except (regex.error, TimeoutError):
        return False


@known("digest", 2, 3, "the hash of a text: MD5, SHA-1, SHA-256, SHA-384 or SHA-512; base64, or hex")
def _digest(value: Any, algorithm: Any, encoding: Any = "base64") -> str:
    if text(algorithm) not in HASHES:
        return ""
    made = hashlib.new(HASHES[text(algorithm)], text(value).encode()).digest()
    return made.hex() if text(encoding) == "hex" else base64.b64encode(made).decode()


@known("boolean", 1, 1, "whether a text or node is not empty, or a number not 0")
def _boolean(value: Any) -> bool:
    return boolean(value)


@known("boolean-from-string", 1, 1, "whether a text is true or 1")
def _boolean_from_string(value: Any) -> bool:
    return text(value) in ("true", "1")


@known("not", 1, 1, "whether the argument does not hold")
def _not(value: Any) -> bool:
    return not boolean(value)


@known("true", 0, 0, "what always holds")
def _true() -> bool:
    return True


@known("false", 0, 0, "what never holds")
def _false() -> bool:
    return False


@known("selected", 2, 2, "whether a choice is among those that were made")
def _selected(value: Any, name: Any) -> bool:
    return text(name).strip() in text(value).split()


@known("selected-at", 2, 2, "the choice at a place counted from 0")
def _selected_at(value: Any, place: Any) -> str:
    chosen, index = text(value).split(), number(place)
    return chosen[int(index)] if 0 <= index < len(chosen) else ""


@known("count-selected", 1, 1, "how many choices were made")
def _count_selected(value: Any) -> float:
    return float(len(text(value).split()))


@known("coalesce", 1, None, "the first argument that is not empty")
def _coalesce(*values: Any) -> str:
    return next((text(value) for value in values if text(value)), "")


@known("checklist", 2, None, "whether as many arguments hold as the first two say: fewest, most (-1: any)")
def _checklist(fewest: Any, most: Any, *values: Any) -> bool:
    return _between(fewest, most, float(sum(_counts(value) for value in values)))


@known("weighted-checklist", 4, None, "the same, with a weight behind each argument")
def _weighted_checklist(fewest: Any, most: Any, *pairs: Any) -> bool:
    held = (number(weight) for value, weight in zip(pairs[::2], pairs[1::2], strict=False) if _counts(value))
    return _between(fewest, most, sum(held))


def _counts(value: Any) -> bool:
    """Whether an answer is one that counts: true, yes, or a number above 0."""
    return value if isinstance(value, bool) else text(value) in ("yes", "true") or number(value) > 0


def _between(fewest: Any, most: Any, found: float) -> bool:
    low, high = number(fewest), number(most)
    return (low < 0 or found >= low) and (high < 0 or found <= high)


def _rounded(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


def _texts(value: Any) -> list[str]:
    return [node_text(node) for node in value] if isinstance(value, list) else [text(value)]


def _place(number: float, length: int) -> int:
    if math.isnan(number):
        return 0
    place = max(min(number, length), -length)
    return int(place + length if place < 0 else place)
