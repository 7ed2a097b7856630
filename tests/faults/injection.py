"""Each system call of a scenario that touches its folder, made to fail or to be the last one, one after the other.

strace counts the calls of one name in each thread by itself; so does this. A point is "the n-th call of this name",
and it is hit in every thread that comes so far.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from tests.faults.scenario import Scenario, violations
from tests.faults.strace import Line, lines_of, with_strace
from tests.faults.tally import Try
from tests.faults.worker import Ground, Mutant, Trial

BYTES = ("write", "pwrite64", "ftruncate", "fsync", "fdatasync")
NAMES = ("openat", "rename", "unlink", "unlinkat", "mkdir", "rmdir")
READS = ("read", "pread64")
WAYS = {
    **dict.fromkeys(BYTES, ("EIO", "ENOSPC", "kill")),
    **dict.fromkeys(NAMES, ("EACCES", "EIO", "ENOSPC", "kill")),
    **dict.fromkeys(READS, ("EIO",)),
}
HIT = re.compile(r"\(INJECTED\)|\+\+\+ killed by SIGKILL")


@dataclass(frozen=True, slots=True)
class Point:
    """The `number`-th call of a name in a thread, and how it ends: with an error, or with the death of the process."""

    call: str
    number: int
    way: str

    @property
    def fault(self) -> tuple[str, ...]:
        """What strace is told to do."""
        ending = "signal=SIGKILL" if self.way == "kill" else f"error={self.way}"
        return ("-e", f"inject={self.call}:{ending}:when={self.number}")


def points_of(scenario: Scenario, ground: Ground, mutant: Mutant = nullcontext) -> list[Point]:
    """All points of a scenario, found by running it undisturbed."""
    root = ground.fresh(scenario)
    trial = Trial(scenario, root, mutant=mutant)
    with_strace(trial, ground.log, ("-e", f"trace={','.join(WAYS)}", "-xx"))
    trial.end()
    return list(_points(lines_of(ground.log), str(root)))


def _points(lines: Iterable[Line], root: str) -> Iterator[Point]:
    counts: Counter[tuple[str, str]] = Counter()
    known = set()
    for line in lines:
        counts[line.thread, line.call] += 1
        place = (line.call, counts[line.thread, line.call])
        if line.touches(root) and place not in known:
            known.add(place)
            yield from (Point(*place, way) for way in _ways(line))


def _ways(line: Line) -> tuple[str, ...]:
    """How a call can end. A file that is only opened needs no room."""
    ways = WAYS.get(line.call, ())
    return tuple(way for way in ways if way != "ENOSPC" or line.call != "openat" or "O_CREAT" in line.rest)


def strike(
    scenario: Scenario, ground: Ground, points: Iterable[Point], mutant: Mutant = nullcontext
) -> Iterator[Try]:
    """Run the scenario once for each point, with the fault at it."""
    for point in points:
        root, where = ground.fresh(scenario), f"{point.way} at {point.call} {point.number}"
        trial = Trial(scenario, root, mutant=mutant)
        with_strace(trial, ground.log, ("-e", f"trace={point.call}", *point.fault))
        told = trial.end()
        if HIT.search(ground.log.read_text(errors="replace")):
            yield Try(where, violations(scenario, root, told))
        else:  # threads came in another order, or there was less to do this time
            yield Try(where, happened=False)


def sample(points: Sequence[Point], count: int, seed: int) -> list[Point]:
    """Some of the points, spread over all calls and ways."""
    return random.Random(seed).sample(list(points), min(count, len(points)))
