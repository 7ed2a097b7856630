"""Freeze an inspection into its record."""

from dataclasses import replace

from inspector.app.checklists import laws_of
from inspector.app.gap import Gap
from inspector.app.gaps import gaps_of
from inspector.app.inspections import with_handwriting
from inspector.app.recording import draft_record, statement_of
from inspector.app.remarks import remarks_on
from inspector.errors import Refused
from inspector.model.inspection import Inspection, InspectionId, InspectionState
from inspector.model.person import Role
from inspector.model.record import AuditHead, Record, RequiredSigner
from inspector.model.value import value
from inspector.report.record_json import canonical, digest
from inspector.store.store import Store
from inspector.store.unit import Unit


def gaps(store: Store, id: InspectionId) -> tuple[Gap, ...]:
    """What is missing before the inspection can be sealed."""
    with store.read() as unit:
        return gaps_of(with_handwriting(unit, unit.inspections.get(id)))


@value
class Standing:
    """An inspection with what it lacks before it can be sealed, and what somebody may mend or leave (`remarks`); of a
    sealed one nothing is told."""

    inspection: Inspection
    gaps: tuple[Gap, ...]
    remarks: tuple[Gap, ...]


def standing(store: Store, id: InspectionId) -> Standing:
    """How far an inspection is on its way to the seal."""
    with store.read() as unit:
        inspection = with_handwriting(unit, unit.inspections.get(id))
    if inspection.digest:
        return Standing(inspection=inspection, gaps=(), remarks=())
    return Standing(inspection=inspection, gaps=gaps_of(inspection), remarks=remarks_on(inspection))


def seal(store: Store, id: InspectionId) -> Record:
    """Freeze the inspection. Raises Refused "seal-gaps" naming the first thing that is missing."""
    with store.write() as unit:
        unit.inspections.require_draft(id)
        inspection = with_handwriting(unit, unit.inspections.get(id))
        missing = gaps_of(inspection)
        if missing:
            raise _unfinished(missing)
        record = _freeze(unit, inspection)
        unit.records.add(id, record.revision, canonical(record), digest(record), unit.now)
        unit.inspections.set_visit(id, record.visit)
        unit.inspections.set_state(id, InspectionState.SEALED)
        unit.audit.append("sealed", id, digest(record))
    return record


def _freeze(unit: Unit, inspection: Inspection) -> Record:
    laws = laws_of(unit, inspection.id)
    record = draft_record(inspection, laws)
    sequence, head = unit.audit.head()
    return replace(
        record,
        visit=replace(record.visit, ended_at=record.visit.ended_at or unit.now),
        statement=statement_of(inspection, laws),
        sealed_at=unit.now,
        signers=tuple(
            RequiredSigner(
                field=f"Officer{number}", person=officer.id, name=officer.name, certificate=officer.identity
            )
            for number, officer in enumerate(inspection.with_role(Role.OFFICER), start=1)
        ),
        audit=AuditHead(device=unit.settings.device(), sequence=sequence, hash=head),
        brand=unit.settings.brand(),
    )


def _unfinished(missing: tuple[Gap, ...]) -> Refused:
    first = missing[0].text
    return Refused(
        "seal-gaps",
        en=f"The inspection is not complete ({len(missing)} open). First: {first.en}",
        zh=f"检查尚不完整（还有 {len(missing)} 项）。首先：{first.zh}",
    )
