"""Measure the window: `python -m tests.bench.desk --help`. Off screen unless QT_QPA_PLATFORM says otherwise."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.console import Console

from tests.bench.gate import Judgement
from tests.bench.table import new_table, show_gates

PARTS = ("start", "keys", "items", "rows", "photos")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run everything asked for. 1 when a gate is missed, else 0."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked = asked_of(arguments)
    with tempfile.TemporaryDirectory(prefix="outlet-inspector-bench-") as folder:
        return report(run(asked, Path(folder)))


def asked_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What to measure, and how often."""
    parser = argparse.ArgumentParser(
        description="Measure the window beside a bare one, and its frames and keys."
    )
    parser.add_argument("--starts", type=int, default=15, help="how often it is started (default 15)")
    parser.add_argument("--rounds", type=int, default=300, help="scrolls, keys, letters (default 300)")
    parser.add_argument(
        "--items", type=int, default=5_000, help="items of the large checklist (default 5,000)"
    )
    parser.add_argument("--list", type=int, default=100_000, help="rows of the long list (default 100,000)")
    parser.add_argument("--photos", type=int, default=1_000, help="photos of an inspection (default 1,000)")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="measure these only")
    asked = parser.parse_args(arguments)
    if min(asked.starts, asked.rounds, asked.items, asked.list, asked.photos) < 1:
        parser.error("at least one of each")
    return asked


def run(asked: argparse.Namespace, folder: Path) -> dict[str, float]:
    """The figures of all parts asked for."""
    # Loaded here: the platform of the window is chosen before.
    from tests.bench.desks.items import measure_items
    from tests.bench.desks.keys import measure_keys
    from tests.bench.desks.photos import measure_photos
    from tests.bench.desks.rows import measure_rows
    from tests.bench.desks.start import measure_start

    parts: dict[str, Callable[[], dict[str, float]]] = {
        "start": lambda: measure_start(folder, asked.starts),
        "keys": lambda: measure_keys(folder),
        "rows": lambda: measure_rows(folder, asked.rounds, asked.list),
        "items": lambda: measure_items(folder, asked.rounds, asked.items),
        "photos": lambda: measure_photos(folder, asked.rounds, asked.photos),
    }
    figures: dict[str, float] = {}
    for part in PARTS:
        if part in asked.only:
            figures |= parts[part]()
    return figures


def report(figures: Mapping[str, float]) -> int:
    """Show the figures and how the gates came out. 1 when one is missed, else 0."""
    from tests.bench.desks.gates import GATES

    console = Console()
    table = new_table("Measured", ("", ""))
    for name, figure in figures.items():
        table.add_row(name, f"{figure:.1f}")
    console.print(table)
    show_gates(console, GATES, figures)
    return int(any(gate.judge(figures) is Judgement.MISSED for gate in GATES))


if __name__ == "__main__":
    sys.exit(main())
