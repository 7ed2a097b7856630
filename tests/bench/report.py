"""Measure the making of a signed report: `python -m tests.bench.report --help`."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from tests.bench.gate import Judgement
from tests.bench.gates import FEW, LEAST_PHOTOS, MANY, Photos, gates_for
from tests.bench.prepare import prepare
from tests.bench.rounds import OURS, Series, run_rounds
from tests.bench.seal import new_signers
from tests.bench.table import FLOOR, show_gates, show_memory, show_series
from tests.factories import Signers

RUNNERS = (FLOOR, OURS, "img2pdf", "typst", "weasyprint", "fpdf2")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run everything asked for. 1 when a runner failed or a gate is missed, else 0."""
    asked = _asked(arguments)
    with _folder(keep=asked.keep) as folder:
        return _run(asked, folder)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Measure the making of a signed report beside other PDF makers."
    )
    parser.add_argument("--rounds", type=int, default=5, help="runs of each, interleaved (default 5)")
    parser.add_argument(
        "--photos", type=int, default=100, help="10, 100, 1000 or any other number (default 100)"
    )
    parser.add_argument("--copies", action="store_true", help="use report copies of 1600 pixels, 300 kB each")
    parser.add_argument("--only", nargs="+", choices=RUNNERS, default=RUNNERS, help="run these only")
    parser.add_argument("--keep", action="store_true", help="leave the PDFs and say where they are")
    asked = parser.parse_args(arguments)
    if asked.rounds < 1 or asked.photos < 1:
        parser.error("at least one round and one photo")
    return asked


@contextmanager
def _folder(*, keep: bool) -> Iterator[Path]:
    prefix = "outlet-inspector-bench-"
    if keep:
        folder = Path(tempfile.mkdtemp(prefix=prefix))
        yield folder
        print(f"PDFs: {folder}")
    else:
        with tempfile.TemporaryDirectory(prefix=prefix) as made:
            yield Path(made)


def _run(asked: argparse.Namespace, folder: Path) -> int:
    console, signers = Console(), new_signers()
    kind = Photos.COPIES if asked.copies else Photos.ORIGINALS
    prepared = prepare(folder / "rounds", asked.photos, signers, copies=asked.copies)
    series = run_rounds(asked.only, asked.rounds, prepared, keep=asked.keep)
    show_series(console, f"{asked.photos} {kind}, medians of {asked.rounds}", series)
    failed = any(one.failure for one in series)
    if asked.photos < LEAST_PHOTOS:
        console.print(f"The gates count from {LEAST_PHOTOS} photos on.")
        return int(failed)
    grown = _memory(folder, signers, copies=asked.copies) if OURS in asked.only else {}
    show_memory(console, f"Memory of {OURS} as the {kind} grow in number", grown)
    figures, gates = _figures_of(series, grown), gates_for(kind)
    show_gates(console, gates, figures)
    failed |= any(one.failure for one in grown.values())
    return int(failed or any(gate.judge(figures) is Judgement.MISSED for gate in gates))


def _memory(folder: Path, signers: Signers, *, copies: bool) -> dict[int, Series]:
    grown = {}
    for photos in (FEW, MANY):
        prepared = prepare(folder / f"memory-{photos}", photos, signers, copies=copies)
        (grown[photos],) = run_rounds([OURS], 1, prepared)
    return grown


def _figures_of(series: Sequence[Series], grown: Mapping[int, Series]) -> dict[str, float]:
    walls = {one.runner: one.middle().wall_s for one in series if not one.failure}
    peaks = {f"memory {photos}": one.middle().peak_mb for photos, one in grown.items() if not one.failure}
    return walls | peaks


if __name__ == "__main__":
    sys.exit(main())
