"""inspector export, inspector verify"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from inspector.app.verifying import verify_file
from inspector.cli.face import Face, bar, face
from inspector.errors import Refused
from inspector.model.document import Document, Paper
from inspector.model.level import Level
from inspector.model.person import Role
from inspector.model.text import Bilingual
from inspector.model.verdict import Outcome, ReportVerdict
from inspector.report.volumes import MOST_PHOTOS

if TYPE_CHECKING:
    from inspector.app.export import Exported

app = typer.Typer(help="What is done with finished reports.")
WITHOUT_TIME = Bilingual(
    zh="时间戳服务未提供时间，签名不含时间证明；有网络时请运行 inspector report seal-time。",
    en=" The signatures prove no time, as the service gave none; run 'inspector report seal-time' with a network.",
)
LEVELS = "T: a time stamp over all; LT: evidence of the certificates' state; LTA: both."


class Form(StrEnum):
    """The papers but the report and the outlet copy."""

    INSPECTION_RECORD = Paper.INSPECTION_RECORD
    CORRECTION_ORDER = Paper.CORRECTION_ORDER
    RE_INSPECTION = Paper.RE_INSPECTION
    EVIDENCE_LIST = Paper.EVIDENCE_LIST
    REFERRAL = Paper.REFERRAL
    SERVICE_RECEIPT = Paper.SERVICE_RECEIPT


OUTCOMES = {
    Outcome.ACCEPTED: Bilingual(zh="可信", en="accepted"),
    Outcome.UNTRUSTED: Bilingual(zh="完好，但签名人不在信任列表", en="intact, but a signer is not trusted"),
    Outcome.REFUSED: Bilingual(zh="不予采信", en="refused"),
}


def export(
    context: typer.Context,
    id: str,
    out: Annotated[Path, typer.Option("-o", "--out", help="The PDF to write.")],
    pin_file: Annotated[
        list[Path] | None, typer.Option(help="File with a PIN, one for each officer.")
    ] = None,
    overwrite: Annotated[bool, typer.Option(help="Replace the file if it exists.")] = False,
    photos_per_file: Annotated[
        int, typer.Option(min=1, help="More photos make further volumes beside the file.")
    ] = MOST_PHOTOS,
    tsa: Annotated[
        str,
        typer.Option(help="Address of a time stamp service: each signature proves its time, if it answers."),
    ] = "",
    outlet_copy: Annotated[bool, typer.Option(help="Write the copy for the outlet's manager.")] = False,
    form: Annotated[Form | None, typer.Option(help="Write a form instead of the report.")] = None,
    addressee: Annotated[str, typer.Option(help="Whom a referral goes to.")] = "",
    finding: Annotated[
        list[int] | None, typer.Option(min=1, help="Number of a finding to refer; repeat for more.")
    ] = None,
    receipt_of: Annotated[Paper | None, typer.Option(help="The paper a receipt is for.")] = None,
) -> None:
    """Write the signed report of a sealed inspection, the copy for the outlet, or a form."""
    from inspector.app.inspections import find_inspection, load_inspection  # checking a report needs no store
    from inspector.app.proving import export_with_time

    if outlet_copy and form is not None:
        raise typer.BadParameter("choose --outlet-copy or --form, not both")
    paper = Paper.OUTLET_COPY if outlet_copy else Paper(form.value) if form else Paper.REPORT
    document = Document(
        paper=paper, addressee=addressee, findings=tuple(finding or ()), receipt_of=receipt_of
    )
    shown = face(context)
    with shown.store() as store:
        inspection = load_inspection(store, find_inspection(store, id))
        officers = inspection.with_role(Role.OFFICER)
        files: list[Path | None] = [*(pin_file or [])] or [None]
        pins = {o.identity: shown.pin(files[min(n, len(files) - 1)]) for n, o in enumerate(officers)}
        with bar(shown.language) as progress:
            made, untimed = export_with_time(
                store,
                inspection.id,
                out,
                pins,
                progress,
                tsa,
                overwrite=overwrite,
                photos_per_file=photos_per_file,
                document=document,
            )
    _tell(shown, made, untimed)


def _tell(shown: Face, made: "Exported", untimed: Refused | None) -> None:
    """What was written, and why the signatures prove no time, if they should."""
    words = Bilingual(
        zh=f"已写入 {made.path}（{made.pages} 页，SHA-256 {made.sha256}）。{WITHOUT_TIME.zh if untimed else ''}",
        en=f"Wrote {made.path} ({made.pages} pages, SHA-256 {made.sha256}).{WITHOUT_TIME.en if untimed else ''}",
    )
    content = {
        "path": str(made.path),
        "sha256": made.sha256,
        "pages": made.pages,
        "volumes": [str(path) for path in made.volumes],
        "untimed": untimed.code if untimed else "",
    }
    shown.say(content, words)


@app.command("seal-time")
def seal_time(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="Signed reports.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the reports with their proof.")],
    tsa: Annotated[str, typer.Option(help="Address of a time stamp service (RFC 3161).")],
    trust: Annotated[Path, typer.Option(help="Folder of trusted certificates.")],
    level: Annotated[Level, typer.Option(help=LEVELS)] = Level.LTA,
) -> None:
    """Prove the time of signed reports, with a network: the originals stay as they are."""
    from inspector.app.proving import prove_time

    shown = face(context)
    with bar(shown.language) as progress:
        made = prove_time(files, out, tsa, trust, level, progress)
    told = ", ".join(str(path) for path in made)
    shown.say([str(path) for path in made], Bilingual(zh=f"已写入 {told}。", en=f"Wrote {told}."))


def verify(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument()],
    trust: Annotated[Path | None, typer.Option(help="Folder of trusted certificates.")] = None,
) -> None:
    """Check reports: whole, signed, unchanged, by people you trust. Exit 1 unless all are accepted."""
    shown = face(context)
    verdicts = [(path, verify_file(path, trust)) for path in files]
    summary = [_summary(path, verdict) for path, verdict in verdicts]

    def text(console: Console) -> None:
        for path, verdict in verdicts:
            _print(console, path, verdict, shown)

    bad = [(path, verdict) for path, verdict in verdicts if verdict.outcome is not Outcome.ACCEPTED]
    shown.show(summary if len(files) > 1 else summary[0], text)
    if bad and not shown.json:
        path, verdict = bad[0]
        detail, outcome = verdict.failed[0].detail, OUTCOMES[verdict.outcome]
        raise Refused(
            verdict.failed[0].code,
            en=f"{path.name}: {outcome.en}. {detail.en}",
            zh=f"{path.name}：{outcome.zh}。{detail.zh}",
        )
    if bad:
        raise typer.Exit(1)


def _summary(path: Path, verdict: ReportVerdict) -> dict[str, object]:
    return {
        "path": str(path),
        "outcome": verdict.outcome,
        "number": verdict.record.number if verdict.record else "",
        "digest": verdict.digest,
        "proved_at": verdict.proved_at,
        "failed": [rule.code for rule in verdict.failed],
        "signatures": verdict.signatures,
        "rules": verdict.rules,
    }


def _print(console: Console, path: Path, verdict: ReportVerdict, shown: Face) -> None:
    number = verdict.record.number if verdict.record else ""
    console.print(
        f"{path.name}  {number}  {OUTCOMES[verdict.outcome].of(shown.language)}", style="bold", markup=False
    )
    for rule in verdict.rules:
        console.print(
            f"  {'√' if rule.held else '×'} {rule.code:18} {rule.detail.of(shown.language)}", markup=False
        )
    if verdict.proved_at is not None:
        words = Bilingual(zh="时间证明：此前已存在", en="Time proved: existed by")
        console.print(
            f"  {words.of(shown.language)} {verdict.proved_at.isoformat(' ', 'seconds')}", markup=False
        )
    for seen in verdict.signatures:
        console.print(
            f"  {seen.field}  {seen.signer}  {seen.signed_at}  {seen.certificate[:16]}", markup=False
        )
