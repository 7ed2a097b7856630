"""Functions of dates and times. They are kept as ISO 8601 text, and count as days where a number is asked for."""

import math
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from elementpath import XPathContext
from elementpath.xpath_tokens import XPathToken

from inspector.checklists.expressions.grammar import known, known_in_place, names_of
from inspector.checklists.expressions.values import day_fraction, days, number, offset_days, text

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MARK = re.compile("%(.)")


@known_in_place("today", 0, 0, "the day of the visit")
def _today(token: XPathToken, context: XPathContext) -> str:
    return names_of(context).world.now.date().isoformat()


@known_in_place("now", 0, 0, "the moment the visit began")
def _now(token: XPathToken, context: XPathContext) -> str:
    return names_of(context).world.now.isoformat(timespec="milliseconds")


@known("date", 1, 1, "a date from a text or from days since 1970-01-01")
def _date(value: Any) -> str:
    written = text(value)
    if math.isfinite(days(written)):
        return written[:10]
    moment = _moment(number(value))
    return "" if moment is None else moment.date().isoformat()


@known("date-time", 1, 1, "a moment from a text or from days since 1970-01-01")
def _date_time(value: Any) -> str:
    written = text(value)
    if math.isfinite(days(written)):
        return written if "T" in written else f"{written}T00:00:00.000"
    moment = _moment(number(value))
    return "" if moment is None else moment.isoformat(timespec="milliseconds")


@known(
    "decimal-date-time", 1, 1, "the days from 1970-01-01 to a date or moment in UTC, with the part of the day"
)
def _decimal_date_time(value: Any) -> float:
    return number(value) - offset_days(text(value))


@known("decimal-time", 1, 1, "the part of a day that has gone by at a time")
def _decimal_time(value: Any) -> float:
    written = text(value)
    return day_fraction(written.partition("T")[2] or written)


@known("format-date", 2, 2, "a date as a pattern says: %Y %y %m %n %b %d %e %a %H %h %M %S %3")
def _format_date(value: Any, pattern: Any) -> str:
    return _formatted(value, text(pattern))


@known("format-date-time", 2, 2, "the same for a moment")
def _format_date_time(value: Any, pattern: Any) -> str:
    return _formatted(value, text(pattern))


def _formatted(value: Any, pattern: str) -> str:
    written = text(value)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        found = _moment(number(value))
        if found is None:
            return ""
        moment = found
    return _MARK.sub(lambda mark: _part(moment, mark[1]), pattern)


def _part(moment: datetime, mark: str) -> str:
    parts = {
        "Y": f"{moment.year:04}",
        "y": f"{moment.year % 100:02}",
        "m": f"{moment.month:02}",
        "n": str(moment.month),
        "b": MONTHS[moment.month - 1],
        "d": f"{moment.day:02}",
        "e": str(moment.day),
        "a": WEEKDAYS[moment.weekday()],
        "H": f"{moment.hour:02}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02}",
        "S": f"{moment.second:02}",
        "3": f"{moment.microsecond // 1000:03}",
        "%": "%",
    }
    return parts.get(mark, "%" + mark)


def _moment(count: float) -> datetime | None:
    try:
        return EPOCH + timedelta(days=count)
    except (OverflowError, ValueError):
        return None
