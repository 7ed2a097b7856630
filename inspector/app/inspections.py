"""Start, list, load and describe inspections."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from inspector.app.checklists import laws_of, shelf_of
from inspector.app.recording import statement_of
from inspector.app.saved import Saved
from inspector.checklists.asked import progress
from inspector.errors import Refused
from inspector.model.checklist import Checklist, ChecklistId, written_id
from inspector.model.finding import Finding, FindingId, FindingState
from inspector.model.inspection import (
    Inspection,
    InspectionId,
    InspectionOrder,
    InspectionState,
    InspectionSummary,
    Languages,
    Visit,
)
from inspector.model.list_wish import Keys, ListWish
from inspector.model.outlet import OutletId
from inspector.model.person import Person, PersonId, Role
from inspector.store.inspections import NewInspection
from inspector.store.store import Store
from inspector.store.unit import Unit

NEWEST_FIRST = ListWish(order=InspectionOrder.STARTED, descending=True)


def start_inspection(
    store: Store,
    outlet: OutletId,
    checklists: Sequence[ChecklistId],
    visit: Visit,
    people: Sequence[Person],
    languages: Languages,
    *,
    taken_along: Sequence[Finding] = (),
) -> Inspection:
    """Start a draft with frozen copies of the checklists. People without an id get one.

    Findings that are `taken_along` from an earlier visit are open again in this one, where its checklists still ask.
    """
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
        _take_along(unit, new.id, chosen, taken_along)
        return unit.inspections.get(new.id)


def inspection_keys(store: Store, wish: ListWish) -> Keys:
    """All rows of a list of inspections, in order, by their keys. It has an InspectionOrder and an
    InspectionKind."""
    with store.read() as unit:
        return unit.inspection_lists.keys(wish)


def inspection_lines(store: Store, keys: Keys) -> dict[int, InspectionSummary]:
    """Some rows of such a list."""
    with store.read() as unit:
        lines = unit.inspection_lists.lines(keys)
        return {key: _with_progress(unit, line) for key, line in lines.items()}


def inspection_counts(store: Store) -> Mapping[str, int]:
    """How many inspections there are of each kind a list can be limited to."""
    with store.read() as unit:
        return unit.inspection_lists.counts()


def list_inspections(store: Store, wish: ListWish = NEWEST_FIRST) -> tuple[InspectionSummary, ...]:
    """A line for each inspection."""
    keys = inspection_keys(store, wish)
    lines = inspection_lines(store, keys)
    return tuple(lines[key] for key in keys if key in lines)


def usual_officers(store: Store) -> tuple[tuple[Person, ...], str]:
    """The officers of the last visit that was started here, with ids of their own, and its bureau: mostly the same come
    again."""
    with store.read() as unit:
        last = unit.inspection_lists.last()
        if last is None:
            return (), ""
        officers = [p for p in unit.people.of(last) if p.role is Role.OFFICER]
        return tuple(replace(p, id=PersonId(str(uuid4()))) for p in officers), unit.inspections.visit(
            last
        ).bureau


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


def _take_along(
    unit: Unit, id: InspectionId, checklists: Sequence[Checklist], findings: Sequence[Finding]
) -> None:
    asked = {item.id for checklist in checklists for item in checklist.items()}
    for finding in findings:
        if written_id(finding.item) in asked:
            again = replace(finding, id=FindingId(str(uuid4())), objection="", state=FindingState.OPEN)
            unit.findings.put(id, again)
            unit.audit.append("finding", id, again)


def _with_progress(unit: Unit, line: InspectionSummary) -> InspectionSummary:
    """What is asked depends on the answers in some checklists: of a draft with one of those it is counted here."""
    if line.state is not InspectionState.DRAFT:
        return line
    asked = unit.inspections.asked(line.id)
    if asked is None:
        return line
    items, answered = progress(asked, unit.inspections.checklists(line.id), unit.answers.of(line.id))
    return replace(line, items=items, answered=answered)


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
