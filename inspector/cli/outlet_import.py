"""inspector outlet import …"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from inspector.app.outlet_columns import told_columns
from inspector.app.outlet_file import read_outlet_list
from inspector.app.outlet_import import import_outlets, judge_outlets, save_refused
from inspector.cli.face import Face, bar, face
from inspector.errors import Refused
from inspector.model.outlet_list import OUTLET_FIELDS, Columns, Fate, OutletList, OutletsTaken
from inspector.model.text import Bilingual


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=".xlsx, .xls, .ods, or .csv in UTF-8 or GB18030.")],
    map: Annotated[
        list[str] | None,
        typer.Option(
            help="FIELD=HEADER, or FIELD=#3 for the third column, or FIELD= for none; may be repeated."
        ),
    ] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update", help="Outlets that are known get what the list says; else they stay as they are."
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would become of each row.")
    ] = False,
    refused: Annotated[
        Path | None, typer.Option(help="Write the rows that are refused there, as CSV with the reason.")
    ] = None,
) -> None:
    """Take a list of outlets in. Rows that cannot be taken are told, with the reason; the others are in."""
    shown = face(context)
    listed = read_outlet_list(file)
    columns = told_columns(map or [], listed.headers)
    with shown.store() as store, bar(shown.language) as progress:
        if dry_run:
            taken = judge_outlets(store, listed, columns, update=update)
        else:
            taken = import_outlets(store, listed, columns, progress, update=update)
    if refused is not None and taken.count(Fate.REFUSED):
        save_refused(listed, taken, refused, shown.language)
    shown.show(
        _content(listed, columns, taken), lambda console: _print(console, shown, listed, columns, taken)
    )
    if taken.count(Fate.REFUSED):
        _refuse(shown, taken)


def _content(listed: OutletList, columns: Columns, taken: OutletsTaken) -> dict[str, object]:
    return {
        "file": listed.name,
        "kind": listed.kind,
        "columns": {str(field): listed.headers[column] for field, column in columns.items()},
        "counts": {str(fate): taken.count(fate) for fate in Fate},
        "lines": taken.lines,
    }


def _print(console: Console, shown: Face, listed: OutletList, columns: Columns, taken: OutletsTaken) -> None:
    console.print(f"{listed.name} ({listed.kind})", markup=False)
    for field, column in columns.items():
        console.print(f"  {OUTLET_FIELDS[field].of(shown.language)} ← {listed.headers[column]}", markup=False)
    console.print(_counts(taken).of(shown.language))
    told = taken.of(Fate.REFUSED, Fate.SKIPPED)
    if told:
        table = Table("row", "outlet", "")
        for line in told:
            table.add_row(
                str(line.row), Text(line.name), Text(line.reason.of(shown.language) if line.reason else "")
            )
        console.print(table)


def _counts(taken: OutletsTaken) -> Bilingual:
    added, updated, skipped, same, refused = (taken.count(fate) for fate in Fate)
    return Bilingual(
        zh=f"新增 {added} 个，更新 {updated} 个，已有未改动 {skipped} 个，内容相同 {same} 个，未接收 {refused} 行。",
        en=f"{added} new, {updated} updated, {skipped} known and left, {same} the same already, {refused} refused.",
    )


def _refuse(shown: Face, taken: OutletsTaken) -> None:
    """Exit 1: not all of the list was taken, which was told before."""
    if shown.json:
        raise typer.Exit(1)
    refused = taken.count(Fate.REFUSED)
    raise Refused(
        "outlet-rows-refused",
        en=f"{refused} row(s) were refused, see above; the others are in. Put them right in the file and import it again.",
        zh=f"有 {refused} 行未接收（见上），其余已导入。请在文件中改正后重新导入。",
    )
