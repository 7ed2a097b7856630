"""inspector inspection …"""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from inspector.app.actions import FindingAction, apply_action, person_named, read_action, read_strokes
from inspector.app.inspections import find_inspection, load_inspection
from inspector.app.reading import read_file
from inspector.app.seal import seal, standing
from inspector.app.search import search
from inspector.app.signing import refuse_to_sign, sign_by_hand, statement_digest
from inspector.cli.face import bar, face
from inspector.cli.inspection_answer import answer, occurrence, print_inspection, tell_saved
from inspector.cli.inspection_photo import app as photo_app
from inspector.cli.inspection_start import follow_up_, list_, new
from inspector.durable import appearing
from inspector.errors import Refused
from inspector.model.checklist import ItemId
from inspector.model.document import Document, Paper
from inspector.model.finding import FindingId, FindingState
from inspector.model.text import Bilingual
from inspector.report.record_json import digest

app = typer.Typer(help="Visits to outlets, from start to seal.")
app.add_typer(photo_app, name="photo")
app.command("new")(new)
app.command("follow-up")(follow_up_)
app.command("list")(list_)


@app.command("search")
def search_(context: typer.Context, words: list[str]) -> None:
    """Find inspections by any text in them: answers, findings, captions, people, outlets. All words must occur."""
    shown = face(context)
    with shown.store() as store:
        hits = search(store, " ".join(words))

    def text(console: Console) -> None:
        table = Table(Column("number", no_wrap=True), "kind", "text")
        for hit in hits:
            table.add_row(hit.number, hit.kind, Text(hit.excerpt))
        console.print(table)

    shown.show(hits, text)


@app.command("show")
def show(context: typer.Context, id: str) -> None:
    """Show one inspection, what it still lacks (-), and what may be mended or left."""
    shown = face(context)
    with shown.store() as store:
        found = find_inspection(store, id)
        stands, statement = standing(store, found), statement_digest(store, found)

    def text(console: Console) -> None:
        print_inspection(console, stands.inspection)
        for gap in stands.gaps:
            console.print(f"- {gap.text.of(shown.language)}", markup=False)
        for remark in stands.remarks:
            console.print(f"  {remark.text.of(shown.language)}", markup=False)

    content = {
        "inspection": stands.inspection,
        "gaps": stands.gaps,
        "remarks": stands.remarks,
        "statement": statement,
    }
    shown.show(content, text)


app.command("answer")(answer)
app.command("occurrence")(occurrence)


@app.command("finding")
def finding(
    context: typer.Context,
    id: str,
    item: str,
    text: str,
    demand: str | None = None,
    due: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
    objection: str = "",
    change: Annotated[str, typer.Option(help="Id of the finding to change, instead of a new one.")] = "",
    state: Annotated[FindingState | None, typer.Option(help="Where the correction stands.")] = None,
) -> None:
    """Write down what does not conform."""
    shown = face(context)
    day: date | None = due.date() if due else None
    action = FindingAction(
        action="finding",
        item=ItemId(item),
        text=text,
        id=FindingId(change) if change else None,
        demand=demand,
        due=day,
        objection=objection,
        state=state,
    )
    with shown.store() as store:
        saved = apply_action(store, find_inspection(store, id), action)
    tell_saved(shown, saved.at)


@app.command("sign")
def sign(
    context: typer.Context,
    id: str,
    person: str,
    strokes: Annotated[Path | None, typer.Option(help="JSON file with the pen strokes.")] = None,
    aspect: Annotated[int, typer.Option(help="Width over height of the pad, in thousandths.")] = 2500,
    refuse: Annotated[str, typer.Option(help="Reason why the person does not sign.")] = "",
    witness: Annotated[str, typer.Option(help="Who saw the refusal.")] = "",
    digest_shown: Annotated[
        str,
        typer.Option("--shown", help="Digest the person saw ('statement' of show): not taken under another."),
    ] = "",
) -> None:
    """A person signs by hand, or refuses with a reason."""
    shown = face(context)
    if (strokes is None) == (not refuse):
        raise typer.BadParameter("give either --strokes or --refuse")
    with shown.store() as store:
        found = find_inspection(store, id)
        who = person_named(load_inspection(store, found), person)
        if strokes is not None:
            saved = sign_by_hand(
                store, found, who, read_strokes(read_file(strokes)), aspect, shown=digest_shown
            )
        else:
            saved = refuse_to_sign(store, found, who, refuse, witness, shown=digest_shown)
    tell_saved(shown, saved.at)


