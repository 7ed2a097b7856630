"""Chinese working days: which days are off is decided year by year, so a calendar knows some years only."""

from datetime import date, timedelta

from inspector.model.value import value


class CalendarUnknown(Exception):
    """The calendar does not cover a year: nobody may guess a deadline in it."""

    def __init__(self, year: int) -> None:
        super().__init__(f"the days off of {year} are not known")
        self.year = year


@value
class Year:
    """Days off from Monday to Friday, and Saturdays and Sundays that are worked."""

    year: int
    off: tuple[date, ...]
    worked: tuple[date, ...]


class WorkCalendar:
    """The working days of the years that are known."""

    def __init__(self, years: tuple[Year, ...]) -> None:
        self._years = {one.year: (frozenset(one.off), frozenset(one.worked)) for one in years}

    def is_working(self, day: date) -> bool:
        """Whether people work on a day. Raises CalendarUnknown."""
        if day.year not in self._years:
            raise CalendarUnknown(day.year)
        off, worked = self._years[day.year]
        return day in worked or (day.weekday() < 5 and day not in off)


def working_days_after(day: date, n: int, calendar: WorkCalendar) -> date:
    """The n-th working day after `day` (day 0 is `day`), as Administrative Penalty Law art. 85 counts.

    Raises CalendarUnknown when the span leaves the years the calendar covers: never guess a deadline.
    """
    while n > 0:
        day += timedelta(days=1)
        n -= calendar.is_working(day)
    return day


def working_days_until(day: date, due: date, calendar: WorkCalendar) -> int:
    """How many working days there are after `day` up to and with `due`; 0 for a day that is not after it.

    Raises CalendarUnknown as `working_days_after`.
    """
    span = range(1, (due - day).days + 1)
    return sum(calendar.is_working(day + timedelta(days=number)) for number in span)


def next_working_day(day: date, calendar: WorkCalendar) -> date:
    """`day`, or the first working day after it where it is a day off: a time that ends on a day off ends with the next
    working day (Civil Code art. 203). Raises CalendarUnknown."""
    while not calendar.is_working(day):
        day += timedelta(days=1)
    return day
