"""What is read of an open registry: lists, one report, numbers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from inspector.bureau.registry import Registry as Registry  # what faces hold of it is this
from inspector.model.list_wish import Keys, ListWish
from inspector.model.record import Record
from inspector.model.registry import ItemCount, ReportDetail, ReportLine, SectionCount, Statistics
from inspector.model.text import Bilingual
from inspector.report.record_json import read_record

MOST_RECORDS = 12  # that are read to learn what items ask; the items of a checklist stand in one
NEWEST_VISITS = ListWish(order="visited", descending=True)
PART = 256  # lines that are read at once


@contextmanager
def reading(url: str) -> Iterator[Registry]:
    """The registry at an address, closed afterwards. One that is not there yet is empty, and is not made."""
    registry = open_registry(url)
    try:
        yield registry
    finally:
        registry.close()


def open_registry(url: str) -> Registry:
    """The registry at an address, to be closed by the caller; see `reading`."""
    return Registry.open(url)


def report_keys(registry: Registry, wish: ListWish, as_of: date | None = None) -> Keys:
    """The rows of a list of reports. Orders: visited, number, outlet, brand, findings, critical, open, due. Kinds: those of
    `ReportKind`, overdue as of a day, today if none is given."""
    return registry.report_keys(wish, as_of or date.today())


def report_lines(registry: Registry, keys: Keys) -> dict[int, ReportLine]:
    """The lines of such a list by their keys."""
    return registry.report_lines(keys)


def lines_in_order(registry: Registry, keys: Keys) -> Iterator[ReportLine]:
    """The lines of a part of such a list; those that are gone meanwhile are left out."""
    lines = registry.report_lines(keys)
    return (lines[key] for key in keys if key in lines)


def in_parts(keys: Keys) -> Iterator[Keys]:
    """As many keys as are read at once."""
    return (keys[start : start + PART] for start in range(0, len(keys), PART))


def report_counts(registry: Registry, as_of: date | None = None) -> Mapping[str, int]:
    """How many reports there are of each `ReportKind`."""
    return registry.report_counts(as_of or date.today())


def report_detail(registry: Registry, number: str) -> ReportDetail:
    """One report as it is held. Raises Refused "no-such-report"."""
    line, digest, file_sha256, source, record, signers = registry.report(number)
    return ReportDetail(
        line=line,
        digest=digest,
        file_sha256=file_sha256,
        source=source,
        signers=signers,
        record=read_record(record),
    )


def registry_numbers(registry: Registry, as_of: date | None = None) -> Statistics:
    """Numbers over the newest revision of each report, with what the items ask and the sections they are of."""
    counted = registry.statistics(as_of or date.today())
    asked = _asked(registry, counted.by_item)
    sections: dict[Bilingual, int] = {}
    for count in counted.by_item:
        if count.item in asked:
            title = asked[count.item][1]
            sections[title] = sections.get(title, 0) + count.findings
    ordered = sorted(sections.items(), key=lambda each: (-each[1], each[0].zh))
    items = tuple(replace(each, question=asked.get(each.item, (None,))[0]) for each in counted.by_item)
    return replace(
        counted,
        by_item=items,
        by_section=tuple(SectionCount(title=title, findings=findings) for title, findings in ordered),
    )


def _asked(registry: Registry, counts: tuple[ItemCount, ...]) -> dict[str, tuple[Bilingual, Bilingual]]:
    """What items ask and their sections, from the records that hold those most often found."""
    known: dict[str, tuple[Bilingual, Bilingual]] = {}
    read = 0
    for count in counts:
        if count.item not in known and read < MOST_RECORDS:
            found = registry.record_with(count.item)
            read += 1
            if found is not None:
                known = _items_of(read_record(found)) | known
    return known


def _items_of(record: Record) -> dict[str, tuple[Bilingual, Bilingual]]:
    return {
        item.id: (item.question, section.title)
        for checklist in record.checklists
        for section in checklist.sections
        for item in section.items
    }
