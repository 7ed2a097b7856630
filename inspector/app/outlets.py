"""Add and find outlets."""

from dataclasses import replace
from uuid import uuid4

from inspector.app.answers import require_plain
from inspector.errors import Refused
from inspector.model.credit_code import is_credit_code
from inspector.model.inspection import InspectionSummary
from inspector.model.list_wish import Keys, ListWish
from inspector.model.outlet import Outlet, OutletId, OutletLine
from inspector.model.value import field_names
from inspector.store.store import Store
from inspector.store.unit import Unit

ORDERS = (
    "name",
    "brand",
    "address",
    "credit-code",
    "visits",
    "last-visit",
    "open",
    "due",
)  # of a list of outlets


def add_outlet(store: Store, outlet: Outlet) -> Outlet:
    """Keep an outlet durably; one without an id gets one. Raises Refused as `checked_outlet`."""
    named = replace(checked_outlet(outlet), id=outlet.id or OutletId(str(uuid4())))
    with store.write() as unit:
        keep_outlet(unit, named)
    return named


def change_outlet(store: Store, outlet: Outlet) -> Outlet:
    """Let the outlet with this id be so from now on; sealed records keep what they have. Raises Refused
    "no-such-outlet", or as `checked_outlet`."""
    checked = checked_outlet(outlet)
    with store.write() as unit:
        if unit.outlets.get(outlet.id) != checked:
            keep_outlet(unit, checked)
    return checked


def keep_outlet(unit: Unit, outlet: Outlet) -> None:
    """Write an outlet down."""
    unit.outlets.put(outlet)
    unit.audit.append("outlet", outlet.id, outlet)


def checked_outlet(outlet: Outlet) -> Outlet:
    """The outlet as it is kept. Raises Refused "outlet-unnamed", "credit-code-wrong", or for a text that is too long or
    cannot be printed."""
    if not outlet.name.strip():
        raise Refused(
            "outlet-unnamed",
            en="The outlet has no name. Enter the name on its signboard.",
            zh="网点没有名称。请填写门头招牌上的名称。",
        )
    for text in (getattr(outlet, field) for field in field_names(Outlet)):
        if isinstance(text, str):
            require_plain(text)
    code = outlet.credit_code.strip().upper()
    if code and not is_credit_code(code):
        raise Refused(
            "credit-code-wrong",
            en=f"{code} is no credit code: its characters do not check out. Compare it with the licence, or leave "
            "it empty until it is known.",
            zh=f"{code} 不是有效的统一社会信用代码（校验不符）。请对照许可证重新填写；暂不清楚的可以留空。",
        )
    return replace(outlet, credit_code=code)


def outlets_with_code(store: Store, code: str) -> tuple[Outlet, ...]:
    """The outlets with a credit code; none for ""."""
    with store.read() as unit:
        return unit.outlets.with_code(code.strip().upper())


def list_outlets(store: Store, search: str = "") -> tuple[Outlet, ...]:
    """Outlets by name that hold all words of `search` in name, brand, address, permit, credit code or legal entity."""
    with store.read() as unit:
        return unit.outlets.search(search.strip())


def first_outlets(store: Store, words: str, most: int) -> tuple[OutletLine, ...]:
    """The first outlets that hold all words, those visited last before others."""
    with store.read() as unit:
        keys = unit.outlets.keys(ListWish(search=words, order="last-visit", descending=True))[:most]
        lines = unit.outlets.lines(keys, unit.now.year)
        return tuple(lines[key] for key in keys if key in lines)


def show_outlet(store: Store, outlet: OutletId) -> Outlet:
    """One outlet."""
    with store.read() as unit:
        return unit.outlets.get(outlet)


def outlet_keys(store: Store, wish: ListWish) -> Keys:
    """All rows of a list of outlets, in order, by their keys. See Outlets.keys for the orders."""
    with store.read() as unit:
        return unit.outlets.keys(wish)


def outlet_lines(store: Store, keys: Keys) -> dict[int, OutletLine]:
    """Some rows of such a list."""
    with store.read() as unit:
        return unit.outlets.lines(keys, unit.now.year)


def listed_outlets(store: Store, wish: ListWish) -> tuple[OutletLine, ...]:
    """All rows of such a list, in its order."""
    with store.read() as unit:
        keys = unit.outlets.keys(wish)
        lines = unit.outlets.lines(keys, unit.now.year)
        return tuple(lines[key] for key in keys)


def visits_of(store: Store, outlet: OutletId) -> tuple[InspectionSummary, ...]:
    """All visits to an outlet, the newest first."""
    with store.read() as unit:
        return unit.inspection_lists.of_outlet(outlet)
