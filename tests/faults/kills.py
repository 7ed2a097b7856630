"""kill -9 at random moments, again and again on the same store."""

import random
import time
from contextlib import nullcontext
from pathlib import Path

from tests.faults.journal import Told
from tests.faults.scenario import Scenario, violations
from tests.faults.tally import Tally
from tests.faults.worker import Mutant, Trial, fresh, template

TURNS = 5  # kills in a row before a fresh store
MEAN = 0.45  # of the time an undisturbed run takes


def kill_at_random(
    scenario: Scenario, folder: Path, count: int, seed: int, mutant: Mutant = nullcontext
) -> Tally:
    """Kill `count` runs, each after an exponentially distributed time."""
    prepared, chance, tally = template(scenario, folder), random.Random(seed), Tally()
    usual = _usual_s(scenario, prepared, folder)
    root, turn, told = folder / f"{scenario.name}-kill", 0, Told([])
    while tally.tried < count:
        if turn % (1 if scenario.one_way else TURNS) == 0:
            fresh(prepared, root)
            turn, told = 0, Told([])
        turn += 1
        told = told.and_then(_killed(scenario, root, turn, chance.expovariate(1 / MEAN) * usual, mutant))
        tally.add(f"kill in turn {turn}", violations(scenario, root, told))
    return tally


def _killed(scenario: Scenario, root: Path, turn: int, after_s: float, mutant: Mutant) -> Told:
    trial = Trial(scenario, root, turn, mutant)
    trial.go()
    time.sleep(after_s)
    trial.kill()
    return trial.end()


def _usual_s(scenario: Scenario, prepared: Path, folder: Path) -> float:
    root = fresh(prepared, folder / f"{scenario.name}-usual")
    trial = Trial(scenario, root)
    started = time.perf_counter()
    trial.go()
    trial.end()
    return time.perf_counter() - started
