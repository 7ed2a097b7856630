"""An outlet as it is typed into fields: each is read by itself, so that what is wrong can be told beside it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from inspector.app.outlet_cells import read_cell
from inspector.app.outlets import checked_outlet
from inspector.checklists.reference import division_name, divisions
from inspector.errors import Refused
from inspector.model.outlet import Outlet, OutletId
from inspector.model.outlet_list import OutletField

NAMED = Outlet(id=OutletId(""), name="-")


def typed_outlet(
    before: Outlet, texts: Mapping[OutletField, str]
) -> tuple[Outlet, dict[OutletField, Refused]]:
    """The outlet with what was typed, and what is wrong in which field; such a field stays as it was before."""
    values: dict[str, Any] = {}
    wrong: dict[OutletField, Refused] = {}
    for field, text in texts.items():
        try:
            told: dict[str, Any] = {str(field): _value(field, text.strip())}
            values[field] = getattr(checked_outlet(replace(NAMED, **told)), field)
        except Refused as refused:
            wrong[field] = refused
    return replace(before, **values), wrong


def text_of(outlet: Outlet, field: OutletField) -> str:
    """A field as it can be typed."""
    if field is OutletField.DIVISION_CODE and outlet.division_code in divisions():
        return division_name(outlet.division_code)
    value = getattr(outlet, field)
    return "" if value is None else str(value)


def _value(field: OutletField, text: str) -> object:
    if text:
        return read_cell(field, text)
    return None if field is OutletField.OPENED_ON else ""
