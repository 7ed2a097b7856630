"""Functions of dates and times. The time is that of the form, never the machine's."""

import math

from inspector.checklists.expressions.days import (
    DAY_S,
    Moment,
    day_fraction,
    formatted,
    iso,
    moment,
    moment_of_clock,
    moment_of_days,
)
from inspector.checklists.expressions.function import Function, Kind
from inspector.checklists.expressions.node import Context, Evaluate, Value
from inspector.checklists.expressions.values import number_of, text_of


def _today(context: Context) -> str:
    return context.data.now.date().isoformat()


def _now(context: Context) -> str:
    return iso(moment_of_clock(context.data.now))


def _known(value: Value, offset_s: int | None = None) -> Moment | None:
    """The moment a value tells: by its text, or by its number of days."""
    known = None if isinstance(value, float) else moment(text_of(value))
    return known or moment_of_days(number_of(value), offset_s)


def _date(value: Value) -> str:
    known = _known(value)
    return "" if known is None else known.day.isoformat()


def _date_time(context: Context, argument: Evaluate) -> str:
    offset_s = moment_of_clock(context.data.now).offset_s
    known = _known(argument(context), offset_s)
    if known is None:
        return ""
    return iso(Moment(known.day, known.seconds, offset_s if known.offset_s is None else known.offset_s))


def _decimal_date_time(context: Context, argument: Evaluate) -> float:
    """Days since 1970-01-01T00:00Z. A date without an offset has the offset of the form's time."""
    value = argument(context)
    if isinstance(value, float):
        return value
    known = moment(text_of(value))
    if known is None:
        return number_of(value)
    here = moment_of_clock(context.data.now).offset_s or 0
    return known.days - (here if known.offset_s is None else known.offset_s) / DAY_S


def _decimal_time(value: Value) -> float:
    return math.nan if isinstance(value, bool | float) else day_fraction(text_of(value))


def _formatted(value: Value, pattern: Value) -> str:
    known = _known(value)
    return "" if known is None else formatted(known, text_of(pattern))


TIME_FUNCTIONS = (
    Function("today", 0, 0, Kind.TEXT, _today, lazy=True, settled=False),
    Function("now", 0, 0, Kind.TEXT, _now, lazy=True, settled=False),
    Function("date", 1, 1, Kind.TEXT, _date),
    Function("date-time", 1, 1, Kind.TEXT, _date_time, lazy=True, settled=False),
    Function("decimal-date-time", 1, 1, Kind.NUMBER, _decimal_date_time, lazy=True, settled=False),
    Function("decimal-time", 1, 1, Kind.NUMBER, _decimal_time),
    Function("format-date", 2, 2, Kind.TEXT, _formatted),
    Function("format-date-time", 2, 2, Kind.TEXT, _formatted),
)
