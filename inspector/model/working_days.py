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
