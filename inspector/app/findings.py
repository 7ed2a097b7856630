"""Write down what does not conform."""

from contextlib import suppress
from datetime import date, timedelta
from uuid import uuid4

from inspector.app.answers import require_plain
from inspector.app.saved import Saved
from inspector.errors import Language
from inspector.model.checklist import DeadlineKind, Item, ItemId, Severity
from inspector.model.finding import Finding, FindingId
from inspector.model.inspection import Inspection, InspectionId
from inspector.model.working_days import CalendarUnknown, WorkCalendar, next_working_day
from inspector.store.store import Store


def propose_finding(
    inspection: Inspection, item: ItemId, language: Language, today: date, calendar: WorkCalendar
) -> Finding:
    """A finding for an item, prefilled with severity, demand, deadline and printable citations; what was seen at an
    item that is not judged is an observation. A deadline does not end on a day off."""
    asked = inspection.item(item)
    answer = inspection.answer_to(item)
    return Finding(
        id=FindingId(str(uuid4())),
        item=item,
        text=answer.note if answer else "",
        severity=asked.severity or Severity.OBSERVATION,
        demand=asked.demand.of(language) if asked.demand else "",
        due=_due(asked, today, calendar),
        citations=tuple(citation for citation in asked.citations if citation.printable),
    )


def save_finding(store: Store, id: InspectionId, finding: Finding) -> Saved:
    """Add a finding, or change the one with its id."""
    for text in (finding.text, finding.demand, finding.objection):
        require_plain(text)
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.inspections.require_item(id, finding.item)
        unit.findings.put(id, finding)
        unit.audit.append("finding", id, finding)
    return Saved(at=unit.now)


def withdraw_finding(store: Store, id: InspectionId, finding: FindingId) -> Saved:
    """Take a finding out of the inspection; its photos stay with the item."""
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.photos.detach(id, finding)
        unit.findings.withdraw(id, finding, unit.now)
        unit.audit.append("finding-withdrawn", id, finding)
    return Saved(at=unit.now)


def _due(item: Item, today: date, calendar: WorkCalendar) -> date:
    # On the spot and same day fall on the day of the visit; the rest is counted in calendar days.
    if item.deadline is None or item.deadline.kind is not DeadlineKind.DAYS:
        return today
    due = today + timedelta(days=item.deadline.days)
    with suppress(CalendarUnknown):  # the days off of the year are not announced yet: the officer decides
        return next_working_day(due, calendar)
    return due
