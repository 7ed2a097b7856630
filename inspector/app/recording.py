"""From the inspection as it stands to the record that is printed and signed."""

from inspector import PROGRAM
from inspector.app.checklists import known_laws
from inspector.model.checklist import Checklist, Item, Law
from inspector.model.inspection import Inspection
from inspector.model.record import Record, RecordedChecklist, RecordedItem, RecordedSection
from inspector.report.statement import statement_digest


def statement_of(inspection: Inspection) -> str:
    """The digest people see and sign by hand: it changes with every answer, finding and photo."""
    return statement_digest(draft_record(inspection))


def draft_record(inspection: Inspection) -> Record:
    """The record without what sealing adds: time, signers, audit head, statement."""
    return Record(
        number=inspection.number,
        revision=inspection.revision,
        inspection=inspection.id,
        languages=inspection.languages,
        outlet=inspection.outlet,
        visit=inspection.visit,
        checklists=tuple(_printed(checklist) for checklist in inspection.checklists),
        laws=_laws_cited(inspection),
        people=inspection.people,
        answers=inspection.answers,
        findings=inspection.findings,
        photos=inspection.photos,
        handwriting=inspection.handwriting,
        refusals=inspection.refusals,
        program=PROGRAM,
    )


def _printed(checklist: Checklist) -> RecordedChecklist:
    sections = tuple(
        RecordedSection(title=section.title, items=tuple(_printed_item(item) for item in section.items))
        for section in checklist.sections
    )
    return RecordedChecklist(
        id=checklist.id,
        version=checklist.version,
        sha256=checklist.sha256,
        title=checklist.title,
        sections=sections,
    )


def _printed_item(item: Item) -> RecordedItem:
    return RecordedItem(
        id=item.id,
        question=item.question,
        severity=item.severity,
        citations=tuple(citation for citation in item.citations if citation.printable),
    )


def _laws_cited(inspection: Inspection) -> tuple[Law, ...]:
    of_items = {c.law for item in inspection.items() for c in item.citations if c.printable}
    of_findings = {c.law for finding in inspection.findings for c in finding.citations}
    return tuple(known_laws()[law] for law in sorted(of_items | of_findings))
