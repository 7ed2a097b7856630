"""A disk that really gets full, after ever more of the work is done."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from tests.faults.journal import Told
from tests.faults.scenario import Scenario, violations
from tests.faults.tally import Try
from tests.faults.worker import Ground, Mutant, Trial, copied

PAGE = 4096
MOST_SIZES = 48
ROOM_FOR_REPAIR = 64 * 1024 * 1024


def fill_disk(scenario: Scenario, ground: Ground, mutant: Mutant = nullcontext) -> Iterator[Try]:
    """Run the scenario on disks with more and more room left, until it has all it needs; then look, with room made.

    Needs the right to mount: root, or a user namespace.
    """
    needed = _needed_bytes(scenario, ground)
    step = max(PAGE, needed // MOST_SIZES // PAGE * PAGE)
    for left in range(0, needed + step, step):
        with _small_disk(ground.scratch / "disk", ground.prepared / scenario.name, left) as root:
            told = _run(scenario, root, mutant)
            _resize(root.parent, _used(root.parent) + ROOM_FOR_REPAIR)
            yield Try(f"disk full after {left // 1024} KiB", violations(scenario, root, told))


def _needed_bytes(scenario: Scenario, ground: Ground) -> int:
    """The most room an undisturbed run takes at any time, seen at its end; files that were there only meanwhile are
    allowed for by doubling it."""
    with _small_disk(ground.scratch / "disk", ground.prepared / scenario.name, ROOM_FOR_REPAIR) as root:
        before = _used(root.parent)
        _run(scenario, root, nullcontext)
        return max(PAGE, 2 * (_used(root.parent) - before) + _largest(root))


def _run(scenario: Scenario, root: Path, mutant: Mutant) -> Told:
    trial = Trial(scenario, root, mutant=mutant)
    trial.go()
    return trial.end()


def _largest(root: Path) -> int:
    """Databases are copied whole before they are changed."""
    return max((path.stat().st_size for path in root.rglob("*.db")), default=0)


@contextmanager
def _small_disk(place: Path, source: Path, left_bytes: int) -> Iterator[Path]:
    """A file system in memory with a copy of `source`, and so much room left."""
    place.mkdir(exist_ok=True)
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ROOM_FOR_REPAIR}", "faults", str(place)], check=True
    )
    try:
        root = copied(source, place / "run")
        _resize(place, max(PAGE, _used(place) + left_bytes))  # no size at all means no limit
        yield root
    finally:
        subprocess.run(["umount", str(place)], check=True)


def _resize(place: Path, size_bytes: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size_bytes}", str(place)], check=True)


def _used(place: Path) -> int:
    system = os.statvfs(place)
    return (system.f_blocks - system.f_bfree) * system.f_frsize
