"""A fact that does not conform."""

from datetime import date
from enum import StrEnum
from typing import NewType

from inspector.model.checklist import Citation, ItemId, Severity
from inspector.model.value import value

FindingId = NewType("FindingId", str)


class FindingState(StrEnum):
    """Where the correction stands."""

    OPEN = "open"
    CORRECTED = "corrected"
    CONFIRMED = "confirmed"
    REFERRED = "referred"


@value
class Finding:
    """What was seen, what must be done, by when. `objection` is the manager's, in the manager's words."""

    id: FindingId
    item: ItemId
    text: str
    severity: Severity
    demand: str = ""
    due: date | None = None
    citations: tuple[Citation, ...] = ()
    state: FindingState = FindingState.OPEN
    objection: str = ""
