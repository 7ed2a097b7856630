"""Conversions between the types of values, as XPath 1.0 has them, with the additions of ODK XForms."""

import math
import re
from decimal import Decimal

from inspector.checklists.expressions.days import moment
from inspector.checklists.expressions.node import Node, Value

_NUMBER = re.compile(r"\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?\s*", re.ASCII)


def text_of(value: Value) -> str:
    """As text: of nodes the first one's, "" when there is none."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return node_text(value[0]) if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value)


def node_text(node: Node) -> str:
    """A question's value; of a group all values within, joined."""
    if node.children is None:
        return node.text
    return "".join(node_text(child) for same in node.children.values() for child in same if child.relevant)


def number_text(number: float) -> str:
    """A number as XPath writes it: no exponent, no point where it is whole."""
    if not math.isfinite(number):
        return "NaN" if math.isnan(number) else ("Infinity" if number > 0 else "-Infinity")
    return str(int(number)) if number == int(number) else format(Decimal(repr(number)), "f")


def number_of(value: Value) -> float:
    """As a number: NaN for empty and for what is none. A date counts as its days since 1970-01-01, as in ODK."""
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return float(value)
    text = text_of(value)
    if _NUMBER.fullmatch(text):
        return float(text)
    known = moment(text) if text[4:5] == "-" else None
    return math.nan if known is None else known.days


def truth_of(value: Value) -> bool:
    """As true or false. Nodes are true when one of them is not empty, as `${name}` alone means in ODK."""
    if isinstance(value, bool):
        return value
    if isinstance(value, list):
        return any(node.children is not None or node.text for node in value)
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return value != ""


def texts_of(value: Value) -> list[str]:
    """The text of each node, or of the one value."""
    return [node_text(node) for node in value] if isinstance(value, list) else [text_of(value)]


def numbers_of(value: Value) -> list[float]:
    """The number of each node, or of the one value."""
    if isinstance(value, list):
        return [number_of(node_text(node)) for node in value]
    return [number_of(value)]
