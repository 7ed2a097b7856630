"""inspector demo"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from inspector.app.demo.run import DemoResult, run_demo
from inspector.cli.face import bar, face
from inspector.errors import Language


def demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="Where to leave the report and the registry.")] = Path(
        "demo-output"
    ),
) -> None:
    """The main job on made-up data, start to end, in a throw-away store."""
    shown = face(context)
    with bar(shown.language) as progress:
        result = run_demo(out, progress)
    shown.show(result, lambda console: _print(console, result, shown.language))


def _print(console: Console, result: DemoResult, language: Language) -> None:
    chinese = language == "zh"
    table = Table(*(("步骤", "结果", "秒") if chinese else ("step", "result", "seconds")))
    for step in result.steps:
        table.add_row(step.text.of(language), step.result.of(language), f"{step.seconds:.2f}")
    total = sum(step.seconds for step in result.steps)
    table.add_row("合计" if chinese else "total", "", f"{total:.2f}", style="bold")
    console.print(table)
    console.print(f"{result.number}  {result.digest}", markup=False)
    for path in (result.report, result.registry, result.trust):
        console.print(str(path), markup=False)
