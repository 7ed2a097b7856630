"""Follow up an earlier visit: its open findings are taken along and looked at again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from inspector.app.inspections import start_inspection
from inspector.app.outlets import keep_outlet
from inspector.app.verifying import verify_file
from inspector.errors import Refused
from inspector.model.checklist import ChecklistId
from inspector.model.finding import FindingState
from inspector.model.inspection import (
    Earlier,
    Inspection,
    InspectionId,
    InspectionSummary,
    Visit,
    VisitKind,
)
from inspector.model.outlet import OutletId
from inspector.model.person import Person, PersonId, Role
from inspector.model.record import Record
from inspector.model.value import value
from inspector.model.verdict import Outcome
from inspector.report.record_json import digest, read_record
from inspector.store.store import Store

WAITING = (FindingState.OPEN, FindingState.CORRECTED)


def sealed_record(store: Store, id: InspectionId) -> Record:
    """The record of a visit on this laptop. Raises Refused "not-sealed"."""
    with store.read() as unit:
        return read_record(unit.records.body(id))


def reported_record(report: Path, trust: Path | None = None) -> Record:
    """The record in a signed report, which may come from another laptop. That its certificates are trusted is not asked
    for: an officer in a depot may hold none. Raises Refused "report-not-whole" with the first rule that fails."""
    verdict = verify_file(report, trust)
    if verdict.outcome is Outcome.REFUSED or verdict.record is None:
        first = next((rule.detail for rule in verdict.failed), None)
        zh, en = (first.zh, first.en) if first else ("", "")
        raise Refused(
            "report-not-whole",
            en=f"This report cannot be followed up: {en} Ask the bureau for the report as it was signed.",
            zh=f"该报告不能用于复查：{zh} 请向邮政管理局索取签名原件。",
        )
    return verdict.record


def follow_up(store: Store, earlier: Record, visit: Visit, officers: Sequence[Person] = ()) -> Inspection:
    """Start a visit that looks again at what was open after an earlier one: same outlet, the newest of its checklists,
    its findings that wait for a correction. Without `officers` those of the earlier visit come again.

    Raises Refused "nothing-open", or as the start of a visit does.
    """
    waiting = [finding for finding in earlier.findings if finding.state in WAITING]
    if not waiting:
        raise Refused(
            "nothing-open",
            en=f"No finding of {earlier.number} waits for a correction: there is nothing to follow up.",
            zh=f"检查 {earlier.number} 没有待整改的问题，无需复查。",
        )
    outlet = _known_outlet(store, earlier)
    circumstances = replace(
        visit,
        kind=VisitKind.FOLLOW_UP,
        bureau=visit.bureau or earlier.visit.bureau,
        follows=Earlier(number=earlier.number, digest=digest(earlier)),
    )
    people = _people_again(store, earlier, officers)
    lists = [ChecklistId(used.id) for used in earlier.checklists]
    return start_inspection(
        store, outlet, lists, circumstances, people, earlier.languages, taken_along=waiting
    )


def follow_up_inspection(store: Store, earlier: InspectionId, now: datetime) -> Inspection:
    """Follow up a sealed visit of this laptop now; what is left out is asked for before sealing."""
    record = sealed_record(store, earlier)
    number = visits_this_year(store, record.outlet.id, now) + 1
    return follow_up(store, record, Visit(started_at=now, number_this_year=number))


@value
class Past:
    """What is known of an outlet's visits: how many there were this year, and the newest that must be looked at again."""

    this_year: int
    left: InspectionSummary | None


def past_of(store: Store, outlet: OutletId, now: datetime) -> Past:
    """What to know before another visit to an outlet."""
    with store.read() as unit:
        return Past(
            this_year=unit.inspections.count_of_year(outlet, now), left=unit.inspection_lists.left_at(outlet)
        )


def visits_this_year(store: Store, outlet: OutletId, now: datetime) -> int:
    """How many visits an outlet had in the year of `now`."""
    with store.read() as unit:
        return unit.inspections.count_of_year(outlet, now)


def _known_outlet(store: Store, earlier: Record) -> OutletId:
    """The outlet of the earlier visit, which another laptop may have named first."""
    with store.write() as unit:
        outlet = earlier.outlet
        if not unit.outlets.has(outlet.id):
            keep_outlet(unit, outlet)
    return outlet.id


def _people_again(store: Store, earlier: Record, officers: Sequence[Person]) -> tuple[Person, ...]:
    with store.read() as unit:
        identities = {identity.fingerprint for identity in unit.identities.all()}
    again = tuple(
        replace(
            person,
            id=PersonId(str(uuid4())),
            identity=person.identity if person.identity in identities else "",
        )
        for person in earlier.people
        if person.role is Role.MANAGER or (person.role is Role.OFFICER and not officers)
    )
    return (*officers, *again)
