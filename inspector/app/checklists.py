"""The checklists an inspection can be done with, and the laws they cite: shipped with the program, and installed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from inspector.checklists.laws import LawRegistry
from inspector.checklists.shelf import Shelf
from inspector.errors import Language
from inspector.model.bundle import Shelved
from inspector.model.checklist import Checklist, Citation, Law, LawId
from inspector.model.citing import cite
from inspector.model.inspection import InspectionId

if TYPE_CHECKING:  # the database, without which what is shipped is shown
    from inspector.store.store import Store
    from inspector.store.unit import Unit


def shelf_of(store: "Store | None") -> Shelf:
    """Everything there is to inspect with: without a store, what is shipped."""
    if store is None:
        return Shelf()
    with store.read() as unit:
        return unit.contents.shelf()


def available_checklists(store: "Store | None") -> tuple[Shelved, ...]:
    """The newest of each checklist, and where it came from."""
    return shelf_of(store).checklists


def find_checklist(store: "Store | None", id: str) -> Checklist:
    """The newest checklist with this id. Raises Refused "unknown-checklist" naming those there are."""
    return shelf_of(store).find(id)


def law_registry(store: "Store | None") -> LawRegistry:
    """The laws there are."""
    return shelf_of(store).laws


def laws_of(unit: "Unit", inspection: InspectionId) -> LawRegistry:
    """The laws an inspection is done with: those there were when it began."""
    return unit.contents.shelf(unit.inspections.installed(inspection)).laws


def law_names(store: "Store | None") -> Mapping[LawId, Law]:
    """The newest version of each law, to cite it by."""
    return law_registry(store).newest


def citation_text(citation: Citation, laws: Mapping[LawId, Law], language: Language) -> str:
    """A citation as it is printed while the newest text is in force; it must be printable."""
    return cite(citation, laws, language)
