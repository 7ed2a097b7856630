"""What follows a visit: who gets which paper, what is due when, when somebody looks again."""

from datetime import date

from inspector.app.checklists import shelf_of
from inspector.app.inspections import load_inspection
from inspector.model.checklist import ItemId
from inspector.model.document import Paper
from inspector.model.finding import Finding, FindingState
from inspector.model.inspection import Inspection, InspectionId
from inspector.model.person import Role
from inspector.model.text import Bilingual
from inspector.model.value import value
from inspector.model.vocabulary import PAPERS
from inspector.model.working_days import CalendarUnknown, WorkCalendar, working_days_after
from inspector.store.store import Store


@value
class Handover:
    """A paper and whom it goes to."""

    paper: Paper
    to: Bilingual


@value
class Demand:
    """What the outlet must do until a day; `number` is that of the finding, from 1."""

    number: int
    item: ItemId
    demand: str
    due: date


@value
class Follows:
    """What follows, the demands by their day. `look_again` is the first working day after the last of them: None where
    nothing is due, or the calendar does not know that year."""

    handovers: tuple[Handover, ...]
    demands: tuple[Demand, ...]
    look_again: date | None


def what_follows(store: Store, id: InspectionId) -> Follows:
    """What is to be done after an inspection."""
    inspection = load_inspection(store, id)
    demands = tuple(sorted(_demands(inspection), key=lambda demand: (demand.due, demand.number)))
    return Follows(
        handovers=tuple(_handovers(inspection)),
        demands=demands,
        look_again=_day_after(demands, shelf_of(store).calendar),
    )


def _demands(inspection: Inspection) -> list[Demand]:
    open_states = (FindingState.OPEN, FindingState.REFERRED)
    numbered = enumerate(inspection.findings, start=1)
    return [
        Demand(number=number, item=finding.item, demand=finding.demand, due=finding.due)
        for number, finding in numbered
        if finding.due is not None and finding.state in open_states
    ]


def _handovers(inspection: Inspection) -> list[Handover]:
    manager = next((person.name for person in inspection.with_role(Role.MANAGER)), "")
    outlet = Bilingual(
        zh=f"{inspection.outlet.name} 负责人 {manager}".strip(),
        en=f"{manager}, manager of {inspection.outlet.name}"
        if manager
        else f"the manager of {inspection.outlet.name}",
    )
    bureau = inspection.visit.bureau
    office = Bilingual(zh=bureau or "邮政管理局", en=bureau or "the postal administration")
    made = [Handover(paper=Paper.OUTLET_COPY, to=outlet), Handover(paper=Paper.REPORT, to=office)]
    if _any(inspection.findings, FindingState.OPEN):
        made.append(Handover(paper=Paper.CORRECTION_ORDER, to=outlet))
    if inspection.refusals:
        made.append(Handover(paper=Paper.SERVICE_RECEIPT, to=office))
    if _any(inspection.findings, FindingState.REFERRED):
        department = Bilingual(zh="接收移送的部门", en="the department the findings are referred to")
        made.append(Handover(paper=Paper.REFERRAL, to=department))
    return made


def _any(findings: tuple[Finding, ...], state: FindingState) -> bool:
    return any(finding.state is state for finding in findings)


def _day_after(demands: tuple[Demand, ...], calendar: WorkCalendar) -> date | None:
    if not demands:
        return None
    try:
        return working_days_after(demands[-1].due, 1, calendar)
    except CalendarUnknown:
        return None


def told(handover: Handover) -> Bilingual:
    """A handover in words."""
    paper = PAPERS[handover.paper]
    return Bilingual(zh=f"{paper.zh} → {handover.to.zh}", en=f"{paper.en} → {handover.to.en}")
