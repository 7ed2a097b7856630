"""Functions of numbers. What has no result, such as the root of -1, is NaN."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from inspector.checklists.expressions.function import Function, Kind
from inspector.checklists.expressions.node import Value
from inspector.checklists.expressions.values import number_of

MOST_PLACES = 30


def _rounded(value: Value, places: Value = 0.0) -> float:
    """Half away from zero, as ODK rounds. Negative places round to tens, hundreds and so on."""
    number, digits = number_of(value), number_of(places)
    if not math.isfinite(number) or not math.isfinite(digits):
        return number if math.isfinite(digits) else math.nan
    wanted = Decimal(1).scaleb(-int(max(-MOST_PLACES, min(digits, MOST_PLACES))))
    try:
        return float(Decimal(repr(number)).quantize(wanted, ROUND_HALF_UP)) + 0.0
    except InvalidOperation:
        return number


def _whole(run: Callable[[float], int]) -> Callable[[Value], float]:
    def of(value: Value) -> float:
        number = number_of(value)
        return float(run(number)) if math.isfinite(number) else number

    return of


def _real(run: Callable[..., float]) -> Callable[..., float]:
    def of(*values: Value) -> float:
        try:
            return float(run(*map(number_of, values)))
        except ValueError:
            return math.nan
        except OverflowError:
            return math.inf

    return of


def _log(number: float) -> float:
    return -math.inf if number == 0 else math.log(number)


def _log10(number: float) -> float:
    return -math.inf if number == 0 else math.log10(number)


def _power(number: float, exponent: float) -> float:
    return math.inf if number == 0 and exponent < 0 else math.pow(number, exponent)


def _number(name: str, arguments: int, run: Callable[..., float]) -> Function:
    return Function(name, arguments, arguments, Kind.NUMBER, run)


NUMBER_FUNCTIONS = (
    Function("round", 1, 2, Kind.NUMBER, _rounded),
    _number("int", 1, _whole(math.trunc)),
    _number("floor", 1, _whole(math.floor)),
    _number("ceiling", 1, _whole(math.ceil)),
    _number("abs", 1, _real(abs)),
    _number("pow", 2, _real(_power)),
    _number("sqrt", 1, _real(math.sqrt)),
    _number("exp", 1, _real(math.exp)),
    _number("exp10", 1, _real(lambda number: math.pow(10.0, number))),
    _number("log", 1, _real(_log)),
    _number("log10", 1, _real(_log10)),
    _number("sin", 1, _real(math.sin)),
    _number("cos", 1, _real(math.cos)),
    _number("tan", 1, _real(math.tan)),
    _number("asin", 1, _real(math.asin)),
    _number("acos", 1, _real(math.acos)),
    _number("atan", 1, _real(math.atan)),
    _number("atan2", 2, _real(math.atan2)),
    _number("pi", 0, lambda: math.pi),
)
