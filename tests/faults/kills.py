"""kill -9 at random moments, again and again on the same store."""

import random
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from tests.faults.journal import Told
from tests.faults.scenario import Scenario, violations
from tests.faults.tally import Try
from tests.faults.worker import Ground, Mutant, Trial

TURNS = 5  # kills in a row before a fresh store
MEAN = 0.45  # of the time an undisturbed run takes


def kill_at_random(
    scenario: Scenario, ground: Ground, seed: int, mutant: Mutant = nullcontext
) -> Iterator[Try]:
    """Kill runs without end, each after an exponentially distributed time."""
    chance, usual_s = random.Random(seed), _usual_s(scenario, ground, mutant)
    turn, told, root = 0, Told([]), ground.scratch
    while True:
        if turn % (1 if scenario.one_way else TURNS) == 0:
            root = ground.fresh(scenario)
            turn, told = 0, Told([])
        turn += 1
        told = told.and_then(_killed(scenario, root, turn, chance.expovariate(1 / MEAN) * usual_s, mutant))
        yield Try(f"kill in turn {turn}", violations(scenario, root, told))


def _killed(scenario: Scenario, root: Path, turn: int, after_s: float, mutant: Mutant) -> Told:
    trial = Trial(scenario, root, turn, mutant)
    trial.go()
    time.sleep(after_s)
    trial.kill()
    return trial.end()


def _usual_s(scenario: Scenario, ground: Ground, mutant: Mutant) -> float:
    trial = Trial(scenario, ground.fresh(scenario), mutant=mutant)
    started = time.perf_counter()
    trial.go()
    trial.end()
    return time.perf_counter() - started
