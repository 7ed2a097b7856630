"""inspector checklist check …, inspector checklist schema …"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from inspector.app.linting import lint_files, write_schema
from inspector.cli.face import face
from inspector.errors import Language
from inspector.model.remark import Gravity, Linted, Remark
from inspector.model.text import Bilingual


def check(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="Checklists and overlays.")],
    base: Annotated[
        list[Path] | None, typer.Option(help="A checklist that overlays extend, when it is not here.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail for warnings too.")] = False,
) -> None:
    """Check files of checklists and overlays: every fault with file, line, column, rule and what to do.

    Ends with 1 when there is an error; warnings and hints alone end with 0. The rules stand in docs/checklists.md.
    """
    shown = face(context)
    with shown.store_at_hand() as store:
        found = lint_files(store, files, base or ())
    shown.show(found, lambda console: _print(console, found, shown.language))
    failing = (Gravity.ERROR, Gravity.WARNING) if strict else (Gravity.ERROR,)
    if any(each.count(gravity) for each in found for gravity in failing):
        raise typer.Exit(1)


def schema(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write.")],
    overlay: Annotated[bool, typer.Option("--overlay", help="That of overlays.")] = False,
) -> None:
    """Write the JSON Schema of checklists, with which editors check and complete what is written."""
    shown = face(context)
    write_schema(out, overlay=overlay)
    shown.say({"file": str(out)}, Bilingual(zh=f"已写入 {out}。", en=f"{out} is written."))


def _print(console: Console, found: Sequence[Linted], language: Language) -> None:
    for each in found:
        for remark in each.remarks:
            console.print(_line(each.file, remark, language), markup=False)
    console.print(_summary(found).of(language), markup=False)


def _line(file: str, remark: Remark, language: Language) -> str:
    field = f"{remark.field} " if remark.field else ""
    place = f"{file}:{remark.line}:{remark.column}"
    return f"{place} {remark.code} {remark.rule}  {field}{remark.text.of(language)}"


def _summary(found: Sequence[Linted]) -> Bilingual:
    errors, warnings, hints = (sum(each.count(gravity) for each in found) for gravity in Gravity)
    hinted = Bilingual(zh=f"（提示 {hints} 条）" if hints else "", en=f" ({hints} hint(s))" if hints else "")
    if errors or warnings:
        return Bilingual(
            zh=f"错误 {errors} 处，警告 {warnings} 处{hinted.zh}。",
            en=f"{errors} error(s), {warnings} warning(s){hinted.en}.",
        )
    return Bilingual(
        zh=f"{len(found)} 份检查表均无误{hinted.zh}。",
        en=f"{len(found)} checklist(s) are in order{hinted.en}.",
    )
