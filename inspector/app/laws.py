"""Look up the laws the checklists cite, and check a law registry."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.app.checklists import shelf_of
from inspector.app.reading import read_file
from inspector.checklists.laws import read_laws
from inspector.errors import Refused
from inspector.model.checklist import ItemId, Law, LawId
from inspector.model.law import LawEntry
from inspector.model.value import value

if TYPE_CHECKING:
    from inspector.store.store import Store


@value
class CitedBy:
    """An item that cites a law: which article, and how surely that is known."""

    item: ItemId
    article: str
    proof: str


@value
class RegistryCheck:
    """What a registry holds, and what in the checklists it does not know or is still unproven."""

    laws: int
    versions: int
    unknown: tuple[str, ...]
    unproven: tuple[str, ...]


def laws_on(store: "Store | None", day: date) -> tuple[Law, ...]:
    """The laws that were in force on a day, each in its version of then."""
    laws = shelf_of(store).laws
    found = (laws.law_on(id, day) for id in laws.entries)
    return tuple(law for law in found if law is not None)


def find_law(store: "Store | None", id: str) -> LawEntry:
    """A law with all its versions. Raises Refused "unknown-law"."""
    entry = shelf_of(store).laws.entries.get(LawId(id))
    if entry is None:
        raise Refused(
            "unknown-law",
            en=f"The law registry has no law '{id}'. See 'inspector law show'.",
            zh=f"法规登记表中没有“{id}”。请用 inspector law show 查看。",
        )
    return entry


def cited_by(store: "Store | None", law: LawId) -> tuple[CitedBy, ...]:
    """The items of all checklists that cite a law."""
    return tuple(
        CitedBy(item=item.id, article=citation.article, proof=citation.proof)
        for shelved in shelf_of(store).checklists
        for item in shelved.checklist.items()
        for citation in item.citations
        if citation.law == law
    )


def check_laws_file(store: "Store | None", path: Path) -> RegistryCheck:
    """Check a law registry, and all checklists against it. Raises Refused naming line and field."""
    registry = read_laws(read_file(path), path.name)
    cited = [
        (item.id, registry.cited(citation, checklist.laws_on, checklist.laws_on), citation)
        if citation.law in registry.entries
        else (item.id, None, citation)
        for checklist in (shelved.checklist for shelved in shelf_of(store).checklists)
        for item in checklist.items()
        for citation in item.citations
    ]
    return RegistryCheck(
        laws=len(registry.entries),
        versions=sum(len(entry.versions) for entry in registry.entries.values()),
        unknown=tuple(f"{item}: {c.law} {c.article}".strip() for item, found, c in cited if found is None),
        unproven=tuple(
            f"{item}: {c.law} {c.article}".strip()
            for item, found, c in cited
            if found is not None and not found.printable
        ),
    )
