"""XPath 1.0 values: texts, numbers, truths and lists of nodes, and how one is taken for another.

Where XForms as field tools practise it differs from XPath, practice is followed: a date counts as days since 1970-01-01
where a number is asked for, and one node with nothing in it is no truth.
"""

import math
import re
from datetime import UTC, date, datetime, time
from typing import Any

from elementpath.xpath_nodes import EtreeElementNode, XPathNode

Value = str | float | bool | list[XPathNode]

EPOCH = date(1970, 1, 1)
DAY_SECONDS = 86_400
_NUMBER = re.compile(r"\s*-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T.*)?")


def text(value: Any) -> str:
    """As string() gives it: a whole number without a point, the first of several nodes."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return node_text(value[0]) if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _number_text(float(value))


def number(value: Any) -> float:
    """As number() gives it; NaN for a text that is no number."""
    if isinstance(value, bool | int | float):
        return float(value)
    if not isinstance(value, str | list):  # a decimal of the grammar
        return float(value)
    written = text(value)
    if _NUMBER.fullmatch(written):
        return float(written)
    return days(written) if _DATE.fullmatch(written) else math.nan


def boolean(value: Any) -> bool:
    """As boolean() gives it; a single node by whether something is in it."""
    if isinstance(value, list):
        return len(value) > 1 or text(value) != ""
    if isinstance(value, str):
        return value != ""
    return bool(value) and not math.isnan(value)


def node_text(node: XPathNode) -> str:
    """What a node holds, all within it together."""
    if isinstance(node, EtreeElementNode):
        element: Any = node.value
        return element.text or "" if not len(element) else "".join(element.itertext())
    return str(node.value)


def days(written: str) -> float:
    """The days from 1970-01-01 to a date or a moment in ISO 8601, NaN for anything else. A moment counts by its own
    clock, so that six in the morning in China is later than the beginning of that day."""
    try:
        if "T" not in written:
            return float((date.fromisoformat(written) - EPOCH).days)
        moment = datetime.fromisoformat(written)
    except ValueError:
        return math.nan
    return (moment.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() / DAY_SECONDS


def offset_days(written: str) -> float:
    """How far the clock of a moment is ahead of UTC, in days; 0 where it does not say."""
    try:
        offset = datetime.fromisoformat(written).utcoffset()
    except ValueError:
        return 0.0
    return offset.total_seconds() / DAY_SECONDS if offset else 0.0


def day_fraction(written: str) -> float:
    """The part of a day that has gone by at a time in ISO 8601, NaN for anything else."""
    try:
        clock = time.fromisoformat(written)
    except ValueError:
        return math.nan
    return (clock.hour * 3600 + clock.minute * 60 + clock.second + clock.microsecond / 1e6) / DAY_SECONDS


def _number_text(number: float) -> str:
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return format(number, ".15f").rstrip("0").rstrip(".") if abs(number) < 1e15 else format(number, ".0f")
