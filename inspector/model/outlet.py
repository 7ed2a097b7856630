"""The courier outlet that is inspected."""

from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from inspector.model.value import value

OutletId = NewType("OutletId", str)


class OutletKind(StrEnum):
    """Licensed firm, its branch, or an end outlet that only files (express regulation art. 18, 19)."""

    FIRM = "firm"
    BRANCH = "branch"
    END_OUTLET = "end-outlet"


@value
class Outlet:
    """A courier outlet. Unknown texts are empty. `permit` is the licence or filing number."""

    id: OutletId
    name: str
    brand: str = ""
    kind: OutletKind = OutletKind.BRANCH
    legal_entity: str = ""
    credit_code: str = ""
    permit: str = ""
    division_code: str = ""
    address: str = ""
    responsible: str = ""
    phone: str = ""
    opened_on: date | None = None


@value
class OutletLine:
    """A line in a list of outlets. `this_year` counts its visits of the year; `open_findings` are those of all visits that
    nobody followed up, `next_due` is the first of their deadlines."""

    outlet: Outlet
    visits: int
    this_year: int
    last_visit: datetime | None
    open_findings: int
    next_due: date | None
