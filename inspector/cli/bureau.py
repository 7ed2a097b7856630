"""inspector bureau …"""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from inspector.app.bureau import import_reports, list_reports, show_report, statistics, trust_certificate
from inspector.app.keys import new_recovery_key
from inspector.app.reading import read_file
from inspector.cli.face import Face, bar, face
from inspector.model.registry import ImportOutcome, Statistics
from inspector.model.text import Bilingual

app = typer.Typer(help="Import reports and see what is due.")
trust_app = typer.Typer(help="Whose signatures count.")
app.add_typer(trust_app, name="trust")
recovery_app = typer.Typer(help="The key that opens laptops whose passphrase is lost.")
app.add_typer(recovery_app, name="recovery-key")

Database = Annotated[
    str, typer.Option("--db", help="sqlite:///FILE or postgresql://…; default in the data folder.")
]
Trust = Annotated[
    Path | None, typer.Option(help="Folder of trusted certificates; default in the data folder.")
]


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
        lines = import_reports(_address(shown, db), paths, _trust(shown, trust), progress)

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
def list_(context: typer.Context, db: Database = "") -> None:
    """List the reports, newest visit first."""
    shown = face(context)
    lines = list_reports(_address(shown, db))

    def text(console: Console) -> None:
        table = Table(
            Column("number", no_wrap=True),
            "rev",
            "outlet",
            "brand",
            "visited",
            "findings",
            "critical",
            "next due",
        )
        for line in lines:
            due = str(line.next_due or "")
            day = f"{line.visited_at:%Y-%m-%d}"
            counts = (str(line.findings), str(line.critical))
            table.add_row(line.number, str(line.revision), line.outlet, line.brand, day, *counts, due)
        console.print(table)

    shown.show(lines, text)


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
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Overdue as of this day.")
    ] = None,
) -> None:
    """Count reports, findings, deadlines."""
    shown = face(context)
    numbers = statistics(_address(shown, db), as_of.date() if as_of else None)
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


@trust_app.command("add")
def trust_add(context: typer.Context, certificate: Path, trust: Trust = None) -> None:
    """Trust a certificate from now on."""
    shown = face(context)
    fingerprint = trust_certificate(_trust(shown, trust), read_file(certificate))
    words = Bilingual(zh=f"已信任证书 {fingerprint}。", en=f"Trusting certificate {fingerprint}.")
    shown.say({"fingerprint": fingerprint}, words)


def _address(shown: Face, given: str) -> str:
    if given:
        return given
    shown.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return f"sqlite:///{shown.folder / 'registry.db'}"


def _trust(shown: Face, given: Path | None) -> Path:
    return given or shown.folder / "trust"


def _print(console: Console, numbers: Statistics) -> None:
    console.print(
        f"reports {numbers.reports}   outlets {numbers.outlets}   refused files {numbers.refused_files}"
    )
    console.print(
        f"findings {numbers.findings}   open {numbers.open}   overdue {numbers.overdue} ({numbers.as_of})"
    )
    for severity, count in numbers.by_severity.items():
        console.print(f"  {severity}: {count}", markup=False)
    for item in numbers.by_item:
        console.print(f"  {item.item}: {item.findings}", markup=False)
