"""Open an inspection to work on it: everything a face needs, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from inspector.app.inspections import with_handwriting
from inspector.checklists.asked import Asked, asked_of
from inspector.checklists.laws import LawRegistry
from inspector.model.checklist import Law, LawId
from inspector.model.inspection import Inspection, InspectionId
from inspector.model.working_days import WorkCalendar
from inspector.store.store import Store


@dataclass(frozen=True, slots=True)
class OpenInspection:
    """An inspection with how its items stand (which stays current by being told of each answer), the laws it is done
    with, and the working days deadlines are counted in."""

    inspection: Inspection
    asked: Asked
    laws: LawRegistry
    names: Mapping[LawId, Law]
    calendar: WorkCalendar


def open_inspection(store: Store, id: InspectionId) -> OpenInspection:
    """Read an inspection and what belongs to it. Raises Refused "no-such-inspection"."""
    with store.read() as unit:
        inspection = with_handwriting(unit, unit.inspections.get(id))
        shelf = unit.contents.shelf(unit.inspections.installed(id))
        newest = unit.contents.shelf()
        return OpenInspection(
            inspection=inspection,
            asked=asked_of(inspection),
            laws=shelf.laws,
            names=newest.laws.newest,
            calendar=newest.calendar,
        )
