"""Dates and times as ODK XForms reads them: ISO 8601 text, and days since 1970-01-01 as a number."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

EPOCH = date(1970, 1, 1).toordinal()
DAY_S = 86_400
_TIME = r"(\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?(Z|[+-]\d{2}(?::?\d{2})?)?"
_CLOCK = re.compile(_TIME, re.ASCII)
_MOMENT = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}})(?:T{_TIME})?", re.ASCII)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, the seconds since its midnight and, where told, the offset from UTC in seconds."""

    day: date
    seconds: float = 0.0
    offset_s: int | None = None

    @property
    def days(self) -> float:
        """Days since 1970-01-01 by the clock that was read, whatever its offset."""
        return self.day.toordinal() - EPOCH + self.seconds / DAY_S


def moment(text: str) -> Moment | None:
    """A date or date-time written as ISO 8601; None for anything else."""
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    if match[4] is None:
        return Moment(day)
    seconds = _seconds(match[4], match[5], match[6])
    return None if seconds is None else Moment(day, seconds, _offset_s(match[7]))


def moment_of_days(days: float, offset_s: int | None = None) -> Moment | None:
    """The moment so many days after 1970-01-01; None outside the years 1 to 9999."""
    if not math.isfinite(days):
        return None
    whole = math.floor(days)
    seconds = round((days - whole) * DAY_S, 3)
    if seconds >= DAY_S:
        whole, seconds = whole + 1, 0.0
    try:
        return Moment(date.fromordinal(whole + EPOCH), seconds, offset_s)
    except (ValueError, OverflowError):
        return None


def moment_of_clock(now: datetime) -> Moment:
    """A clock's reading."""
    seconds = now.hour * 3600 + now.minute * 60 + now.second + now.microsecond / 1e6
    offset = now.utcoffset()
    return Moment(now.date(), seconds, None if offset is None else int(offset.total_seconds()))


def day_fraction(text: str) -> float:
    """A time of day, or that of a date-time, as part of a day; NaN for anything else."""
    match = _CLOCK.fullmatch(text.strip())
    if match is not None:
        seconds = _seconds(match[1], match[2], match[3])
        return math.nan if seconds is None else seconds / DAY_S
    known = moment(text)
    return math.nan if known is None else known.seconds / DAY_S


def iso(known: Moment) -> str:
    """A date-time as ISO 8601 with milliseconds, and the offset if it has one."""
    zone = None if known.offset_s is None else timezone(timedelta(seconds=known.offset_s))
    at = datetime(known.day.year, known.day.month, known.day.day, tzinfo=zone)
    return (at + timedelta(milliseconds=_thousandths(known))).isoformat(timespec="milliseconds")


def formatted(known: Moment, pattern: str) -> str:
    """The moment by a pattern of `format-date`. Month and weekday are English, so that the text is the same anywhere."""
    parts = _parts(known)
    return re.sub(r"%(.)", lambda match: parts.get(match[1], match[0]), pattern, flags=re.DOTALL)


def _parts(known: Moment) -> dict[str, str]:
    day = known.day
    whole, thousandths = divmod(_thousandths(known), 1000)
    hour, minute = divmod(whole // 60, 60)
    return {
        "Y": f"{day.year:04}",
        "y": f"{day.year % 100:02}",
        "m": f"{day.month:02}",
        "n": str(day.month),
        "b": _MONTHS[day.month - 1],
        "d": f"{day.day:02}",
        "e": str(day.day),
        "a": _WEEKDAYS[day.weekday()],
        "H": f"{hour:02}",
        "h": str(hour),
        "M": f"{minute:02}",
        "S": f"{whole % 60:02}",
        "3": f"{thousandths:03}",
        "%": "%",
    }


def _thousandths(known: Moment) -> int:
    """Milliseconds since midnight, within the day."""
    return min(round(known.seconds * 1000), DAY_S * 1000 - 1)


def _seconds(hours: str, minutes: str, seconds: str | None) -> float | None:
    total = int(hours) * 3600 + int(minutes) * 60 + float(seconds or 0)
    return total if int(minutes) < 60 and float(seconds or 0) < 60 and total < DAY_S else None


def _offset_s(text: str | None) -> int | None:
    if text is None or text == "Z":
        return None if text is None else 0
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = int(digits[:2]) * 3600 + int(digits[2:]) * 60
    return min(offset, 23 * 3600) * (-1 if text[0] == "-" else 1)
