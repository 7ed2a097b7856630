"""Power cuts: for moments of a recorded run, states of the disk that may be left, each looked at as after a start."""

import random
import shutil
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

from tests.faults.crash_states import Disk, Step, kept_steps, rebuild
from tests.faults.journal import Told
from tests.faults.kills import Tally
from tests.faults.recording import Call, record
from tests.faults.scenario import Scenario, violations
from tests.faults.worker import Mutant, fresh, template

WAYS = ("none", "some", "some", "all")


def cut_power(scenario: Scenario, folder: Path, count: int, seed: int, mutant: Mutant = nullcontext) -> Tally:
    """Look at `count` different states left by cuts all over a run; fewer when there are no more."""
    prepared, chance, tally = template(scenario, folder), random.Random(seed), Tally()
    root = fresh(prepared, folder / f"{scenario.name}-run")
    before = Disk.of(root)
    calls, entries = record(scenario, root, folder / f"{scenario.name}.strace", mutant)
    moments, seen = _moments(before, calls, chance), set()
    for attempt in range(count * 3):
        if tally.tried >= count:
            break
        disk, until = before.again(), moments[attempt % len(moments)]
        for call in calls[: until + 1]:
            disk.take(call)
        kept = kept_steps(disk.steps, chance, WAYS[(attempt // len(moments)) % len(WAYS)])
        mark = (disk.journal, tuple((number, len(step.data)) for number, step in kept.items()))
        if mark not in seen:
            seen.add(mark)
            told = Told(entries[: disk.journal])
            tally.add(f"cut after call {until}", _looked(scenario, disk, kept.values(), folder, told))
    return tally


def _moments(before: Disk, calls: list[Call], chance: random.Random) -> list[int]:
    """The calls after which something is different, in random order."""
    disk = before.again()
    moments = [number for number, call in enumerate(calls) if disk.take(call)]
    chance.shuffle(moments)
    return moments


def _looked(scenario: Scenario, disk: Disk, kept: Iterable[Step], folder: Path, told: Told) -> list[str]:
    root = folder / f"{scenario.name}-cut"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    rebuild(disk, kept, root)
    return violations(scenario, root, told)
