"""What an open store knows of its database without asking again. Nobody else writes to it."""

from dataclasses import dataclass, field, replace
from typing import Any

from inspector.checklists.asked import Asked
from inspector.model.checklist import Checklist, ItemId
from inspector.model.inspection import InspectionId


@dataclass(slots=True)
class Known:
    """Frozen checklists by hash, the items of an inspection, and the shelves (`Shelf`, which loads slowly) by the number
    of what was installed last, never change; `asked` is told of each answer; `chain_end` is the sequence and the hash of
    the last link, None where it has to be looked up."""

    checklists: dict[str, Checklist] = field(default_factory=dict)
    items: dict[InspectionId, frozenset[ItemId]] = field(default_factory=dict)
    asked: dict[InspectionId, Asked | None] = field(default_factory=dict)
    shelves: dict[int, Any] = field(default_factory=dict)
    chain_end: tuple[int, str] | None = None

    def forget(self) -> None:
        """What was written is undone: know only what cannot have been part of it."""
        self.items.clear()
        self.asked.clear()
        self.chain_end = None

    def to_look_at(self) -> "Known":
        """The same for a unit whose changes are undone."""
        return replace(self, asked={}, chain_end=None)
