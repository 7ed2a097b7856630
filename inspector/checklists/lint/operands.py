"""The parts of an expression that can be told without evaluating it: answers and literals."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector.checklists.expressions.expression import MARK

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

COMPARISONS = ("=", "!=", "<", ">", "<=", ">=")
ORDERS = ("<", ">", "<=", ">=")
ARITHMETIC = ("+", "-", "*", "div", "mod")


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to an item, or with `attribute` what else is known of the answer: its verdict, its count."""

    name: str
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, number or truth as it is written."""

    value: str | float | bool


Operand = Answered | Literal


def parts(token: "XPathToken") -> Iterator["XPathToken"]:
    """A token and all within it, from left to right."""
    yield token
    for part in token:
        yield from parts(part)


def operand(token: "XPathToken", here: str) -> Operand | None:
    """What a part stands for; `here` is the item whose expression it is. None for what must be evaluated."""
    match token.symbol:
        case "(":
            return operand(token[0], here)
        case "$":
            return Answered(str(token.value).removeprefix(MARK))
        case "." | "current":
            return Answered(here)
        case "@":
            return Answered(here, str(token[0].value))
        case "/" if len(token) == 2 and token[1].symbol == "@":
            of = operand(token[0], here)
            return Answered(of.name, str(token[1][0].value)) if isinstance(of, Answered) else None
    return _literal(token)


def _literal(token: "XPathToken") -> Literal | None:
    match token.symbol:
        case "(string)":
            return Literal(str(token.value))
        case "(integer)" | "(decimal)" | "(float)":
            return Literal(float(str(token.value)))
        case "-" if len(token) == 1 and isinstance(inner := _literal(token[0]), Literal):
            return Literal(-inner.value) if isinstance(inner.value, float) else None
        case "true" | "false" if token.label == "function":
            return Literal(token.symbol == "true")
    return None


def compared(token: "XPathToken", here: str) -> tuple[Answered, str, Literal] | None:
    """An answer compared with a literal, the answer put on the left; None for any other comparison."""
    if token.symbol not in COMPARISONS:
        return None
    left, right = operand(token[0], here), operand(token[1], here)
    if isinstance(left, Answered) and isinstance(right, Literal):
        return left, token.symbol, right
    if isinstance(left, Literal) and isinstance(right, Answered):
        return right, _TURNED.get(token.symbol, token.symbol), left
    return None


_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
