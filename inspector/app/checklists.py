"""The checklists an inspection can be done with."""

from functools import cache
from pathlib import Path

from inspector.checklists.laws import LawRegistry, load_laws
from inspector.checklists.load import load_checklist, shipped_checklists
from inspector.errors import Language, Refused
from inspector.model.checklist import Checklist, Citation
from inspector.model.citing import cite


@cache
def available_checklists() -> tuple[Checklist, ...]:
    """All checklists shipped with the program."""
    return shipped_checklists()


@cache
def law_registry() -> LawRegistry:
    """The law registry shipped with the program."""
    return load_laws()


def find_checklist(id: str) -> Checklist:
    """The checklist with this id. Raises Refused "unknown-checklist" naming those there are."""
    found = next((c for c in available_checklists() if c.id == id), None)
    if found is None:
        known = ", ".join(c.id for c in available_checklists())
        raise Refused(
            "unknown-checklist",
            en=f"There is no checklist '{id}'. Choose one of: {known}.",
            zh=f"没有检查表“{id}”。可用的检查表：{known}。",
        )
    return found


def citation_text(citation: Citation, language: Language) -> str:
    """A citation as it is printed while the newest text is in force; it must be printable."""
    return cite(citation, law_registry().newest, language)


def check_checklist_file(path: Path) -> Checklist:
    """The checklist in a file. Raises Refused with the place and what is wrong."""
    return load_checklist(path)
