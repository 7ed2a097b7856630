"""The rules of a checklist, applied to what a row became: the fault is told by sheet and row."""

from functools import cache
from itertools import islice

from inspector.checklists.check import faults_in
from inspector.checklists.laws import load_laws
from inspector.checklists.xlsform.fault import Findings, Place
from inspector.checklists.xlsform.own import ITEM_COLUMNS, own
from inspector.model.checklist import Item, LawId

_COLUMNS = {
    "question": "label",
    "guidance": "hint",
    "calculate": "calculation",
    "choices": "type",
    "id": "name",
}


def check_rules(place: Place, item: Item, findings: Findings) -> None:
    """Add a fault for the first rule of a checklist the item breaks; its field is told as a column."""
    for fault in islice(faults_in(item, _laws()), 1):
        column = _column(str(fault.path[0])) if fault.path else ""
        findings.invalid(
            place,
            en=f"{column}{': ' if column else ''}{fault.en}",
            zh=f"{column}{'：' if column else ''}{fault.zh}",
        )


@cache
def _laws() -> frozenset[LawId]:
    return frozenset(load_laws().entries)


def _column(field: str) -> str:
    if field in ITEM_COLUMNS or any(column.startswith(f"{field}::") for column in ITEM_COLUMNS):
        return own(field)
    return _COLUMNS.get(field, field)
