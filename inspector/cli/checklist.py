"""inspector checklist …"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from inspector.app.checklists import (
    available_checklists,
    citation_text,
    find_checklist,
    law_names,
)
from inspector.app.xlsform import export_xlsform, import_xlsform
from inspector.cli import checklist_bundle, checklist_check
from inspector.cli.face import face
from inspector.errors import Language
from inspector.model.bundle import Shelved
from inspector.model.checklist import Checklist, Law, LawId
from inspector.model.text import Bilingual

app = typer.Typer(help="The checklists an inspection is done with.")


@app.command("list")
def list_(context: typer.Context) -> None:
    """List the checklists: shipped with the program, and installed where there is a store and its passphrase."""
    shown = face(context)
    with shown.store_at_hand() as store:
        lists = available_checklists(store)

    def text(console: Console) -> None:
        table = Table("id", "version", "items", "title", "from")
        for each in lists:
            found = each.checklist
            items = str(sum(1 for _ in found.items()))
            table.add_row(found.id, found.version, items, found.title.of(shown.language), _from(each))
        console.print(table)

    shown.show([_summary(each) for each in lists], text)


@app.command("show")
def show(context: typer.Context, id: str) -> None:
    """Show every item of a checklist."""
    shown = face(context)
    with shown.store_at_hand() as store:
        found, laws = find_checklist(store, id), law_names(store)
    shown.show(found, lambda console: _print(console, found, laws, shown.language))


@app.command("import")
def import_(
    context: typer.Context,
    form: Annotated[Path, typer.Argument(help="An XLSForm workbook: .xlsx, .xls or .ods.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The checklist file to write, .yaml.")],
    exact: Annotated[
        bool,
        typer.Option(
            "--exact",
            help="Refuse a form that asks for places or recordings, instead of asking for them as text.",
        ),
    ] = False,
) -> None:
    """Make a checklist of an XLSForm workbook."""
    shown = face(context)
    imported = import_xlsform(form, output, simplify=not exact)
    made = imported.checklist
    items = sum(1 for _ in made.items())
    words = Bilingual(
        zh=f"已将 {form.name} 的 {items} 个检查项写入 {output}。",
        en=f"{items} items of {form.name} are in {output}.",
    )

    def text(console: Console) -> None:
        console.print(words.of(shown.language), markup=False)
        for note in imported.notes:
            console.print(f"  {note.words.of(shown.language)}", markup=False)

    notes = [{"sheet": n.sheet, "rows": n.rows, "zh": n.text.zh, "en": n.text.en} for n in imported.notes]
    shown.show({"id": made.id, "sha256": made.sha256, "items": items, "notes": notes}, text)


@app.command("export")
def export(
    context: typer.Context,
    checklist: Annotated[str, typer.Argument(help="Id of a checklist, or a checklist file.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The workbook to write, .xlsx.")],
) -> None:
    """Write a checklist as an XLSForm workbook."""
    shown = face(context)
    with shown.store_at_hand() as store:
        made = export_xlsform(store, checklist, output)
    words = Bilingual(
        zh=f"已将检查表 {made.id} 写入 {output}。", en=f"The checklist {made.id} is in {output}."
    )
    shown.say({"id": made.id, "file": output}, words)


app.command("check")(checklist_check.check)
app.command("schema")(checklist_check.schema)
app.command("bundle")(checklist_bundle.bundle)
app.command("install")(checklist_bundle.install)
app.command("trust")(checklist_bundle.trust)
app.command("trusted")(checklist_bundle.trusted)
app.command("distrust")(checklist_bundle.distrust)


def _summary(shelved: Shelved) -> dict[str, object]:
    found = shelved.checklist
    known = {"id": found.id, "version": found.version, "sha256": found.sha256, "title": found.title}
    return known | {"origin": shelved.origin}


def _from(shelved: Shelved) -> str:
    origin = shelved.origin
    if origin is None:
        return "-"
    return f"{origin.publisher} {origin.serial}, {origin.signer}, {origin.installed_at:%Y-%m-%d}"


def _print(console: Console, checklist: Checklist, laws: Mapping[LawId, Law], language: Language) -> None:
    console.print(f"{checklist.title.of(language)}  {checklist.version}", style="bold", markup=False)
    for section in checklist.sections:
        console.print(f"\n{section.title.of(language)}", style="bold", markup=False)
        for item in section.items:
            cited = "; ".join(citation_text(c, laws, language) for c in item.citations if c.printable)
            console.print(f"{item.id} [{item.severity}] {item.question.of(language)}", markup=False)
            console.print(f"     {cited}", style="dim", markup=False)
