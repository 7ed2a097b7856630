"""Working days, divisions and carriers as data."""

import re

import pytest

from inspector.checklists.reference import (
    carriers,
    division_name,
    divisions,
    read_calendar,
    read_carriers,
    read_divisions,
    work_calendar,
)
from inspector.errors import Refused
from inspector.model.carrier import Trust
from inspector.privacy.text import find_personal_data

CALENDAR = """
format: inspector-calendar/1
years:
  - year: 2026
    off:
      - 2026-01-01
    worked:
      - 2026-01-04
"""
CARRIERS = r"""
format: inspector-carriers/1
carriers:
  - id: sample
    name: {zh: 样例, en: Sample}
    waybills:
      - {pattern: 'AB\d{10,12}', trust: high}
"""


def test_the_shipped_data_can_be_read() -> None:
    assert work_calendar()
    assert len({carrier.id for carrier in carriers()}) == len(carriers()) == 9


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("110000,北京\n110000,上海", 2),
        ("11,北京", 1),
        ("110000;北京", 1),
        ("# nothing", 1),
        ("110000,a,b", 1),
    ],
)
def test_divisions_that_are_none_are_refused_with_the_line(text: str, line: int) -> None:
    with pytest.raises(Refused, match=f"d.csv, line {line}:"):
        read_divisions(text.encode(), "d.csv")


def test_divisions_have_six_digits_and_a_name() -> None:
    assert len(divisions()) > 3200
    assert all(re.fullmatch(r"[1-9]\d{5}", code) and name for code, name in divisions().items())


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("330114", "浙江省杭州市钱塘区"),
        ("110105", "北京市朝阳区"),
        ("440000", "广东省"),
        ("320571", "江苏省苏州市"),  # a development zone: no code of the standard
        ("999999", ""),
    ],
)
def test_a_code_has_a_name(code: str, name: str) -> None:
    assert division_name(code) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SF1234567890123", True),
        ("面单YT1234567890123破损", True),
        ("EA473124829CN", True),
        ("运单号：773012345678901", True),
        ("中通 73123456789012", True),
        ("单号 123456789012", True),
        ("1763690400000", False),  # a time in milliseconds
        ("编号123456789012", False),
        ("运单号未登记，金额1234元", False),
    ],
)
def test_a_waybill_number_is_known_alone_or_by_the_word_before_it(text: str, found: bool) -> None:
    assert ("waybill" in {each.kind for each in find_personal_data(text)}) is found


def test_what_looks_like_something_else_needs_a_word() -> None:
    for carrier in carriers():
        for waybill in carrier.waybills:
            assert (waybill.trust is Trust.HIGH) == bool(
                re.search("[A-Z]", waybill.pattern.replace("CN", "X"))
            )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("2026-01-01", "2026-01-03", "years[0].off[0]: must be a day of its year"),
        ("2026-01-04", "2026-01-05", "years[0].worked[0]: must be a day of its year"),
        ("2026-01-01", "2025-01-01", "years[0].off[0]: must be a day of its year"),
        ("year: 2026", "year: soon", "years[0].year: must be a whole number"),
    ],
)
def test_a_broken_calendar_is_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        read_calendar(CALENDAR.replace(old, new).encode(), "china.yaml")
    assert words in caught.value.en


@pytest.mark.parametrize("pattern", [r"(A+)+", "A*", ".{12}", "A|B", "[", "A{2}{3}", "", "a{10}", "A" * 60])
def test_a_pattern_that_could_take_long_is_refused(pattern: str) -> None:
    with pytest.raises(Refused, match="write digits, capital letters"):
        read_carriers(CARRIERS.replace(r"AB\d{10,12}", pattern).encode(), "carriers.yaml")
