"""Functions of text."""

import base64
import hashlib
import math

from inspector.checklists.expressions.function import Function, Kind
from inspector.checklists.expressions.node import Context, Evaluate, Value
from inspector.checklists.expressions.operators import joined
from inspector.checklists.expressions.values import number_of, text_of, texts_of

DIGESTS = {"md5": "md5", "sha-1": "sha1", "sha-256": "sha256", "sha-384": "sha384", "sha-512": "sha512"}
DIGEST_WRITINGS = ("base64", "hex")


def _here(run: Function) -> Function:
    """The same function, of the item where it stands when it is called without an argument."""

    def of_item(context: Context, *arguments: Evaluate) -> Value:
        value: Value = run.run(arguments[0](context) if arguments else [context.item])
        return value

    return Function(run.name, 0, 1, run.gives, of_item, lazy=True)


def _joined(separator: Value, *parts: Value) -> str:
    return text_of(separator).join(text for part in parts for text in texts_of(part))


def _place(number: float, length: int) -> int:
    """An index of substr(): negative ones count from the end."""
    if number != number:
        return 0
    whole = int(max(-length, min(number, length)))
    return max(0, length + whole) if whole < 0 else whole


def _substr(value: Value, start: Value, *end: Value) -> str:
    text = text_of(value)
    first = _place(number_of(start), len(text))
    return text[first : _place(number_of(end[0]), len(text))] if end else text[first:]


def _substring(value: Value, start: Value, *length: Value) -> str:
    text = text_of(value)
    first = _rounded(number_of(start))
    after = first + _rounded(number_of(length[0])) if length else float("inf")
    return "".join(char for place, char in enumerate(text, 1) if first <= place < after)


def _rounded(number: float) -> float:
    return float((number + 0.5) // 1) if math.isfinite(number) else number


def _translated(value: Value, old: Value, new: Value) -> str:
    replacements = text_of(new)
    table: dict[int, str] = {}
    for place, char in enumerate(text_of(old)):
        table.setdefault(ord(char), replacements[place : place + 1])
    return text_of(value).translate(table)


def digest(data: Value, algorithm: Value, *writing: Value) -> str:
    """The digest of a text's UTF-8, in base64 unless hex is asked for; "" for a name that is not known."""
    name = DIGESTS.get(text_of(algorithm).strip().lower())
    if name is None:
        return ""
    found = hashlib.new(name, text_of(data).encode(), usedforsecurity=False).digest()
    as_hex = bool(writing) and text_of(writing[0]).strip().lower() == "hex"
    return found.hex() if as_hex else base64.b64encode(found).decode()


TEXT, BOOLEAN, NUMBER = Kind.TEXT, Kind.BOOLEAN, Kind.NUMBER
TEXT_FUNCTIONS = (
    _here(Function("string", 0, 1, TEXT, text_of)),
    _here(Function("string-length", 0, 1, NUMBER, lambda value: float(len(text_of(value))))),
    _here(Function("normalize-space", 0, 1, TEXT, lambda value: " ".join(text_of(value).split()))),
    Function("concat", 1, None, TEXT, lambda *parts: joined(list(parts))),
    Function("join", 1, None, TEXT, _joined),
    Function("substr", 2, 3, TEXT, _substr),
    Function("substring", 2, 3, TEXT, _substring),
    Function("substring-before", 2, 2, TEXT, lambda text, mark: _split(text, mark)[0]),
    Function("substring-after", 2, 2, TEXT, lambda text, mark: _split(text, mark)[1]),
    Function("translate", 3, 3, TEXT, _translated),
    Function("contains", 2, 2, BOOLEAN, lambda text, part: text_of(part) in text_of(text)),
    Function("starts-with", 2, 2, BOOLEAN, lambda text, part: text_of(text).startswith(text_of(part))),
    Function("ends-with", 2, 2, BOOLEAN, lambda text, part: text_of(text).endswith(text_of(part))),
    Function("digest", 2, 3, TEXT, digest),
)


def _split(value: Value, mark: Value) -> tuple[str, str]:
    text, piece = text_of(value), text_of(mark)
    place = text.find(piece)
    return ("", "") if place < 0 else (text[:place], text[place + len(piece) :])
