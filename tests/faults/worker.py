"""Runs a scenario in a process that may be killed: forked from one that has everything loaded."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from inspector.errors import Refused
from inspector.store import log_room, reserve
from tests.faults.journal import Journal, Told, entries_of, journal_pair
from tests.faults.scenario import Scenario, bug

LOG_BYTES = 128 * 1024  # the longer scenarios write beyond it
Mutant = Callable[[], AbstractContextManager[None]]
TRACER_S = 60
MEMORY = Path("/dev/shm")  # where nothing waits for a disk


class Trial:
    """One run of a scenario in a child, which begins only when it is let go."""

    def __init__(self, scenario: Scenario, root: Path, turn: int = 1, mutant: Mutant = nullcontext) -> None:
        self.tracer: subprocess.Popen[bytes] | None = None
        journal, self._line = journal_pair()
        gate, self._gate = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._gate)
            _live(scenario, root, turn, mutant, journal, gate)
        os.setpgid(self.pid, self.pid)  # here too: whoever comes first
        os.close(gate)
        journal.close()

    def go(self) -> None:
        """Let it begin."""
        os.close(self._gate)

    def kill(self) -> None:
        """kill -9, with the processes it started."""
        try:
            os.killpg(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            return

    def end(self) -> Told:
        """Wait until it is over; what is known of it."""
        os.waitpid(self.pid, 0)
        self.kill()  # what it may have left running
        while _lives(self.pid):  # a process that was forked holds the store's lock until it is gone
            time.sleep(0.001)
        if self.tracer is not None:
            self.tracer.communicate(timeout=TRACER_S)
        told = Told(entries_of(self._line))
        self._line.close()
        return told


def _lives(group: int) -> bool:
    """Whether a process of a group is not dead yet."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, of_group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:  # it ended meanwhile
            continue
        if int(of_group) == group and state not in "ZX":
            return True
    return False


def _live(scenario: Scenario, root: Path, turn: int, mutant: Mutant, journal: Journal, gate: int) -> None:
    """The child: never returns."""
    os.setpgid(0, 0)
    os.read(gate, 1)
    try:
        with mutant():
            scenario.act(root, journal, turn)
    except Refused as refused:
        journal.refused(refused.code)  # told in words, as it should be
    except BaseException as error:
        journal.bug(bug(error))
    os._exit(0)


def prepare(scenario: Scenario, folder: Path) -> None:
    """Make the folder of a scenario in `folder`, and have all its code loaded by running it once.

    Raises AssertionError when the scenario does not hold even without a fault.
    """
    root = folder / scenario.name
    scenario.prepare(root)
    warm = copied(root, folder / f"{scenario.name}-warm")
    journal, line = journal_pair()
    scenario.act(warm, journal, 1)
    found = list(scenario.verify(warm, Told(entries_of(line))))
    journal.close()
    line.close()
    shutil.rmtree(warm)
    if found:
        raise AssertionError(f"{scenario.name} does not hold without any fault: {found}")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where scenarios are tried: their prepared folders, which stay as they are, and a folder to try them in."""

    prepared: Path
    scratch: Path

    def fresh(self, scenario: Scenario) -> Path:
        """A copy of what was prepared, in place of the one before."""
        return copied(self.prepared / scenario.name, self.scratch / "run")

    @property
    def log(self) -> Path:
        """Where strace writes."""
        return self.scratch / "strace.log"


def copied(source: Path, target: Path) -> Path:
    """A copy of a folder in place of what was there."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    return target


@contextmanager
def quick() -> Iterator[None]:
    """Make cheap what is slow and beside the point: an empty reserve, a log with little room of its own, the report's
    process forked instead of spawned, files copied by calls a recording shows the bytes of."""
    real = multiprocessing.get_context
    with (
        patch.object(reserve, "RESERVE_BYTES", 0),
        patch.object(log_room, "LOG_BYTES", LOG_BYTES),
        patch.object(multiprocessing, "get_context", lambda method=None: real("fork")),
        patch.object(shutil, "_USE_CP_SENDFILE", False),
    ):
        yield
