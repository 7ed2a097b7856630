"""Measure the store: `python -m tests.bench.store --help`."""

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console

from tests.bench.corpus import require_photos
from tests.bench.gate import Judgement
from tests.bench.stores.asking import measure_asking
from tests.bench.stores.filling import fill
from tests.bench.stores.gates import GATES
from tests.bench.stores.saving import measure_answers, measure_complete_photos, measure_saved_photos
from tests.bench.stores.visit import new_store
from tests.bench.table import new_table, show_gates

PARTS = ("answers", "saved", "complete", "full")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run everything asked for. 1 when a gate is missed, else 0."""
    asked = asked_of(arguments)
    needed = max(asked.shown if "saved" in asked.only else 0, asked.photos if "complete" in asked.only else 0)
    photos = [photo.path for photo in require_photos(needed, copies=False)] if needed else []
    with tempfile.TemporaryDirectory(prefix="outlet-inspector-bench-") as folder:
        return report(run(asked, Path(folder), photos))


def asked_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What to measure, and how often."""
    parser = argparse.ArgumentParser(
        description="Measure the store beside what its disk and a decoder cost bare."
    )
    parser.add_argument("--saves", type=int, default=500, help="answers saved (default 500)")
    parser.add_argument("--shown", type=int, default=60, help="photos saved one by one (default 60)")
    parser.add_argument("--photos", type=int, default=200, help="photos made complete (default 200)")
    parser.add_argument(
        "--inspections", type=int, default=500, help="inspections of the full store (default 500)"
    )
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="measure these only")
    asked = parser.parse_args(arguments)
    if min(asked.saves, asked.shown, asked.photos, asked.inspections) < 1:
        parser.error("at least one of each")
    return asked


def run(asked: argparse.Namespace, folder: Path, photos: Sequence[Path]) -> dict[str, float]:
    """The figures of all parts asked for."""
    figures: dict[str, float] = {}
    if "answers" in asked.only:
        figures |= measure_answers(folder, asked.saves)
    if "saved" in asked.only:
        figures |= measure_saved_photos(folder, photos[: asked.shown])
    if "complete" in asked.only:
        figures |= measure_complete_photos(folder, photos[: asked.photos])
    if "full" in asked.only:
        full = folder / "full"
        _fill(full, asked.inspections)
        figures |= measure_asking(full, asked.saves)
    return figures


def report(figures: Mapping[str, float]) -> int:
    """Show the figures and how the gates came out. 1 when one is missed, else 0."""
    console = Console()
    table = new_table("Medians", ("", "ms"))
    for name, figure in figures.items():
        table.add_row(name, f"{figure:.3f}" if figure < 10 else f"{figure:,.1f}")
    console.print(table)
    show_gates(console, GATES, figures)
    return int(any(gate.judge(figures) is Judgement.MISSED for gate in GATES))


def _fill(folder: Path, inspections: int) -> None:
    store = new_store(folder)
    try:
        fill(store, inspections)
    finally:
        store.close()


if __name__ == "__main__":
    sys.exit(main())
