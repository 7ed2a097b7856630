"""Start, list, load and describe inspections."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from inspector.app.checklists import laws_of, shelf_of
from inspector.app.recording import statement_of
from inspector.app.saved import Saved
from inspector.errors import Refused
from inspector.model.checklist import Checklist, ChecklistId
from inspector.model.inspection import Inspection, InspectionId, InspectionSummary, Languages, Visit
from inspector.model.outlet import OutletId
from inspector.model.person import Person, PersonId
from inspector.store.inspections import NewInspection
from inspector.store.store import Store
from inspector.store.unit import Unit


def start_inspection(
    store: Store,
    outlet: OutletId,
    checklists: Sequence[ChecklistId],
    visit: Visit,
    people: Sequence[Person],
    languages: Languages,
) -> Inspection:
    """Start a draft with frozen copies of the checklists. People without an id get one."""
    shelf = shelf_of(store)
    chosen = tuple(shelf.find(id) for id in checklists)
    _require_distinct_items(chosen)
    with store.write() as unit:
        unit.outlets.get(outlet)
        new = NewInspection(
            id=InspectionId(str(uuid4())),
            number=_next_number(unit, visit),
            outlet=outlet,
            languages=languages,
            visit=visit,
            checklists=chosen,
            installed=shelf.number,
        )
        unit.inspections.add(new)
        named = tuple(p if p.id else replace(p, id=PersonId(str(uuid4()))) for p in people)
        unit.people.replace(new.id, named)
        used = [f"{c.id} {c.version} {c.sha256}" for c in chosen]
        unit.audit.append("started", new.id, {"number": new.number, "checklists": used, "visit": visit})
        return unit.inspections.get(new.id)


def list_inspections(store: Store) -> tuple[InspectionSummary, ...]:
    """A line for each inspection, newest first."""
    with store.read() as unit:
        return unit.inspections.summaries()


def find_inspection(store: Store, wanted: str) -> InspectionId:
    """The inspection with this id, number, or beginning of an id."""
    with store.read() as unit:
        return unit.inspections.find(wanted)


def load_inspection(store: Store, id: InspectionId) -> Inspection:
    """Everything known of an inspection. Handwriting under an older state of the draft is left out;
    `digest` is that of the sealed record, "" for a draft."""
    with store.read() as unit:
        return with_handwriting(unit, unit.inspections.get(id))


def with_handwriting(unit: Unit, inspection: Inspection) -> Inspection:
    """The inspection with the signatures and refusals that hold for its present content."""
    sealed = unit.records.digest(inspection.id)
    asked = unit.people.ever_asked(inspection.id)
    if not asked:  # else what the signatures are under takes longer than the rest
        return replace(inspection, digest=sealed)
    digest = statement_of(inspection, laws_of(unit, inspection.id))
    handwriting = unit.people.handwriting(inspection.id, digest)
    refusals = unit.people.refusals(inspection.id, digest)
    done = {hand.person for hand in handwriting} | {refusal.person for refusal in refusals}
    return replace(
        inspection,
        handwriting=handwriting,
        refusals=refusals,
        outdated=tuple(p.id for p in inspection.people if p.id in asked - done),
        digest=sealed,
    )


def change_visit(store: Store, id: InspectionId, visit: Visit) -> Saved:
    """Change the circumstances of the visit."""
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.inspections.set_visit(id, visit)
        unit.audit.append("visit", id, visit)
    return Saved(at=unit.now)


def change_people(store: Store, id: InspectionId, people: Sequence[Person]) -> Saved:
    """Set who takes part, in order: the first officer certifies the report."""
    named = tuple(p if p.id else replace(p, id=PersonId(str(uuid4()))) for p in people)
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.people.replace(id, named)
        unit.audit.append("people", id, named)
    return Saved(at=unit.now)


def change_languages(store: Store, id: InspectionId, languages: Languages) -> Saved:
    """Set the languages the report is written in."""
    with store.write() as unit:
        unit.inspections.require_draft(id)
        unit.inspections.set_languages(id, languages)
        unit.audit.append("languages", id, languages)
    return Saved(at=unit.now)


def _require_distinct_items(checklists: Sequence[Checklist]) -> None:
    ids = [item.id for checklist in checklists for item in checklist.items()]
    if not ids or len(ids) != len(set(ids)):
        raise Refused(
            "checklists-clash",
            en="Choose at least one checklist, and none twice or with the same item numbers.",
            zh="请至少选择一份检查表，且不得重复或含有相同的检查项编号。",
        )


def _next_number(unit: Unit, visit: Visit) -> str:
    # Date, laptop and a running number: unique without a network, readable over the phone.
    prefix = f"JC-{visit.started_at:%Y%m%d}-{unit.settings.device()[:4].upper()}-"
    return f"{prefix}{unit.inspections.count_on(prefix) + 1:03d}"
