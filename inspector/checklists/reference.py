"""Reference data beside the checklists: working days, divisions, carriers. All of it can be updated without the program."""

import re
from functools import cache
from typing import Literal

from pydantic import TypeAdapter

from inspector.checklists.check import require_new, require_some, require_written
from inspector.checklists.document import read_document
from inspector.checklists.shorthand import LAW_ID
from inspector.checklists.validate import validated
from inspector.model.carrier import Carrier
from inspector.model.value import value
from inspector.model.working_days import WorkCalendar, Year
from inspector.shipped import checklists_folder

# Characters, classes and bounded repetition: matching takes no longer than the text is long.
SIMPLE_PATTERN = re.compile(r"(?:(?:[0-9A-Z]|\\d|\[[0-9A-Z-]{1,40}\])(?:\{\d{1,2}(?:,\d{1,2})?\}|\?)?){1,40}")


@value
class CalendarFile:
    """`inspector-calendar/1`."""

    format: Literal["inspector-calendar/1"]
    years: tuple[Year, ...]


@value
class CarriersFile:
    """`inspector-carriers/1`."""

    format: Literal["inspector-carriers/1"]
    carriers: tuple[Carrier, ...]


_CALENDAR_FILE = TypeAdapter(CalendarFile)
_CARRIERS_FILE = TypeAdapter(CarriersFile)


@cache
def work_calendar() -> WorkCalendar:
    """The Chinese working days shipped with the program."""
    path = checklists_folder() / "calendar" / "china.yaml"
    return read_calendar(path.read_bytes(), path.name)


def read_calendar(source: bytes, name: str) -> WorkCalendar:
    """A calendar. Raises Refused "checklist-invalid" naming file, line and field."""
    document = read_document(source, name)
    file = validated(document, document.value, _CALENDAR_FILE)
    seen: set[str] = set()
    for place, one in enumerate(file.years):
        require_new(document, ("years", place, "year"), str(one.year), seen)
        for field, weekend in (("off", False), ("worked", True)):
            for number, day in enumerate(getattr(one, field)):
                if day.year != one.year or (day.weekday() >= 5) != weekend:
                    raise document.refusal(
                        ("years", place, field, number),
                        en="must be a day of its year: Monday to Friday under off, Saturday or Sunday under worked.",
                        zh="应当是该年的日期：off 填写周一至周五，worked 填写周六或周日。",
                    )
    return WorkCalendar(file.years)


@cache
def carriers() -> tuple[Carrier, ...]:
    """The carriers shipped with the program."""
    path = checklists_folder() / "carriers.yaml"
    return read_carriers(path.read_bytes(), path.name)


def read_carriers(source: bytes, name: str) -> tuple[Carrier, ...]:
    """Carriers. Raises Refused "checklist-invalid" naming file, line and field."""
    document = read_document(source, name)
    file = validated(document, document.value, _CARRIERS_FILE)
    seen: set[str] = set()
    for place, carrier in enumerate(file.carriers):
        require_written(document, ("carriers", place, "id"), carrier.id, LAW_ID)
        require_new(document, ("carriers", place, "id"), carrier.id, seen)
        require_some(document, ("carriers", place, "waybills"), carrier.waybills)
        for number, waybill in enumerate(carrier.waybills):
            if SIMPLE_PATTERN.fullmatch(waybill.pattern) is None or not _compiles(waybill.pattern):
                raise document.refusal(
                    ("carriers", place, "waybills", number, "pattern"),
                    en=r"write digits, capital letters, \d, [..] and how often, like YT\d{13}.",
                    zh=r"只能使用数字、大写字母、\d、[..] 和次数，例如 YT\d{13}。",
                )
    return file.carriers


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


@cache
def divisions() -> dict[str, str]:
    """Name of each division by its code of six digits (GB/T 2260)."""
    text = (checklists_folder() / "divisions.csv").read_text(encoding="utf-8")
    return dict(line.split(",") for line in text.splitlines() if not line.startswith("#"))


def division_name(code: str) -> str:
    """Province, city and district of a code, joined; what is not known is left out, "" when nothing is."""
    wider = dict.fromkeys((code[:2] + "0000", code[:4] + "00", code))
    return "".join(divisions().get(one, "") for one in wider)
