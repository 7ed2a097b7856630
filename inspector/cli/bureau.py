"""inspector bureau …"""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from inspector.app.bureau import import_reports, list_reports, show_report, statistics
from inspector.app.keys import new_recovery_key
from inspector.app.registry_export import export_list
from inspector.cli.bureau_trust import Trust, trust_folder
from inspector.cli.bureau_trust import app as trust_app
from inspector.cli.face import Face, bar, face
from inspector.model.list_wish import ListWish
from inspector.model.registry import ImportOutcome, ReportKind, ReportLine, Statistics
from inspector.model.text import Bilingual


class ReportOrder(StrEnum):
    """What reports are sorted by."""

    VISITED = "visited"
    NUMBER = "number"
    OUTLET = "outlet"
    BRAND = "brand"
    FINDINGS = "findings"
    CRITICAL = "critical"
    OPEN = "open"
    DUE = "due"


app = typer.Typer(help="Import reports and see what is due.")
app.add_typer(trust_app, name="trust")
recovery_app = typer.Typer(help="The key that opens laptops whose passphrase is lost.")
app.add_typer(recovery_app, name="recovery-key")

MOST_ITEMS = 10

Database = Annotated[
    str, typer.Option("--db", help="sqlite:///FILE or postgresql://…; default in the data folder.")
]
Find = Annotated[str, typer.Option(help="Words in number, outlet, brand or credit code.")]
Only = Annotated[ReportKind, typer.Option(help=f"One of {', '.join(filter(None, ReportKind))}.")]
Sort = Annotated[
    ReportOrder | None,
    typer.Option(help=f"One of {', '.join(ReportOrder)}; newest visit first where left out."),
]
Descending = Annotated[bool, typer.Option("--descending", help="The largest first.")]
AsOf = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Overdue as of this day.")]


@app.command("import")
def import_(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument()],
    db: Database = "",
    trust: Trust = None,
) -> None:
    """Take in reports and folders of them. Exit 1 when one was refused; the others are in."""
    shown = face(context)
    with bar(shown.language) as progress:
        lines = import_reports(_address(shown, db), paths, trust_folder(shown, trust), progress)

    def text(console: Console) -> None:
        for line in lines:
            name = Path(line.path).name
            console.print(
                f"{line.outcome:8} {name}  {line.number}  {line.text.of(shown.language)}", markup=False
            )

    shown.show(lines, text)
    refused = [line for line in lines if line.outcome is ImportOutcome.REFUSED]
    shown.refuse_some([(Path(line.path).name, line.code, line.text) for line in refused])


@app.command("list")
def list_(
    context: typer.Context,
    db: Database = "",
    find: Find = "",
    sort: Sort = None,
    descending: Descending = False,
    only: Only = ReportKind.EVERY,
    as_of: AsOf = None,
) -> None:
    """List the reports. Those to look at are those whose deadlines are over, and which no visit follows."""
    shown = face(context)
    lines = list_reports(_address(shown, db), _wish(find, sort, descending, only), _day(as_of))
    shown.show(lines, lambda console: _print_list(console, lines))


@app.command("follow-ups")
def follow_ups(context: typer.Context, db: Database = "", as_of: AsOf = None) -> None:
    """List the visits that must be followed up: all deadlines of their open findings are over, the oldest first."""
    shown = face(context)
    wish = ListWish(only=ReportKind.TO_LOOK_AT, order=ReportOrder.DUE)
    lines = list_reports(_address(shown, db), wish, _day(as_of))
    shown.show(lines, lambda console: _print_list(console, lines))


@app.command("export")
def export(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", "-o", help="The file: its name ends in .xlsx or .csv.")],
    db: Database = "",
    find: Find = "",
    sort: Sort = None,
    descending: Descending = False,
    only: Only = ReportKind.EVERY,
    as_of: AsOf = None,
) -> None:
    """Write the list of reports for a spreadsheet."""
    shown = face(context)
    wish = _wish(find, sort, descending, only)
    with bar(shown.language) as progress:
        rows = export_list(_address(shown, db), out, progress, wish, shown.language, _day(as_of))
    words = Bilingual(zh=f"已写出 {rows} 份报告：{out}", en=f"Wrote {rows} reports: {out}")
    shown.say({"file": str(out), "reports": rows}, words)


