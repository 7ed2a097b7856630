"""A started inspection to save answers and photos in."""

from pathlib import Path

from inspector.app.demo.visit import OUTLET, VISIT
from inspector.app.inspections import load_inspection, start_inspection
from inspector.app.outlets import add_outlet
from inspector.app.stores import Store
from inspector.model.checklist import ChecklistId, ItemId
from inspector.model.inspection import Answer, Count, InspectionId, Verdict
from inspector.model.outlet import OutletId
from tests.bench.wording import DEMANDS, MARKS, PLACES, THINGS
from tests.factories import MANAGER, OFFICER_1, OFFICER_2, WITNESS
from tests.store.laptop import PASSPHRASE, QUICK

PEOPLE = (OFFICER_1, OFFICER_2, MANAGER, WITNESS)
CHECKLISTS = (ChecklistId("personal-information"),)
VERDICTS = tuple(Verdict)


def new_store(folder: Path) -> Store:
    """An empty store whose passphrase costs next to nothing."""
    return Store.create(folder, PASSPHRASE, cost=QUICK)


def start_visit(store: Store, outlet: OutletId | None = None) -> InspectionId:
    """A new draft by two officers, at a new outlet unless told otherwise."""
    visited = outlet or add_outlet(store, OUTLET).id
    return start_inspection(store, visited, CHECKLISTS, VISIT, PEOPLE, ("zh",)).id


def items_of(store: Store, id: InspectionId) -> tuple[ItemId, ...]:
    """The items of an inspection in order."""
    return tuple(item.id for item in load_inspection(store, id).items())


def answer(number: int, items: tuple[ItemId, ...]) -> Answer:
    """The answer given in a round: item after item, each time with other words."""
    verdict = VERDICTS[number % len(VERDICTS)]
    counted = number % 3 == 0
    return Answer(
        item=items[number % len(items)],
        verdict=verdict,
        note=f"{note(number)}（第{number}次）",
        reason="系统由总部管理，现场无权限。" if verdict is Verdict.NOT_CHECKED else "",
        count=Count(bad=number % 7, sample=20) if counted else None,
    )


def note(number: int) -> str:
    """A sentence or two, as officers write them."""
    place, thing = PLACES[number % len(PLACES)], THINGS[number % len(THINGS)]
    words = f"在{place}发现{thing}{number % 13 + 1}件，{MARKS[number % len(MARKS)]}。"
    return words + (DEMANDS[number % len(DEMANDS)] if number % 2 else "")
