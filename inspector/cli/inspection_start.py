"""inspector inspection new | follow-up | list"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from inspector.app.following import follow_up, reported_record, sealed_record, visits_this_year
from inspector.app.inspections import find_inspection, list_inspections, start_inspection
from inspector.cli.face import face
from inspector.cli.inspection_people import parse_officers, parse_people
from inspector.model.checklist import ChecklistId
from inspector.model.inspection import (
    Inspection,
    InspectionKind,
    InspectionOrder,
    Languages,
    Recusal,
    Visit,
    VisitKind,
)
from inspector.model.list_wish import ListWish
from inspector.model.outlet import OutletId
from inspector.model.text import Bilingual

LANGUAGES: dict[str, Languages] = {"zh": ("zh",), "en": ("en",), "both": ("zh", "en")}

Credentials = Annotated[bool, typer.Option("--credentials-shown", help="The certificates were shown.")]
Rights = Annotated[bool, typer.Option("--rights-told", help="The outlet was told its rights.")]
Planned = Annotated[int | None, typer.Option(help="How many visits are planned for this outlet this year.")]
Wanted = Annotated[
    str | None,
    typer.Option("--recusal", help="Asked whether an officer should withdraw: 'no', or whom and why."),
]


def new(
    context: typer.Context,
    outlet: str,
    checklist: Annotated[list[str], typer.Option(help="Checklist id; may be given more than once.")],
    officer: Annotated[list[str], typer.Option(help="NAME,CERTIFICATE NUMBER,IDENTITY; give two.")],
    manager: Annotated[str, typer.Option(help="NAME,POST of the outlet's manager.")],
    witness: Annotated[list[str] | None, typer.Option(help="NAME of a witness.")] = None,
    kind: VisitKind = VisitKind.ROUTINE,
    bureau: Annotated[str, typer.Option(help="The inspecting bureau.")] = "",
    approval: str = "",
    notice: str = "",
    planned_this_year: Planned = None,
    credentials_shown: Credentials = False,
    rights_told: Rights = False,
    recusal: Wanted = None,
    languages: Annotated[str, typer.Option(help="zh, en or both.")] = "zh",
) -> None:
    """Start an inspection; prints its id and number."""
    shown = face(context)
    if languages not in LANGUAGES:
        raise typer.BadParameter("zh, en or both", param_hint="--languages")
    now = datetime.now().astimezone()
    visit = Visit(
        kind=kind,
        approval=approval,
        notice=notice,
        planned_this_year=planned_this_year,
        started_at=now,
        credentials_shown_at=now if credentials_shown else None,
        rights_told=rights_told,
        bureau=bureau,
        recusal=_recusal(recusal),
    )
    with shown.store() as store:
        people = parse_people(store, officer, manager, witness or [])
        lists, here = [ChecklistId(id) for id in checklist], OutletId(outlet)
        counted = replace(visit, number_this_year=visits_this_year(store, here, now) + 1)
        made = start_inspection(store, here, lists, counted, people, LANGUAGES[languages])
    _tell(context, made)


def follow_up_(
    context: typer.Context,
    earlier: Annotated[
        str, typer.Argument(help="A sealed inspection (id or number), or the file of a report.")
    ],
    officer: Annotated[
        list[str] | None,
        typer.Option(
            help="NAME,CERTIFICATE NUMBER,IDENTITY; those of the earlier visit where none is given."
        ),
    ] = None,
    approval: str = "",
    notice: str = "",
    planned_this_year: Planned = None,
    credentials_shown: Credentials = False,
    rights_told: Rights = False,
    recusal: Wanted = None,
) -> None:
    """Start a visit that looks again at the open findings of an earlier one; prints its id and number."""
    shown = face(context)
    now = datetime.now().astimezone()
    with shown.store() as store:
        is_file = Path(earlier).is_file()
        record = (
            reported_record(Path(earlier))
            if is_file
            else sealed_record(store, find_inspection(store, earlier))
        )
        visit = Visit(
            approval=approval,
            notice=notice,
            number_this_year=visits_this_year(store, record.outlet.id, now) + 1,
            planned_this_year=planned_this_year,
            started_at=now,
            credentials_shown_at=now if credentials_shown else None,
            rights_told=rights_told,
            recusal=_recusal(recusal),
        )
        made = follow_up(store, record, visit, parse_officers(store, officer or []))
    _tell(context, made)


def list_(
    context: typer.Context,
    find: Annotated[str, typer.Option(help="Words in number, outlet, brand, address or credit code.")] = "",
    sort: Annotated[
        InspectionOrder | None,
        typer.Option(help=f"One of {', '.join(InspectionOrder)}; newest first where left out."),
    ] = None,
    descending: Annotated[bool, typer.Option("--descending", help="The largest first.")] = False,
    only: Annotated[
        InspectionKind,
        typer.Option(help="drafts, or to-look-at: sealed, with open findings nobody followed up."),
    ] = InspectionKind.EVERY,
) -> None:
    """List inspections."""
    shown = face(context)
    wish = ListWish(
        search=find, order=sort or InspectionOrder.STARTED, descending=descending or not sort, only=only
    )
    with shown.store() as store:
        lines = list_inspections(store, wish)

    def text(console: Console) -> None:
        table = Table(
            Column("number", no_wrap=True),
            "state",
            "outlet",
            "answered",
            "findings",
            "open",
            "until",
            "photos",
        )
        for line in lines:
            done = f"{line.answered}/{line.items}"
            numbers = str(line.findings), str(line.open_findings), str(line.next_due or ""), str(line.photos)
            table.add_row(line.number, line.state, line.outlet, done, *numbers)
        console.print(table)

    shown.show(lines, text)


def _recusal(said: str | None) -> Recusal | None:
    if said is None or not said.strip():
        return None
    wanted = said.strip().lower() != "no"
    return Recusal(wanted=wanted, reason=said.strip() if wanted else "")


def _tell(context: typer.Context, made: Inspection) -> None:
    words = Bilingual(zh=f"已开始检查 {made.number}（{made.id}）。", en=f"Started {made.number} ({made.id}).")
    face(context).say({"id": made.id, "number": made.number}, words)
