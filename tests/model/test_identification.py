"""Numbers that check themselves, and days that are worked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.checklists.reference import work_calendar
from inspector.model import credit_code, id_number
from inspector.model.working_days import CalendarUnknown, WorkCalendar, Year, working_days_after

CALENDAR = work_calendar()
KNOWN = st.dates(date(2024, 1, 1), date(2026, 11, 1))


# Public codes, as large firms print them on their own web sites.
@pytest.mark.parametrize(
    "code", ["91110000802100433B", "91440300708461136T", "9144030071526726XG", "91110108551385082Q"]
)
def test_codes_in_use_check_out(code: str) -> None:
    assert credit_code.is_credit_code(code)


@given(st.text(credit_code.ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 30))
def test_one_wrong_character_is_always_noticed(first: str, place: int, by: int) -> None:
    code = first + credit_code.check_character(first)
    assert credit_code.is_credit_code(code)
    other = credit_code.ALPHABET[(credit_code.ALPHABET.index(code[place]) + by) % 31]
    assert not credit_code.is_credit_code(code[:place] + other + code[place + 1 :])


@pytest.mark.parametrize(
    "code",
    ["", "91990100MA7DEMO182", "91990100ma7demx13d", "91990100MA7DEMX13", "91990100MA7DEMX13DD", "汉" * 18],
)
def test_what_is_no_code(code: str) -> None:
    assert not credit_code.is_credit_code(code)


def test_letters_may_stand_first() -> None:
    first = "N2320500MA1234567"
    assert credit_code.is_credit_code(first + credit_code.check_character(first))


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(100000, 999999), st.integers(0, 999))
def test_a_number_is_valid_whatever_the_place(born: date, place: int, order: int) -> None:
    first = f"{place}{born:%Y%m%d}{order:03d}"
    total = sum(int(d) * w for d, w in zip(first, id_number.WEIGHTS, strict=True))
    number = first + id_number.CHECK[total % 11]
    assert id_number.is_id_number(number)
    assert id_number.is_id_number(number.lower())
    wrong = {f"{first}{character}" for character in id_number.CHECK} - {number}
    assert not any(id_number.is_id_number(each) for each in wrong)


@pytest.mark.parametrize(
    "text", ["", "11010519491231002x ", "110105194913310025", "010105194912310025", "１" * 18]
)
def test_what_is_no_number(text: str) -> None:
    assert not id_number.is_id_number(text)


def test_the_standards_own_example() -> None:
    assert id_number.is_id_number("11010519491231002X")


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 10, 1), False),  # National Day, a Thursday
        (date(2026, 10, 10), True),  # a Saturday that is worked
        (date(2026, 10, 11), False),
        (date(2026, 11, 26), True),
        (date(2025, 1, 26), True),  # a Sunday that is worked
        (date(2025, 10, 8), False),
    ],
)
def test_days_off_and_days_worked(day: date, works: bool) -> None:
    assert CALENDAR.is_working(day) is works


def test_seven_working_days_over_the_national_holiday() -> None:
    assert working_days_after(date(2026, 9, 28), 7, CALENDAR) == date(2026, 10, 13)


@given(KNOWN, st.integers(0, 20))
def test_as_many_working_days_lie_between(day: date, n: int) -> None:
    end = working_days_after(day, n, CALENDAR)
    between = [day + timedelta(days=k) for k in range(1, (end - day).days + 1)]
    assert sum(CALENDAR.is_working(each) for each in between) == n
    assert n == 0 or CALENDAR.is_working(end)


def test_a_year_nobody_announced_is_never_guessed() -> None:
    with pytest.raises(CalendarUnknown) as caught:
        working_days_after(date(2026, 12, 28), 7, CALENDAR)
    assert caught.value.year == 2027
    assert working_days_after(date(2026, 12, 28), 3, CALENDAR) == date(2026, 12, 31)


def test_a_calendar_knows_its_years_only() -> None:
    empty = WorkCalendar((Year(year=2030, off=(), worked=()),))
    assert empty.is_working(date(2030, 1, 1))
    with pytest.raises(CalendarUnknown):
        empty.is_working(date(2031, 1, 1))
