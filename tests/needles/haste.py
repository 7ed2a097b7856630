"""Makes cheap, in this process, what is slow and beside the point."""

from collections.abc import Iterator
from dataclasses import replace

from inspector.app.demo import visit
from inspector.checklists import shelf
from inspector.model.checklist import Checklist
from inspector.model.inspection import Answer
from inspector.store import log_room, reserve
from inspector.store.key_cost import KeyCost

QUICK = (8 * 1024, 1, 1)
ITEMS = ("A01", "A02", "A16", "A34", "A36")  # with a note, two findings, two reasons


def hasten() -> None:
    """Passphrases cost little, no room is kept back, and there are few items."""
    KeyCost.__init__.__defaults__ = QUICK  # type: ignore[misc]
    reserve.RESERVE_BYTES = 0
    log_room.LOG_BYTES = 0
    short = tuple(_short(checklist) for checklist in shelf.shipped_checklists())
    shelf.shipped_checklists = lambda: short  # type: ignore[assignment]


def answers() -> Iterator[Answer]:
    """Those of the demo to the few items."""
    yield from (answer for answer in visit.answers() if answer.item in ITEMS)


def _short(checklist: Checklist) -> Checklist:
    sections = (
        replace(section, items=tuple(item for item in section.items if item.id in ITEMS))
        for section in checklist.sections
    )
    return replace(checklist, sections=tuple(section for section in sections if section.items))
