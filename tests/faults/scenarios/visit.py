"""The visit all scenarios are about: one inspection of one outlet."""

from functools import cache
from pathlib import Path

from inspector.app.answers import answer_item
from inspector.app.demo.steps import PAD_ASPECT, officers_and_manager, write_findings
from inspector.app.demo.visit import OUTLET, VISIT, answers, strokes
from inspector.app.identities import import_identity
from inspector.app.inspections import list_inspections, load_inspection, start_inspection
from inspector.app.outlets import add_outlet
from inspector.app.signing import sign_by_hand
from inspector.model.checklist import ChecklistId
from inspector.model.inspection import InspectionId
from inspector.store.store import Store
from tests.factories import Signers, make_jpeg, make_signers
from tests.faults.scenario import new_store

CHECKLISTS = (ChecklistId("personal-information"),)


@cache
def the_signers() -> Signers:
    """Two officers, the same for this process and all forked from it: making their keys takes longest of all."""
    return make_signers()


def start(root: Path) -> Store:
    """A new store with a started inspection."""
    store = new_store(root)
    people = officers_and_manager(
        tuple(import_identity(store, file, the_signers().pin) for file in the_signers().files)
    )
    start_inspection(store, add_outlet(store, OUTLET).id, CHECKLISTS, VISIT, people, ("zh",))
    return store


def complete(store: Store) -> InspectionId:
    """Answer everything and have all sign by hand: ready to be sealed."""
    id = the_inspection(store)
    for answer in answers():
        answer_item(store, id, answer)
    write_findings(store, id)
    return id


def sign(store: Store, id: InspectionId) -> None:
    """All sign by hand."""
    for seed, person in enumerate(load_inspection(store, id).people):
        sign_by_hand(store, id, person.id, strokes(person.name, seed), PAD_ASPECT)


def the_inspection(store: Store) -> InspectionId:
    """The id of the scenario's inspection."""
    return list_inspections(store)[0].id


def small_jpeg(seed: int) -> bytes:
    """A photo that is taken in quickly, another one for each seed."""
    return make_jpeg(64, 48, seed=seed)
