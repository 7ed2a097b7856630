"""inspector outlet …"""

from dataclasses import replace
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from inspector.app.outlets import ORDERS, add_outlet, change_outlet, listed_outlets, show_outlet, visits_of
from inspector.cli.face import face
from inspector.cli.outlet_import import import_
from inspector.model.list_wish import ListWish
from inspector.model.outlet import Outlet, OutletId, OutletKind, OutletLine
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
def list_(
    context: typer.Context,
    search: Annotated[str, typer.Argument(help="The same as --find.")] = "",
    find: Annotated[
        str, typer.Option(help="Words in name, brand, address, licence, credit code or legal entity.")
    ] = "",
    sort: Annotated[str, typer.Option(help=f"One of {', '.join(ORDERS)}; by name where left out.")] = "",
    descending: Annotated[bool, typer.Option("--descending", help="The largest first.")] = False,
) -> None:
    """List outlets, all or those that hold some words, with their visits and what is open there."""
    shown = face(context)
    if sort and sort not in ORDERS:
        raise typer.BadParameter(", ".join(ORDERS), param_hint="--sort")
    wish = ListWish(search=f"{search} {find}", order=sort, descending=descending)
    with shown.store() as store:
        lines = listed_outlets(store, wish)

    def text(console: Console) -> None:
        table = Table("id", "name", "brand", "address", "last visit", "this year", "open", "until")
        for line in lines:
            outlet, last = line.outlet, line.last_visit
            seen = str(last.date()) if last else "", str(line.this_year), str(line.open_findings)
            told = outlet.id, outlet.name, outlet.brand, outlet.address, *seen, str(line.next_due or "")
            table.add_row(*(Text(each) for each in told))
        console.print(table)

    shown.show([_flat(line) for line in lines], text)


def _flat(line: OutletLine) -> dict[str, object]:
    """An outlet with what is known of its visits beside its own fields."""
    seen = {field: getattr(line, field) for field in field_names(OutletLine) if field != "outlet"}
    return {field: getattr(line.outlet, field) for field in field_names(Outlet)} | seen


@app.command("show")
def show(context: typer.Context, id: str) -> None:
    """Show one outlet, and the visits to it."""
    shown = face(context)
    with shown.store() as store:
        outlet = show_outlet(store, OutletId(id))
        visits = visits_of(store, outlet.id)

    def text(console: Console) -> None:
        for field in field_names(Outlet):
            console.print(f"{field:14} {getattr(outlet, field) or ''}", markup=False)
        for visit in visits:
            told = f"{visit.number}  {visit.started_at.date()}  {visit.state}  {visit.open_findings}/{visit.findings}"
            console.print(told, markup=False)

    shown.show(outlet, text)
