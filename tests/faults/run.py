"""Try all faults: `python -m tests.faults.run --help`. Exit code 1 when something was lost, or a mutant got through."""

import argparse
import json
import math
import os
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from tests.faults.bit_flips import flip_bits
from tests.faults.failed_syncs import fail_syncs
from tests.faults.full_disk import fill_disk
from tests.faults.injection import Point, points_of, sample, strike
from tests.faults.kills import kill_at_random
from tests.faults.mutants import MUTANTS, Catch
from tests.faults.scenario import Scenario
from tests.faults.scenarios import SCENARIOS, scenario_named
from tests.faults.states import cut_power
from tests.faults.tally import Tally, Try, tallied
from tests.faults.worker import MEMORY, Ground, prepare, quick

WAYS = ("kills", "states", "points", "failed syncs", "full disk", "bit flips")
KILLS, STATES, FLIPS = 1000, 2000, 200
SLOW = {"export": 0.3, "import": 0.3}  # their share of the kills and states the others get
PIECE = 60  # points a task


class Task(NamedTuple):
    """A piece of work for one process: a scenario or a mutant, struck in one way."""

    subject: str
    way: str
    count: int
    seed: int
    points: tuple[Point, ...] = ()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run everything asked for."""
    asked = asked_of(arguments)
    with quick(), tempfile.TemporaryDirectory(prefix="outlet-inspector-faults-", dir=MEMORY) as name:
        folder = Path(name)
        scenarios = [each for each in SCENARIOS if each.name in asked.only]
        for scenario in scenarios:
            prepare(scenario, folder)
        tasks = [*_tasks(asked, scenarios, folder), *(Task(m.name, "mutant", 0, 0) for m in _mutants(asked))]
        tallies = _run(tasks, folder, asked.workers)
    if asked.keep:
        asked.keep.write_text(
            json.dumps({" ".join(key): asdict(tally) for key, tally in tallies.items()}, indent=1)
        )
    return report(tallies)


def asked_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What to try, and how often."""
    names = [scenario.name for scenario in SCENARIOS]
    parser = argparse.ArgumentParser(
        description="Kill the program, cut the power, let the disk fail; look what is lost."
    )
    parser.add_argument("--only", nargs="+", choices=names, default=names, help="these scenarios")
    parser.add_argument("--ways", nargs="*", choices=WAYS, default=WAYS, help="struck in these ways")
    parser.add_argument("--kills", type=int, default=KILLS, help=f"kills in all (default {KILLS})")
    parser.add_argument("--states", type=int, default=STATES, help=f"crash states in all (default {STATES})")
    parser.add_argument("--points", type=int, help="points of each scenario (default: all)")
    parser.add_argument("--flips", type=int, default=FLIPS, help=f"bit flips in all (default {FLIPS})")
    parser.add_argument(
        "--mutants", nargs="*", choices=[m.name for m in MUTANTS], help="these mutants (default: all)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="write all figures to this file, as JSON")
    return parser.parse_args(arguments)


def report(tallies: dict[tuple[str, str], Tally]) -> int:
    """Show what was tried and found. 1 when something was lost or a mutant was not caught, else 0."""
    console = Console()
    table = Table(title="Faults", box=None)
    for heading in ("scenario", "way", "tried", "not reached", "lost"):
        table.add_column(heading, justify="left" if heading in ("scenario", "way") else "right")
    lost: list[str] = []
    for (subject, way), tally in sorted(tallies.items()):
        if way != "mutant":
            table.add_row(subject, way, f"{tally.tried:,}", f"{tally.missed:,}", str(len(tally.found)))
            lost += [f"{subject}, {words}" for words in tally.found]
    console.print(table)
    escaped = [subject for (subject, way), tally in tallies.items() if way == "mutant" and not tally.found]
    caught = {subject: tally for (subject, way), tally in tallies.items() if way == "mutant" and tally.found}
    for subject, tally in sorted(caught.items()):
        console.print(
            f"caught after {tally.tried}: {subject}: {tally.found[0]}", highlight=False, markup=False
        )
    for words in (*lost, *(f"not caught: {subject}" for subject in escaped)):
        console.print(words, highlight=False, markup=False, soft_wrap=True)
    _sum_up(console, tallies)
    return int(bool(lost or escaped))


def _sum_up(console: Console, tallies: dict[tuple[str, str], Tally]) -> None:
    sums: dict[str, Tally] = defaultdict(Tally)
    for (_, way), tally in tallies.items():
        sums[way].join(tally)
    for way, tally in sums.items():
        if way != "mutant":
            console.print(f"{way}: {tally.tried:,} tried, {len(tally.found)} losses")
    mutants = [tally for (_, way), tally in tallies.items() if way == "mutant"]
    console.print(f"mutants: {len(mutants)}, caught: {sum(bool(tally.found) for tally in mutants)}")


def _mutants(asked: argparse.Namespace) -> list[Catch]:
    wanted = [m for m in MUTANTS if asked.mutants is None or m.name in asked.mutants]
    return [mutant for mutant in wanted if mutant.scenario.name in asked.only]


def _tasks(asked: argparse.Namespace, scenarios: Sequence[Scenario], folder: Path) -> Iterator[Task]:
    shares = {scenario.name: SLOW.get(scenario.name, 1.0) for scenario in scenarios}
    for scenario in scenarios:
        share = shares[scenario.name] / sum(shares.values())
        for way, count in (("kills", asked.kills), ("states", asked.states)):
            if way in asked.ways:
                yield Task(scenario.name, way, math.ceil(count * share), asked.seed)
        for way in ("failed syncs", "full disk"):
            if way in asked.ways:
                yield Task(scenario.name, way, 0, asked.seed)
        if scenario.name == "backup" and "bit flips" in asked.ways:
            yield Task(scenario.name, "bit flips", asked.flips, asked.seed)
        if "points" in asked.ways:
            points = points_of(scenario, _ground(folder, f"points-{scenario.name}"))
            chosen = iter(points if asked.points is None else sample(points, asked.points, asked.seed))
            while piece := tuple(islice(chosen, PIECE)):
                yield Task(scenario.name, "points", len(piece), asked.seed, piece)


def _run(tasks: Sequence[Task], folder: Path, workers: int) -> dict[tuple[str, str], Tally]:
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
        futures = {pool.submit(carry_out, task, folder, number): task for number, task in enumerate(tasks)}
        for done, future in enumerate(as_completed(futures), start=1):
            task, (tally, took_s) = futures[future], future.result()
            tallies[task.subject, task.way].join(tally)
            line = f"{done}/{len(tasks)} {task.subject}, {task.way}: {tally.tried} in {took_s:.0f} s"
            sys.stderr.write("\n  ".join([line, *tally.found]) + "\n")
    return tallies


def carry_out(task: Task, folder: Path, number: int) -> tuple[Tally, float]:
    """Do one piece of work in a folder of its own; and how long it took, in seconds."""
    ground, started = _ground(folder, str(number)), time.monotonic()
    if task.way == "mutant":
        tally = next(m for m in MUTANTS if m.name == task.subject).hunt(ground)
    else:
        tally = tallied(_tries(task, ground), task.count or sys.maxsize)
    shutil.rmtree(ground.scratch)
    return tally, time.monotonic() - started


def _tries(task: Task, ground: Ground) -> Iterator[Try]:
    scenario = scenario_named(task.subject)
    match task.way:
        case "kills":
            return kill_at_random(scenario, ground, task.seed)
        case "states":
            return cut_power(scenario, ground, task.seed)
        case "failed syncs":
            return fail_syncs(scenario, ground, task.seed)
        case "full disk":
            return fill_disk(scenario, ground)
        case "bit flips":
            return flip_bits(scenario, ground, task.seed)
        case _:
            return strike(scenario, ground, task.points)


def _ground(folder: Path, name: str) -> Ground:
    scratch = folder / "scratch" / name
    scratch.mkdir(parents=True)
    return Ground(folder, scratch)


def _become_root() -> None:
    """Start anew where anybody may mount: the disks that get full are mounted for it."""
    if os.geteuid():
        command = (
            "unshare",
            "--map-root-user",
            "--mount",
            sys.executable,
            "-m",
            "tests.faults.run",
            *sys.argv[1:],
        )
        os.execvp(command[0], command)


if __name__ == "__main__":
    _become_root()
    sys.exit(main())