@app.command("seal")
def seal_(context: typer.Context, id: str) -> None:
    """Freeze the inspection: from now on it can only be amended."""
    shown = face(context)
    with shown.store() as store:
        record = seal(store, find_inspection(store, id))
    words = Bilingual(
        zh=f"{record.number} 已封存，摘要 {digest(record)}。",
        en=f"Sealed {record.number}, digest {digest(record)}.",
    )
    shown.say({"number": record.number, "digest": digest(record)}, words)


@app.command("preview")
def preview_(
    context: typer.Context,
    id: str,
    out: Annotated[Path, typer.Option("-o", "--out", help="The PDF to write; nothing in it is encrypted.")],
    outlet_copy: Annotated[bool, typer.Option(help="The copy for the outlet's manager.")] = False,
) -> None:
    """Write the report as it would be now, to look at: each page is marked, nothing is signed."""
    from inspector.app.preview import preview

    shown = face(context)
    document = Document(paper=Paper.OUTLET_COPY if outlet_copy else Paper.REPORT)
    with shown.store() as store, bar(shown.language) as progress:
        seen = preview(store, find_inspection(store, id), progress, document)
    with appearing(out) as temporary:
        temporary.write_bytes(seen.pdf)
    words = Bilingual(
        zh=f"已写入 {out}，仅供查看。未审看的照片 {seen.hidden} 张，以空白代替。",
        en=f"Wrote {out}, to look at only. {seen.hidden} photos that nobody reviewed are blank in it.",
    )
    shown.say({"path": str(out), "draft": seen.is_draft, "hidden": seen.hidden}, words)


@app.command("follows")
def follows_(context: typer.Context, id: str) -> None:
    """What follows the visit: papers to hand over, what is due when, when to look again."""
    from inspector.app.what_follows import told, what_follows

    shown = face(context)
    with shown.store() as store:
        follows = what_follows(store, find_inspection(store, id))

    def text(console: Console) -> None:
        for handover in follows.handovers:
            console.print(told(handover).of(shown.language), markup=False)
        for demand in follows.demands:
            console.print(f"{demand.due}  {demand.number}. {demand.item}  {demand.demand}", markup=False)
        if follows.look_again is not None:
            words = Bilingual(zh="复查：", en="Look again: ")
            console.print(f"{words.of(shown.language)}{follows.look_again}", markup=False)

    shown.show(follows, text)


@app.command("apply")
def apply(
    context: typer.Context,
    id: str,
    file: Annotated[Path | None, typer.Argument(help="JSON lines; - or nothing for standard input.")] = None,
) -> None:
    """Do the actions of a file of JSON lines; each is acknowledged once it is durable."""
    shown = face(context)
    with shown.store() as store:
        found = find_inspection(store, id)
        for number, line in enumerate(_lines(file), start=1):
            try:
                saved = apply_action(store, found, read_action(line))
            except Refused as refused:
                raise Refused(
                    refused.code,
                    en=f"Line {number}: {refused.en} The lines before it are saved.",
                    zh=f"第 {number} 行：{refused.zh}此前各行均已保存。",
                ) from refused
            sys.stdout.write(f'{{"line": {number}, "saved": "{saved.at.isoformat()}"}}\n')
            sys.stdout.flush()


def _lines(file: Path | None) -> Iterator[str]:
    if file is None or str(file) == "-":
        yield from (line for line in sys.stdin if line.strip())
    else:
        yield from (line for line in read_file(file).decode("utf-8", "replace").splitlines() if line.strip())
