"""From the inspection as it stands to the record that is printed and signed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from inspector import PROGRAM
from inspector.checklists.asked import Asked, asked_of
from inspector.checklists.laws import LawRegistry
from inspector.model.checklist import (
    BEFORE_IT_WAS_TOLD,
    AnswerKind,
    Checklist,
    Citation,
    Item,
    ItemId,
    Law,
    written_id,
)
from inspector.model.finding import Finding
from inspector.model.inspection import Answer, Inspection, Verdict
from inspector.model.occurrence import Stretch
from inspector.model.record import Record, RecordedChecklist, RecordedItem, RecordedSection
from inspector.model.text import Bilingual
from inspector.report.statement import statement_digest


def statement_of(inspection: Inspection, laws: LawRegistry) -> str:
    """The digest people see and sign by hand: it changes with every answer, finding and photo."""
    return statement_digest(draft_record(inspection, laws))


def draft_record(inspection: Inspection, laws: LawRegistry) -> Record:
    """The record without what sealing adds: time, signers, audit head, statement.

    Laws are cited as they were in force on the day of the visit; see `laws_of`.
    """
    then = _Then(laws, inspection.visit.started_at.date())
    asked = asked_of(inspection)
    answers = answers_told(inspection, asked)
    checklists = tuple(_Printing(asked, answers, then).checklist(c) for c in inspection.checklists)
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
        answers=answers,
        findings=findings,
        photos=inspection.photos,
        handwriting=inspection.handwriting,
        refusals=inspection.refusals,
        previous=inspection.visit.follows.digest if inspection.visit.follows else "",
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


def answers_told(inspection: Inspection, asked: Asked) -> tuple[Answer, ...]:
    """The answers that belong into the record: of what is asked, with what was calculated or left as it stood.

    An answer to what is no longer asked stays in the store and its audit chain.
    """
    given = {answer.item: answer for answer in inspection.answers}
    told: list[Answer] = []
    for checklist in inspection.checklists:
        for stretch in asked.stretches(checklist):
            for item in stretch.section.items:
                id = stretch.item_id(item.id)
                ask = asked.of(id)
                if ask.relevant and id in given:
                    told.append(given[id])
                elif ask.open and ask.value and item.kind is not AnswerKind.PHOTO and not item.judged:
                    told.append(Answer(item=id, verdict=Verdict.RECORDED, value=ask.value))
    return tuple(told)


class _Printing:
    """Makes the printed part of checklists."""

    def __init__(self, asked: Asked, answers: Sequence[Answer], then: _Then) -> None:
        self._asked = asked
        self._then = then
        self._values = {answer.item: answer.value for answer in answers}

    def checklist(self, checklist: Checklist) -> RecordedChecklist:
        sections = (self._section(checklist, stretch) for stretch in self._asked.stretches(checklist))
        return RecordedChecklist(
            id=checklist.id,
            version=checklist.version,
            sha256=checklist.sha256,
            title=checklist.title,
            sections=tuple(section for section in sections if section.items),
        )

    def _section(self, checklist: Checklist, stretch: Stretch) -> RecordedSection:
        items = tuple(self._item(checklist, stretch.item_id(item.id), item) for item in stretch.section.items)
        return RecordedSection(title=stretch.title, items=items)

    def _item(self, checklist: Checklist, id: ItemId, item: Item) -> RecordedItem:
        ask = self._asked.of(id)
        return RecordedItem(
            id=id,
            question=item.question,
            severity=item.severity,
            citations=self._then.in_force(item.citations, checklist.laws_on),
            kind=item.kind,
            unit=item.unit,
            chosen=_chosen(checklist, item, self._values.get(id, "")),
            sample=item.count.sample or 0 if item.count else 0,
            points=item.points,
            asked=ask.relevant,
            gate=(ask.gate or "") if ask.relevant else "",
        )


def _chosen(checklist: Checklist, item: Item, value: str) -> tuple[Bilingual, ...]:
    labels = {c.name: c.label for each in checklist.choices if each.id == item.choices for c in each.choices}
    return tuple(labels[name] for name in value.split() if name in labels)


def _cited(inspection: Inspection, finding: Finding, then: _Then) -> Finding:
    """The finding with its citations as of the day; they were taken over from its item."""
    of_item = (c for c in inspection.checklists if any(i.id == written_id(finding.item) for i in c.items()))
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
