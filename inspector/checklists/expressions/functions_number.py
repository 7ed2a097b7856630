"""Functions of numbers."""

import math
from collections.abc import Callable
from typing import Any

from inspector.checklists.expressions.grammar import known
from inspector.checklists.expressions.values import node_text, number, text


@known(
    "number", 0, 1, "the argument as a number, NaN where it is none; a date counts as days since 1970-01-01"
)
def _number(value: Any = "") -> float:
    return number(value)


@known("int", 1, 1, "the number without what stands behind the point")
def _int(value: Any) -> float:
    return float(math.trunc(number(value))) if math.isfinite(number(value)) else number(value)


@known("round", 1, 2, "the nearest number with so many digits behind the point; a half goes up")
def _round(value: Any, digits: Any = 0.0) -> float:
    found, scale = number(value), 10.0 ** number(digits)
    if not math.isfinite(found) or not math.isfinite(scale):
        return found
    return float(math.floor(found * scale + 0.5) / scale)


@known("floor", 1, 1, "the next whole number below")
def _floor(value: Any) -> float:
    return float(math.floor(number(value))) if math.isfinite(number(value)) else number(value)


@known("ceiling", 1, 1, "the next whole number above")
def _ceiling(value: Any) -> float:
    return float(math.ceil(number(value))) if math.isfinite(number(value)) else number(value)


@known("abs", 1, 1, "the number without its sign")
def _abs(value: Any) -> float:
    return abs(number(value))


@known("pow", 2, 2, "the first number to the power of the second")
def _pow(value: Any, power: Any) -> float:
    base, exponent = number(value), number(power)
    if base == 0 and exponent < 0:
        return math.inf
    return _calculated(lambda: math.pow(base, exponent))


@known("pi", 0, 0, "3.14159...")
def _pi() -> float:
    return math.pi


@known("count", 1, 1, "how many nodes there are")
def _count(nodes: Any) -> float:
    return float(len(nodes)) if isinstance(nodes, list) else 0.0


@known("count-non-empty", 1, 1, "how many nodes hold something")
def _count_non_empty(nodes: Any) -> float:
    return float(sum(node_text(node) != "" for node in nodes)) if isinstance(nodes, list) else 0.0


@known("sum", 1, 1, "the sum of all nodes; empty ones are left out")
def _sum(nodes: Any) -> float:
    return sum(_numbers((nodes,)))


@known("min", 1, None, "the least of the arguments, or of all nodes; empty ones are left out")
def _min(*values: Any) -> float:
    return _extreme(min, values)


@known("max", 1, None, "the greatest of the arguments, or of all nodes; empty ones are left out")
def _max(*values: Any) -> float:
    return _extreme(max, values)


def _extreme(choose: Callable[[list[float]], float], values: tuple[Any, ...]) -> float:
    found = _numbers(values)
    return math.nan if not found or any(math.isnan(each) for each in found) else choose(found)


def _numbers(values: tuple[Any, ...]) -> list[float]:
    """The numbers of all arguments and nodes that hold something."""
    each = (
        part for value in values for part in ([[n] for n in value] if isinstance(value, list) else [value])
    )
    return [number(part) for part in each if text(part) != ""]


def _calculated(calculate: Callable[[], float]) -> float:
    """The result, NaN where there is none, Infinity where it is too great."""
    try:
        return calculate()
    except OverflowError:
        return math.inf
    except ValueError:
        return math.nan


def _logarithm(calculate: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: -math.inf if value == 0 else calculate(value)


_PLAIN: dict[str, tuple[Callable[[float], float], str]] = {
    "sqrt": (math.sqrt, "the square root"),
    "exp": (math.exp, "e to the power of the number"),
    "exp10": (lambda value: math.pow(10, value), "10 to the power of the number"),
    "log": (_logarithm(math.log), "the natural logarithm"),
    "log10": (_logarithm(math.log10), "the logarithm to base 10"),
    "sin": (math.sin, "the sine of an angle in radians"),
    "cos": (math.cos, "the cosine of an angle in radians"),
    "tan": (math.tan, "the tangent of an angle in radians"),
    "asin": (math.asin, "the angle whose sine it is"),
    "acos": (math.acos, "the angle whose cosine it is"),
    "atan": (math.atan, "the angle whose tangent it is"),
}


def _add(name: str, calculate: Callable[[float], float], told: str) -> None:
    @known(name, 1, 1, told)
    def plain(value: Any) -> float:
        return _calculated(lambda: calculate(number(value)))


for _name, (_calculate, _told) in _PLAIN.items():
    _add(_name, _calculate, _told)


@known("atan2", 2, 2, "the angle of the point with these y and x")
def _atan2(y: Any, x: Any) -> float:
    return math.atan2(number(y), number(x))
