"""Reference data beside the checklists: working days, divisions, carriers. All of it can be updated without the program."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal

from pydantic import TypeAdapter

from inspector.checklists.check import VERSION, require_new, require_some, require_written
from inspector.checklists.document import Document, read_document, text_of
from inspector.checklists.refused_at import Position, refusal_at
from inspector.checklists.shorthand import LAW_ID
from inspector.checklists.validate import validated
from inspector.model.bundle import ContentKind
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
    version: str = ""
    years: tuple[Year, ...]


@value
class CarriersFile:
    """`inspector-carriers/1`."""

    format: Literal["inspector-carriers/1"]
    version: str = ""
    carriers: tuple[Carrier, ...]


@value
class DivisionsFile:
    """Codes and names of divisions, as `divisions.csv` has them; its version stands in a comment."""

    version: str
    names: tuple[tuple[str, str], ...]


_VERSION_LINE = re.compile(rf"# version ({VERSION})")
_DIVISION = re.compile("([1-9][0-9]{5}),([^,\x00-\x1f]{1,60})")
_CALENDAR_FILE = TypeAdapter(CalendarFile)
_CARRIERS_FILE = TypeAdapter(CarriersFile)


@cache
def work_calendar() -> WorkCalendar:
    """The Chinese working days shipped with the program."""
    path = checklists_folder() / "calendar" / "china.yaml"
    return read_calendar(path.read_bytes(), path.name)


def read_calendar(source: bytes, name: str) -> WorkCalendar:
    """A calendar. Raises Refused "checklist-invalid" naming file, line and field."""
    return WorkCalendar(calendar_file(source, name).years)


def calendar_file(source: bytes, name: str) -> CalendarFile:
    """A calendar as it is written. Raises as `read_calendar`."""
    document = read_document(source, name)
    file = validated(document, document.value, _CALENDAR_FILE)
    _require_version(document, file.version)
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
    return file


@cache
def carriers() -> tuple[Carrier, ...]:
    """The carriers shipped with the program."""
    path = checklists_folder() / "carriers.yaml"
    return read_carriers(path.read_bytes(), path.name)


def read_carriers(source: bytes, name: str) -> tuple[Carrier, ...]:
    """Carriers. Raises Refused "checklist-invalid" naming file, line and field."""
    return carriers_file(source, name).carriers


def carriers_file(source: bytes, name: str) -> CarriersFile:
    """Carriers as they are written. Raises as `read_carriers`."""
    document = read_document(source, name)
    file = validated(document, document.value, _CARRIERS_FILE)
    _require_version(document, file.version)
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
    return file


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _require_version(document: Document, version: str) -> None:
    if version:
        require_written(document, ("version",), version, VERSION)


@cache
def divisions() -> dict[str, str]:
    """Name of each division by its code of six digits (GB/T 2260)."""
    path = checklists_folder() / "divisions.csv"
    return dict(read_divisions(path.read_bytes(), path.name).names)


def read_divisions(source: bytes, name: str) -> DivisionsFile:
    """Divisions, a code and a name a line. Raises Refused "checklist-too-large", "checklist-invalid"."""
    version, names, seen = "", [], set[str]()
    for number, line in enumerate(text_of(source, name).splitlines(), start=1):
        comment, parts = _VERSION_LINE.fullmatch(line), _DIVISION.fullmatch(line)
        if comment:
            version = comment[1]
        elif parts and parts[1] not in seen:
            seen.add(parts[1])
            names.append((parts[1], parts[2]))
        elif not line.startswith("#"):
            raise refusal_at(
                name,
                Position(number, 1),
                en="write a code of six digits, a comma and a name, each code once.",
                zh="应写成六位代码、逗号和名称，每个代码只能出现一次。",
            )
    if not names:
        raise refusal_at(
            name, Position(1, 1), en="no division is written in it.", zh="其中没有任何行政区划。"
        )
    return DivisionsFile(version=version, names=tuple(names))


@cache
def shipped_version(kind: ContentKind) -> str:
    """The version of the calendar, the carriers or the divisions shipped with the program."""
    return VERSION_IN[kind](shipped_file(kind), kind)


def shipped_file(kind: ContentKind) -> bytes:
    """The laws, the calendar, the carriers or the divisions shipped with the program, as they are written."""
    return (checklists_folder() / _SHIPPED[kind]).read_bytes()


VERSION_IN: Mapping[ContentKind, Callable[[bytes, str], str]] = {
    ContentKind.CALENDAR: lambda source, name: calendar_file(source, name).version,
    ContentKind.CARRIERS: lambda source, name: carriers_file(source, name).version,
    ContentKind.DIVISIONS: lambda source, name: read_divisions(source, name).version,
}
"""Reads a file of reference data whole and gives its version, "" when it has none. Raises as the readers above."""
_SHIPPED = {
    ContentKind.LAWS: "law/laws.yaml",
    ContentKind.CALENDAR: "calendar/china.yaml",
    ContentKind.CARRIERS: "carriers.yaml",
    ContentKind.DIVISIONS: "divisions.csv",
}


def division_name(code: str) -> str:
    """Province, city and district of a code, joined; what is not known is left out, "" when nothing is."""
    wider = dict.fromkeys((code[:2] + "0000", code[:4] + "00", code))
    return "".join(divisions().get(one, "") for one in wider)
