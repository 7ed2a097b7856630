"""Add and find outlets."""

from dataclasses import replace
from uuid import uuid4

from inspector.errors import Refused
from inspector.model.outlet import Outlet, OutletId
from inspector.store.store import Store


def add_outlet(store: Store, outlet: Outlet) -> Outlet:
    """Keep an outlet durably; one without an id gets one. Its name must not be empty."""
    if not outlet.name.strip():
        raise Refused(
            "outlet-unnamed",
            en="The outlet has no name. Enter the name on its signboard.",
            zh="网点没有名称。请填写门头招牌上的名称。",
        )
    named = outlet if outlet.id else replace(outlet, id=OutletId(str(uuid4())))
    with store.write() as unit:
        unit.outlets.put(named)
        unit.audit.append("outlet", named.id, named)
    return named


def list_outlets(store: Store, search: str = "") -> tuple[Outlet, ...]:
    """Outlets by name whose name, brand, address, permit or credit code holds `search`."""
    with store.read() as unit:
        return unit.outlets.search(search.strip())


def show_outlet(store: Store, outlet: OutletId) -> Outlet:
    """One outlet."""
    with store.read() as unit:
        return unit.outlets.get(outlet)
