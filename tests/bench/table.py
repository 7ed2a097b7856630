"""The results as people read them."""

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from tests.bench.gate import Gate
from tests.bench.measure import Taken
from tests.bench.rounds import OURS, Series

FLOOR = "floor"
COLUMNS = ("", "wall s", "user s", "sys s", "peak MB", "PDF MB", "/ floor", "/ ours")


def show_series(console: Console, title: str, series: Sequence[Series]) -> None:
    """A line a runner: medians, and its time as a multiple of the floor's and of ours."""
    medians = {one.runner: one.middle() for one in series if not one.failure}
    table = new_table(title, COLUMNS)
    for runner, taken in medians.items():
        ratios = (_ratio(taken, medians.get(to)) for to in (FLOOR, OURS))
        table.add_row(runner, *_figures(taken), *ratios)
    console.print(table)
    for one in series:
        if one.failure:
            console.print(f"{one.runner} failed: {one.failure}", markup=False)


def show_memory(console: Console, title: str, grown: Mapping[int, Series]) -> None:
    """A line a number of photos."""
    table = new_table(title, ("photos", *COLUMNS[1:-2]))
    for photos, one in grown.items():
        table.add_row(str(photos), *([one.failure] if one.failure else _figures(one.middle())))
    console.print(table)


def show_gates(console: Console, gates: Sequence[Gate], figures: Mapping[str, float]) -> None:
    """A line a gate."""
    table = new_table("Gates", ("", "is", "limit", ""))
    for gate in gates:
        ratio = gate.ratio(figures)
        shown = "-" if ratio is None else f"{ratio:.3g}"
        table.add_row(gate.name, shown, f"{gate.limit:.4g}", gate.judge(figures).value)
    console.print(table)


def new_table(title: str, columns: Sequence[str]) -> Table:
    """An empty table in the look of the bench: words left, figures right."""
    table = Table(title=title, title_justify="left", box=box.SIMPLE)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    return table


def _figures(taken: Taken) -> list[str]:
    seconds = [f"{value:.2f}" for value in (taken.wall_s, taken.user_s, taken.system_s)]
    return [*seconds, f"{taken.peak_mb:.0f}", f"{taken.output_mb:.1f}"]


def _ratio(taken: Taken, to: Taken | None) -> str:
    return "-" if to is None else f"{taken.wall_s / to.wall_s:.2f}"