@app.command("show")
def show(context: typer.Context, number: str, db: Database = "") -> None:
    """Show one report."""
    shown = face(context)
    detail = show_report(_address(shown, db), number)

    def text(console: Console) -> None:
        console.print(f"{number}  {detail.line.outlet}", style="bold", markup=False)
        console.print(f"digest {detail.digest}\nsigned by {', '.join(detail.signers)}", markup=False)
        for found in detail.record.findings:
            console.print(f"{found.item} [{found.severity}] {found.due or ''} {found.text}", markup=False)

    shown.show(detail, text)


@app.command("stats")
def stats(
    context: typer.Context,
    db: Database = "",
    as_of: AsOf = None,
) -> None:
    """Count reports, findings, deadlines."""
    shown = face(context)
    numbers = statistics(_address(shown, db), _day(as_of))
    shown.show(numbers, lambda console: _print(console, numbers))


@recovery_app.command("new")
def recovery_key_new(
    context: typer.Context,
    bureau: Annotated[str, typer.Option(help="The bureau that keeps the key.")],
    out: Annotated[Path, typer.Option(help="Folder for the two files.")] = Path(),
    passphrase_file: Annotated[Path | None, typer.Option(help="File with the key's passphrase.")] = None,
) -> None:
    """Make a recovery key: a private file to lock away, and a public one for the laptops."""
    shown = face(context)
    made = new_recovery_key(bureau, shown.recovery_passphrase(passphrase_file, confirm=True), out)
    words = Bilingual(
        zh=f"私钥（请离线妥善保管）：{made.private}\n公钥（分发到检查电脑）：{made.public}\n指纹：{made.fingerprint}",
        en=f"Private, to be locked away: {made.private}\nPublic, for the laptops: {made.public}\n"
        f"Fingerprint: {made.fingerprint}",
    )
    shown.say(made, words)


def _address(shown: Face, given: str) -> str:
    if given:
        return given
    shown.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return f"sqlite:///{shown.folder / 'registry.db'}"


def _wish(find: str, sort: ReportOrder | None, descending: bool, only: ReportKind) -> ListWish:
    order = sort or ReportOrder.VISITED
    return ListWish(search=find, only=only, order=order, descending=descending or sort is None)


def _day(as_of: datetime | None) -> date | None:
    return as_of.date() if as_of else None


def _print_list(console: Console, lines: Sequence[ReportLine]) -> None:
    headers = ("rev", "outlet", "brand", "visited", "findings", "open", "critical", "next due")
    table = Table(Column("number", no_wrap=True), *headers)
    for line in lines:
        table.add_row(
            line.number,
            str(line.revision),
            escape(line.outlet),
            escape(line.brand),
            f"{line.visited_at:%Y-%m-%d}",
            str(line.findings),
            str(line.open),
            str(line.critical),
            str(line.next_due or ""),
        )
    console.print(table)


def _print(console: Console, numbers: Statistics) -> None:
    console.print(
        f"reports {numbers.reports}   outlets {numbers.outlets}   refused files {numbers.refused_files}"
    )
    console.print(
        f"findings {numbers.findings}   open {numbers.open}   overdue {numbers.overdue} ({numbers.as_of})"
        f"   to look at again {numbers.to_look_at}"
    )
    for severity, count in numbers.by_severity.items():
        console.print(f"  {severity}: {count}", markup=False)
    for month in numbers.by_month:
        console.print(f"  {month.month}: {month.findings} / {month.reports}")
    for item in numbers.by_item[:MOST_ITEMS]:
        console.print(f"  {item.item}: {item.findings}", markup=False)
