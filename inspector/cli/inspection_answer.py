"""inspector inspection answer, occurrence, and how an inspection is shown."""

from datetime import datetime
from functools import partial
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from inspector.app.answers import add_occurrence, answer_item, remove_occurrence
from inspector.app.inspections import find_inspection, load_inspection
from inspector.checklists.asked import Ask, asked_of
from inspector.cli.face import Face, face
from inspector.model.checklist import AnswerKind, Item, ItemId
from inspector.model.inspection import Answer, Count, Inspection, Verdict
from inspector.model.text import Bilingual
from inspector.model.vocabulary import JUDGING

KEYS = dict(zip("1234", JUDGING, strict=True))


def answer(
    context: typer.Context,
    id: str,
    item: str,
    value: Annotated[
        str,
        typer.Argument(
            help="conforms, does-not-conform, not-applicable, not-checked, or 1-4; or the number, date, text or names of "
            "choices the item asks for."
        ),
    ],
    verdict: Annotated[
        str, typer.Option(help="With a value that is judged: conforms, does-not-conform, or 1-2.")
    ] = "",
    note: str = "",
    reason: str = "",
    bad: Annotated[int | None, typer.Option(help="How many did not conform.")] = None,
    sample: Annotated[int | None, typer.Option(help="Out of how many.")] = None,
) -> None:
    """Answer an item."""
    shown = face(context)
    count = None if bad is None or sample is None else Count(bad=bad, sample=sample)
    with shown.store() as store:
        found = find_inspection(store, id)
        judged, typed = _split(load_inspection(store, found).item(ItemId(item)), value, verdict)
        given = Answer(item=ItemId(item), verdict=judged, value=typed, note=note, reason=reason, count=count)
        saved = answer_item(store, found, given)
    tell_saved(shown, saved.at)


def occurrence(
    context: typer.Context,
    id: str,
    section: Annotated[str, typer.Argument(help="The id of a repeated section.")],
    remove: Annotated[int | None, typer.Option(help="Take this one out; else one is added.")] = None,
) -> None:
    """Fill in a repeated section once more, or take an occurrence out."""
    shown = face(context)
    with shown.store() as store:
        found = find_inspection(store, id)
        change = add_occurrence if remove is None else partial(remove_occurrence, number=remove)
        saved = change(store, found, section)
    tell_saved(shown, saved.at)


def tell_saved(shown: Face, at: datetime) -> None:
    """Tell that something is durable."""
    time = f"{at:%H:%M:%S}"
    shown.say({"saved": at}, Bilingual(zh=f"已保存 {time}。", en=f"Saved at {time}."))


def print_inspection(console: Console, inspection: Inspection) -> None:
    """Items with their answers, findings, photos."""
    console.print(f"{inspection.number}  {inspection.state}  {inspection.id}", style="bold", markup=False)
    console.print(inspection.outlet.name, markup=False)
    for person in inspection.people:
        console.print(f"{person.role}  {person.name}  {person.certificate}", markup=False)
    console.print(_answers(inspection))
    for found in inspection.findings:
        console.print(f"{found.item} [{found.severity}] {found.text}", markup=False)
    for photo in inspection.photos:
        reviewed = "reviewed" if photo.review else "not reviewed"
        console.print(f"{photo.id}  {photo.file_name}  {photo.item or ''}  {reviewed}", markup=False)


def _answers(inspection: Inspection) -> Table:
    table, asked = Table("item", "answer", "note"), asked_of(inspection)
    for checklist in inspection.checklists:
        for stretch in asked.stretches(checklist):
            for item in stretch.section.items:
                id = stretch.item_id(item.id)
                table.add_row(id, *_told(inspection.answer_to(id), asked.of(id)))
    return table


def _told(given: Answer | None, ask: Ask) -> tuple[str, str]:
    if not ask.relevant:
        return "not asked", ""
    if given is not None:
        return given.verdict, " ".join(filter(None, (given.value, given.note)))
    return (f"waits for {ask.gate}" if ask.gate else ""), ask.value


def _split(item: Item, words: str, verdict: str) -> tuple[Verdict, str]:
    """The verdict and the value that VALUE and --verdict mean for an item."""
    if item.kind is AnswerKind.CONFORMITY:
        return _verdict(words, "VALUE"), ""
    if words in (Verdict.NOT_APPLICABLE, Verdict.NOT_CHECKED):
        return Verdict(words), ""
    return _verdict(verdict, "--verdict") if item.judged else Verdict.RECORDED, words


def _verdict(words: str, where: str) -> Verdict:
    if words in KEYS:
        return KEYS[words]
    try:
        return Verdict(words)
    except ValueError:
        raise typer.BadParameter(f"one of {', '.join(JUDGING)}, or 1 to 4", param_hint=where) from None
