"""Visits for tests: started, answered, sealed in a real store, by the use cases."""

from collections.abc import Sequence
from pathlib import Path

from factories import Signers, make_jpeg

from inspector.app.answers import answer_item
from inspector.app.demo.steps import officers_and_manager, write_findings
from inspector.app.demo.visit import OFFICERS, OUTLET, VISIT, answers
from inspector.app.export import export_report
from inspector.app.identities import import_identity
from inspector.app.inspections import load_inspection, start_inspection
from inspector.app.outlets import add_outlet
from inspector.app.photos import add_photo, review_photo
from inspector.app.progress import silent
from inspector.app.stores import Store
from inspector.model.checklist import ChecklistId, ItemId
from inspector.model.inspection import Inspection, InspectionId, Languages
from inspector.model.person import Person, Role
from inspector.model.photo import Redaction


def start_visit(
    store: Store,
    signers: Signers,
    languages: Languages = ("zh",),
    checklists: Sequence[str] = ("personal-information",),
) -> Inspection:
    """A started inspection of the demo's outlet by two officers, with a manager."""
    identities = tuple(import_identity(store, file, signers.pin) for file in signers.files)
    people = officers_and_manager(identities)
    outlet, lists = add_outlet(store, OUTLET), [ChecklistId(id) for id in checklists]
    return start_inspection(store, outlet.id, lists, VISIT, people, languages)


def answer_all(store: Store, id: InspectionId, photos: int = 1) -> None:
    """All 45 answers, the findings, some reviewed photos."""
    for answer in answers():
        answer_item(store, id, answer)
    write_findings(store, id)
    for number in range(photos):
        photo = add_photo(store, id, make_jpeg(seed=number), f"IMG_{number}.JPG", item=ItemId("A16"))
        review_photo(store, id, photo.id, [Redaction(x=10, y=10, width=90, height=40)], by=OFFICERS[1][0])


def export(store: Store, id: InspectionId, signers: Signers, target: Path) -> Path:
    """The signed report of a sealed inspection."""
    officers: Sequence[Person] = load_inspection(store, id).with_role(Role.OFFICER)
    export_report(store, id, target, {o.identity: signers.pin for o in officers}, silent)
    return target
