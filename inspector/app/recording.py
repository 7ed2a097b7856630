"""From the inspection as it stands to the record that is printed and signed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from inspector import PROGRAM
from inspector.checklists.laws import LawRegistry
from inspector.model.checklist import BEFORE_IT_WAS_TOLD, Checklist, Citation, Item, Law
from inspector.model.finding import Finding
from inspector.model.inspection import Inspection
from inspector.model.record import Record, RecordedChecklist, RecordedItem, RecordedSection
from inspector.report.statement import statement_digest


def statement_of(inspection: Inspection, laws: LawRegistry) -> str:
    """The digest people see and sign by hand: it changes with every answer, finding and photo."""
    return statement_digest(draft_record(inspection, laws))


def draft_record(inspection: Inspection, laws: LawRegistry) -> Record:
    """The record without what sealing adds: time, signers, audit head, statement.

    Laws are cited as they were in force on the day of the visit; see `laws_of`.
    """
    then = _Then(laws, inspection.visit.started_at.date())
    checklists = tuple(_printed(checklist, then) for checklist in inspection.checklists)
    findings = tuple(_cited(inspection, finding, then) for finding in inspection.findings)
    return Record(
        number=inspection.number,
        revision=inspection.revision,
        inspection=inspection.id,
        languages=inspection.languages,
        outlet=inspection.outlet,
        visit=inspection.visit,
        checklists=checklists,
        laws=_laws_cited(checklists, findings, then),
        people=inspection.people,
        answers=inspection.answers,
        findings=findings,
        photos=inspection.photos,
        handwriting=inspection.handwriting,
        refusals=inspection.refusals,
        program=PROGRAM,
    )


@dataclass(frozen=True, slots=True)
class _Then:
    """The laws of the day of the visit."""

    laws: LawRegistry
    day: date

    def in_force(self, citations: Sequence[Citation], written_on: date) -> tuple[Citation, ...]:
        """What may be printed, with the numbers of the day."""
        on_the_day = (self.laws.cited(citation, self.day, written_on) for citation in citations)
        return tuple(citation for citation in on_the_day if citation is not None and citation.printable)


def _printed(checklist: Checklist, then: _Then) -> RecordedChecklist:
    return RecordedChecklist(
        id=checklist.id,
        version=checklist.version,
        sha256=checklist.sha256,
        title=checklist.title,
        sections=tuple(
            RecordedSection(
                title=section.title,
                items=tuple(_printed_item(item, then, checklist.laws_on) for item in section.items),
            )
            for section in checklist.sections
        ),
    )


def _printed_item(item: Item, then: _Then, written_on: date) -> RecordedItem:
    return RecordedItem(
        id=item.id,
        question=item.question,
        severity=item.severity,
        citations=then.in_force(item.citations, written_on),
    )


def _cited(inspection: Inspection, finding: Finding, then: _Then) -> Finding:
    """The finding with its citations as of the day; they were taken over from its item."""
    of_item = (c for c in inspection.checklists if any(item.id == finding.item for item in c.items()))
    written_on = next((checklist.laws_on for checklist in of_item), BEFORE_IT_WAS_TOLD)
    return replace(finding, citations=then.in_force(finding.citations, written_on))


def _laws_cited(
    checklists: Sequence[RecordedChecklist], findings: Sequence[Finding], then: _Then
) -> tuple[Law, ...]:
    items = (item for checklist in checklists for section in checklist.sections for item in section.items)
    of_items = {citation.law for item in items for citation in item.citations}
    of_findings = {citation.law for finding in findings for citation in finding.citations}
    laws = (then.laws.law_on(law, then.day) for law in sorted(of_items | of_findings))
    return tuple(law for law in laws if law is not None)
