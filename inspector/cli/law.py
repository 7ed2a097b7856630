"""inspector law …"""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic_core import to_jsonable_python
from rich.console import Console
from rich.table import Table

from inspector.app.laws import RegistryCheck, check_laws_file, cited_by, find_law, laws_on
from inspector.cli.face import Face, face
from inspector.errors import Language
from inspector.model.checklist import Law
from inspector.model.law import LawEntry
from inspector.model.text import Bilingual

if TYPE_CHECKING:
    from inspector.app.stores import Store

app = typer.Typer(help="The laws the checklists cite, with their versions.")


@app.command("show")
def show(
    context: typer.Context,
    id: Annotated[str | None, typer.Argument(help="A law; all of them without it.")] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of the act (today unless told).")
    ] = None,
) -> None:
    """Show the laws in force on a day, or one law with its versions, articles and the items that cite it."""
    shown = face(context)
    day = on.date() if on else date.today()
    with shown.store_at_hand() as store:
        _show(shown, store, id, day)


def _show(shown: Face, store: "Store | None", id: str | None, day: date) -> None:
    if id is None:
        laws = laws_on(store, day)
        shown.show(laws, lambda console: console.print(_all(laws, shown.language)))
        return
    entry = find_law(store, id)
    citing = cited_by(store, entry.id)
    found = to_jsonable_python(entry) | {"cited_by": to_jsonable_python(citing)}

    def text(console: Console) -> None:
        _one(console, entry, day, shown.language)
        items = ", ".join(f"{each.item} ({each.article or '-'}, {each.proof})" for each in citing)
        console.print(f"\n{items}", markup=False, highlight=False)

    shown.show(found, text)


@app.command("check")
def check(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="A law registry (YAML).")]
) -> None:
    """Check a law registry, and whether the checklists' citations resolve in it."""
    shown = face(context)
    with shown.store_at_hand() as store:
        found = check_laws_file(store, file)
    shown.say(found, _words(found))
    if found.unknown:
        raise typer.Exit(1)


def _words(found: RegistryCheck) -> Bilingual:
    zh = f"{found.laws} 部法规，{found.versions} 个版本。"
    en = f"{found.laws} laws in {found.versions} versions."
    if found.unproven:
        zh += f"\n待核、不予打印（{len(found.unproven)}）：" + "；".join(found.unproven)
        en += f"\nUnproven, never printed ({len(found.unproven)}): " + "; ".join(found.unproven)
    if found.unknown:
        zh += f"\n检查表引用了登记表中没有的条款（{len(found.unknown)}）：" + "；".join(found.unknown)
        en += f"\nCited by the checklists and not known here ({len(found.unknown)}): " + "; ".join(
            found.unknown
        )
    return Bilingual(zh=zh, en=en)


def _all(laws: tuple[Law, ...], language: Language) -> Table:
    table = Table("id", "law", "version", "in force", "proof")
    table.columns[0].no_wrap = True
    for law in laws:
        since = law.in_force.isoformat() if law.in_force else ""
        table.add_row(law.id, law.short.of(language), law.version, since, law.proof)
    return table


def _one(console: Console, entry: LawEntry, day: date, language: Language) -> None:
    console.print(entry.title.of(language), style="bold", markup=False)
    now = entry.index_on(day)
    for index, version in enumerate(entry.versions):
        since, until = version.in_force, entry.until(index)
        span = f"{since.isoformat() if since else '…'} – {until.isoformat() if until else '…'}"
        mark = "→" if index == now else " "
        console.print(f"{mark} {version.version}  {span}  [{version.proof}]", markup=False, highlight=False)
        for moved in version.moved:
            console.print(f"      {moved.before} → {moved.now}", style="dim", markup=False, highlight=False)
        for article in version.articles:
            penalty = f"  ({article.penalty})" if article.penalty else ""
            console.print(f"    {article.number}  {article.says.of(language)}{penalty}", markup=False)
