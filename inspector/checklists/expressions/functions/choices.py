"""Functions of conditions, choices and lists of answers."""

import math

from inspector.checklists.expressions.function import Function, Kind
from inspector.checklists.expressions.node import Context, Evaluate, Value
from inspector.checklists.expressions.values import (
    node_text,
    number_of,
    numbers_of,
    text_of,
    texts_of,
    truth_of,
)


def _if(context: Context, condition: Evaluate, then: Evaluate, otherwise: Evaluate) -> Value:
    return then(context) if truth_of(condition(context)) else otherwise(context)


def _coalesce(context: Context, *arguments: Evaluate) -> Value:
    for argument in arguments:
        value = argument(context)
        if text_of(value) != "":
            return value
    return ""


def _once(context: Context, argument: Evaluate) -> Value:
    own = node_text(context.owner)
    return own if own else argument(context)


def _selected_at(value: Value, place: Value) -> str:
    chosen, number = text_of(value).split(), number_of(place)
    return chosen[int(number)] if 0 <= number < len(chosen) else ""


def _smallest(*values: Value) -> float:
    numbers = [number for value in values for number in numbers_of(value)]
    return math.nan if not numbers or any(map(math.isnan, numbers)) else min(numbers)


def _largest(*values: Value) -> float:
    numbers = [number for value in values for number in numbers_of(value)]
    return math.nan if not numbers or any(map(math.isnan, numbers)) else max(numbers)


def _count_non_empty(value: Value) -> float:
    return float(sum(text != "" for text in texts_of(value)))


def _yes(value: Value) -> bool:
    """Whether a response of a checklist() counts: what is true, or the answer "yes"."""
    return truth_of(value) if isinstance(value, bool | float) else text_of(value) == "yes"


def _within(total: float, least: Value, most: Value) -> bool:
    low, high = number_of(least), number_of(most)
    return (low == -1 or total >= low) and (high == -1 or total <= high)


def _checklist(least: Value, most: Value, *responses: Value) -> bool:
    return _within(float(sum(map(_yes, responses))), least, most)


def _weighted(least: Value, most: Value, *pairs: Value) -> bool:
    weighed = zip(pairs[::2], pairs[1::2], strict=False)
    return _within(sum(number_of(weight) for response, weight in weighed if _yes(response)), least, most)


BOOLEAN, NUMBER, UNKNOWN = Kind.BOOLEAN, Kind.NUMBER, Kind.UNKNOWN
CHOICE_FUNCTIONS = (
    Function("if", 3, 3, UNKNOWN, _if, lazy=True),
    Function("coalesce", 1, None, UNKNOWN, _coalesce, lazy=True),
    Function("once", 1, 1, UNKNOWN, _once, lazy=True, settled=False),
    Function("true", 0, 0, BOOLEAN, lambda: True),
    Function("false", 0, 0, BOOLEAN, lambda: False),
    Function("not", 1, 1, BOOLEAN, lambda value: not truth_of(value)),
    Function("boolean", 1, 1, BOOLEAN, truth_of),
    Function("boolean-from-string", 1, 1, BOOLEAN, lambda value: text_of(value) in ("true", "1")),
    Function("number", 1, 1, NUMBER, number_of),
    Function("selected", 2, 2, BOOLEAN, lambda value, name: text_of(name).strip() in text_of(value).split()),
    Function("selected-at", 2, 2, Kind.TEXT, _selected_at),
    Function("count-selected", 1, 1, NUMBER, lambda value: float(len(text_of(value).split()))),
    Function("count", 1, 1, NUMBER, lambda value: float(len(texts_of(value)))),
    Function("count-non-empty", 1, 1, NUMBER, _count_non_empty),
    Function("sum", 1, 1, NUMBER, lambda value: float(sum(numbers_of(value)))),
    Function("min", 1, None, NUMBER, _smallest),
    Function("max", 1, None, NUMBER, _largest),
    Function("checklist", 3, None, BOOLEAN, _checklist),
    Function("weighted-checklist", 4, None, BOOLEAN, _weighted),
)
