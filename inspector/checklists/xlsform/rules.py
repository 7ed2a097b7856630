"""The rules of a checklist, applied to what a row became: the fault is told by sheet and row."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from inspector.checklists.check import check
from inspector.checklists.document import Document, FieldPath
from inspector.checklists.laws import load_laws
from inspector.checklists.xlsform.fault import Findings, Place
from inspector.checklists.xlsform.own import ITEM_COLUMNS, own
from inspector.errors import Refused
from inspector.model.checklist import Item, LawId

_COLUMNS = {
    "question": "label",
    "guidance": "hint",
    "calculate": "calculation",
    "choices": "type",
    "id": "name",
}


@dataclass(frozen=True, slots=True)
class _AtRow(Document):
    """A document of one item: its fields are told as columns."""

    def refusal(self, path: FieldPath, *, en: str, zh: str) -> Refused:
        column = _column(str(path[0])) if path else ""
        return Refused(
            "checklist-invalid",
            en=f"{column}{': ' if column else ''}{en}",
            zh=f"{column}{'：' if column else ''}{zh}",
        )


def check_rules(place: Place, item: Item, findings: Findings) -> None:
    """Add a fault for the first rule of a checklist the item breaks."""
    try:
        check(_AtRow(name="", value=None, lines=MappingProxyType({})), item, _laws())
    except Refused as refused:
        findings.invalid(place, en=refused.en, zh=refused.zh)


@cache
def _laws() -> frozenset[LawId]:
    return frozenset(load_laws().entries)


def _column(field: str) -> str:
    if field in ITEM_COLUMNS or any(column.startswith(f"{field}::") for column in ITEM_COLUMNS):
        return own(field)
    return _COLUMNS.get(field, field)
