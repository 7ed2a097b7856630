"""inspector outlet …"""

from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from inspector.app.outlets import add_outlet, change_outlet, list_outlets, show_outlet
from inspector.cli.face import face
from inspector.cli.outlet_import import import_
from inspector.model.outlet import Outlet, OutletId, OutletKind
from inspector.model.text import Bilingual
from inspector.model.value import field_names

app = typer.Typer(help="The courier outlets that are inspected.")


@app.command("add")
def add(
    context: typer.Context,
    name: str,
    brand: str = "",
    kind: OutletKind = OutletKind.BRANCH,
    legal_entity: str = "",
    credit_code: str = "",
    permit: Annotated[str, typer.Option(help="Licence or filing number.")] = "",
    division_code: str = "",
    address: str = "",
    responsible: str = "",
    phone: str = "",
) -> None:
    """Add an outlet; prints its id."""
    shown = face(context)
    outlet = Outlet(
        id=OutletId(""),
        name=name,
        brand=brand,
        kind=kind,
        legal_entity=legal_entity,
        credit_code=credit_code,
        permit=permit,
        division_code=division_code,
        address=address,
        responsible=responsible,
        phone=phone,
    )
    with shown.store() as store:
        added = add_outlet(store, outlet)
    shown.say(added, Bilingual(zh=f"已添加网点 {added.id}。", en=f"Added outlet {added.id}."))


@app.command("edit")
def edit(
    context: typer.Context,
    id: str,
    name: str | None = None,
    brand: str | None = None,
    kind: OutletKind | None = None,
    legal_entity: str | None = None,
    credit_code: str | None = None,
    permit: Annotated[str | None, typer.Option(help="Licence or filing number.")] = None,
    division_code: str | None = None,
    address: str | None = None,
    responsible: str | None = None,
    phone: str | None = None,
) -> None:
    """Change what is told of an outlet; what is not named stays. Sealed records keep what they have."""
    shown = face(context)
    named = {field: context.params[field] for field in field_names(Outlet) if field in context.params}
    told = {field: text for field, text in named.items() if field != "id" and text is not None}
    with shown.store() as store:
        changed = change_outlet(store, replace(show_outlet(store, OutletId(id)), **told))
    shown.say(changed, Bilingual(zh=f"已保存网点 {changed.id}。", en=f"Saved outlet {changed.id}."))


app.command("import")(import_)


@app.command("list")
def list_(context: typer.Context, search: Annotated[str, typer.Argument()] = "") -> None:
    """List outlets, all or those that hold some words."""
    shown = face(context)
    with shown.store() as store:
        outlets = list_outlets(store, search)

    def text(console: Console) -> None:
        table = Table("id", "name", "brand", "address")
        for outlet in outlets:
            table.add_row(outlet.id, outlet.name, outlet.brand, outlet.address)
        console.print(table)

    shown.show(outlets, text)


@app.command("show")
def show(context: typer.Context, id: str) -> None:
    """Show one outlet."""
    shown = face(context)
    with shown.store() as store:
        outlet = show_outlet(store, OutletId(id))

    def text(console: Console) -> None:
        for field in field_names(Outlet):
            console.print(f"{field:14} {getattr(outlet, field) or ''}", markup=False)

    shown.show(outlet, text)
