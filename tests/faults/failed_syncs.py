"""A sync that fails, and then the power: what the disk refused to keep must not have been acknowledged.

After a failed fsync the system may forget that the bytes were still to be written, so a later fsync that succeeds
proves nothing about them (Rebello et al., Can Applications Recover from fsync Failures?, USENIX ATC 2020).
"""

import random
from collections.abc import Iterator
from contextlib import nullcontext

from tests.faults.crash_states import Disk, kept_steps
from tests.faults.injection import points_of
from tests.faults.journal import Told
from tests.faults.recording import record
from tests.faults.scenario import Scenario
from tests.faults.states import looked_at, run_to
from tests.faults.tally import Try
from tests.faults.worker import Ground, Mutant

SYNCS = ("fsync", "fdatasync")


def fail_syncs(scenario: Scenario, ground: Ground, seed: int, mutant: Mutant = nullcontext) -> Iterator[Try]:
    """For each sync of a run: it fails, the run goes on as far as it does, then the power is cut."""
    chance = random.Random(seed)
    points = [
        point for point in points_of(scenario, ground, mutant) if point.call in SYNCS and point.way == "EIO"
    ]
    for point in points:
        root = ground.fresh(scenario)
        before = Disk.of(root)
        calls, entries = record(scenario, root, ground.log, mutant, point.fault)
        disk = run_to(before, calls, len(calls) - 1)
        kept = kept_steps(disk.steps, chance, chance.choice(("none", "some")))
        told = Told(entries)
        yield Try(
            f"{point.call} {point.number} failed", looked_at(scenario, disk, kept.values(), ground, told)
        )
