"""Comparison and arithmetic of XPath 1.0. Where XPath has a set of nodes that is empty, ODK has an empty value."""

import math
import operator
from collections.abc import Callable

from inspector.checklists.expressions.node import Value
from inspector.checklists.expressions.values import number_of, text_of, texts_of, truth_of

ORDERS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def equal(left: Value, right: Value) -> bool:
    """Whether `left = right` holds."""
    return _alike(left, right, operator.eq)


def differ(left: Value, right: Value) -> bool:
    """Whether `left != right` holds: for sets of nodes, whether any two differ."""
    return _alike(left, right, operator.ne)


def _alike(left: Value, right: Value, holds: Callable[[object, object], bool]) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return holds(truth_of(left), truth_of(right))
    if isinstance(left, list) or isinstance(right, list):
        return _any_alike(left, right, holds)
    if isinstance(left, float) or isinstance(right, float):
        return holds(number_of(left), number_of(right))
    return holds(left, right)


def _any_alike(left: Value, right: Value, holds: Callable[[object, object], bool]) -> bool:
    lefts, rights = texts_of(left) or [""], texts_of(right) or [""]
    if isinstance(left, float) or isinstance(right, float):
        return any(holds(number_of(one), number_of(other)) for one in lefts for other in rights)
    return any(holds(one, other) for one in lefts for other in rights)


def ordered(left: Value, right: Value, holds: Callable[[float, float], bool]) -> bool:
    """Whether an order holds between numbers; nothing empty is less or greater than anything."""
    if (isinstance(left, list) and len(left) != 1) or (isinstance(right, list) and len(right) != 1):
        return any(
            holds(number_of(one), number_of(other)) for one in texts_of(left) for other in texts_of(right)
        )
    return holds(number_of(left), number_of(right))


def _divided(left: float, right: float) -> float:
    if right:
        return left / right
    if not left or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def _remainder(left: float, right: float) -> float:
    return math.nan if not right or math.isinf(left) else math.fmod(left, right)


ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": _divided,
    "mod": _remainder,
}


def joined(parts: list[Value]) -> str:
    """All texts one after another, of sets of nodes all of them."""
    return "".join(
        text for part in parts for text in (texts_of(part) if isinstance(part, list) else [text_of(part)])
    )
