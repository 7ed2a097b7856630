"""What two records of the same visit have in common, however and whenever each was made."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from inspector.model.finding import FindingId
from inspector.model.outlet import OutletId
from inspector.model.photo import PhotoId
from inspector.model.record import Record
from inspector.model.working_days import WorkCalendar, working_days_until

SOMETIME = datetime.fromisoformat("2026-01-01T00:00:00+08:00")


def told(record: Record, calendar: WorkCalendar) -> dict[str, Any]:
    """All that was found, without numbers, times and keys that each run makes anew; days are told as working days
    after the visit, signatures by who wrote how many strokes. Covered areas are left to `covers`."""
    visit, names = record.visit, {person.id: person.name for person in record.people}
    day, items = visit.started_at.date(), {finding.id: finding.item for finding in record.findings}
    return {
        "format": (record.format, record.revision, record.languages, record.program, record.brand),
        "outlet": replace(record.outlet, id=OutletId("")),
        "visit": replace(
            visit,
            started_at=SOMETIME,
            ended_at=visit.ended_at and SOMETIME,
            credentials_shown_at=visit.credentials_shown_at and SOMETIME,
        ),
        "checklists": record.checklists,
        "laws": record.laws,
        "people": [(p.role, p.name, p.post, p.certificate, bool(p.identity)) for p in record.people],
        "answers": record.answers,
        "findings": [
            (
                replace(each, id=FindingId(""), due=None),
                each.due and working_days_until(day, each.due, calendar),
            )
            for each in record.findings
        ],
        "photos": [
            replace(
                each,
                id=PhotoId(""),
                finding=FindingId(items[each.finding]) if each.finding else None,
                added_at=SOMETIME,
                redactions=(),
                review=each.review and replace(each.review, at=SOMETIME),
                report_copy=each.report_copy and replace(each.report_copy, sha256="", size_bytes=0),
            )
            for each in record.photos
        ],
        "handwriting": [(names[each.person], len(each.strokes)) for each in record.handwriting],
        "refusals": record.refusals,
        "signers": [(each.field, each.name) for each in record.signers],
    }


def covers(record: Record) -> Iterator[int]:
    """The sides of all covered areas, in pixels, photo after photo."""
    for photo in record.photos:
        for each in photo.redactions:
            yield from (each.x, each.y, each.width, each.height)
