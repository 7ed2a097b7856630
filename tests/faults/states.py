"""Power cuts: for moments of a recorded run, states of the disk that may be left, each looked at as after a start."""

import random
import shutil
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

from tests.faults.crash_states import Disk, Step, kept_steps, rebuild
from tests.faults.journal import Told
from tests.faults.recording import Call, record
from tests.faults.scenario import Scenario, violations
from tests.faults.tally import Try
from tests.faults.worker import Ground, Mutant

WAYS = ("none", "some", "some", "some", "some", "all")
GIVE_UP = 200  # states in a row that were seen before: there are hardly more


def cut_power(scenario: Scenario, ground: Ground, seed: int, mutant: Mutant = nullcontext) -> Iterator[Try]:
    """Look at different states left by cuts all over a run."""
    chance, root = random.Random(seed), ground.fresh(scenario)
    before = Disk.of(root)
    calls, entries = record(scenario, root, ground.log, mutant)
    places, seen, stale = _moments(before, calls), set(), 0
    while stale < GIVE_UP:
        until = chance.choice(places[chance.choice(sorted(places))])
        disk = run_to(before, calls, until)
        kept = kept_steps(disk.steps, chance, chance.choice(WAYS))
        mark = (disk.journal, tuple((number, len(step.data)) for number, step in kept.items()))
        stale = stale + 1 if mark in seen else 0
        if not stale:
            seen.add(mark)
            told = Told(entries[: disk.journal])
            yield Try(f"cut after call {until}", looked_at(scenario, disk, kept.values(), ground, told))


def _moments(before: Disk, calls: list[Call]) -> dict[str, list[int]]:
    """The calls after which something is different, by file: one that is written once is as likely to be hit as a
    database that is written a thousand times."""
    disk, places = before.again(), dict[str, list[int]]()
    for number, call in enumerate(calls):
        if disk.take(call):
            places.setdefault(call.path, []).append(number)
    return places


def run_to(before: Disk, calls: list[Call], until: int) -> Disk:
    """The disk after the call of this number."""
    disk = before.again()
    for call in calls[: until + 1]:
        disk.take(call)
    return disk


def looked_at(
    scenario: Scenario, disk: Disk, kept: Iterable[Step], ground: Ground, told: Told
) -> tuple[str, ...]:
    """What does not hold on a disk that kept these steps."""
    root: Path = ground.scratch / "cut"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    rebuild(disk, kept, root)
    return violations(scenario, root, told)
