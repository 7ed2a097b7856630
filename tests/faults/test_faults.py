"""A short run of all faults on each push. `make faults` is the long one; docs/reliability.md has its figures."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.faults.bit_flips import flip_bits
from tests.faults.failed_syncs import fail_syncs
from tests.faults.full_disk import fill_disk
from tests.faults.injection import points_of, sample, strike
from tests.faults.kills import kill_at_random
from tests.faults.mutants import MUTANTS, Catch
from tests.faults.scenario import Scenario
from tests.faults.scenarios import SCENARIOS, scenario_named
from tests.faults.states import cut_power
from tests.faults.tally import tallied
from tests.faults.worker import MEMORY, Ground, prepare, quick

pytestmark = pytest.mark.strace
SEED = 20261125
FEW, SLOW = 2, ("export", "import", "backup", "rotation", "salvage")
SHOWN = (
    "a folder is not synced",
    "the row comes before the file",
    "synchronous is NORMAL",
    "damage is shown",
)
short = pytest.mark.parametrize(
    "scenario",
    [
        pytest.param(scenario, id=scenario.name, marks=[pytest.mark.long] if scenario.name in SLOW else [])
        for scenario in SCENARIOS
    ],
)


@pytest.fixture(scope="module")
def prepared() -> Iterator[Path]:
    """Where prepared scenarios are kept for all tests of this module, in memory."""
    with quick(), TemporaryDirectory(prefix="outlet-inspector-faults-", dir=MEMORY) as folder:
        yield Path(folder)


@pytest.fixture
def ground(prepared: Path) -> Iterator[Ground]:
    """A folder to try in."""
    with TemporaryDirectory(dir=prepared) as folder:
        yield Ground(prepared, Path(folder))


def ready(scenario: Scenario, ground: Ground) -> Scenario:
    """The scenario, prepared once."""
    if not (ground.prepared / scenario.name).exists():
        prepare(scenario, ground.prepared)
    return scenario


@short
def test_nothing_is_lost_when_the_program_is_killed(scenario: Scenario, ground: Ground) -> None:
    tally = tallied(kill_at_random(ready(scenario, ground), ground, SEED), FEW)
    assert (tally.tried, tally.found) == (FEW, [])


@short
def test_nothing_is_lost_in_a_power_cut(scenario: Scenario, ground: Ground) -> None:
    tally = tallied(cut_power(ready(scenario, ground), ground, SEED), 2 * FEW)
    assert tally.tried
    assert tally.found == []


@short
def test_nothing_is_lost_when_a_call_fails(scenario: Scenario, ground: Ground) -> None:
    points = points_of(ready(scenario, ground), ground)
    tally = tallied(strike(scenario, ground, sample(points, 2 * FEW, SEED)))
    assert tally.tried
    assert tally.found == []


def test_nothing_is_lost_when_the_disk_refuses_to_sync(ground: Ground) -> None:
    tally = tallied(fail_syncs(ready(scenario_named("answers"), ground), ground, SEED), 2 * FEW)
    assert (tally.tried, tally.found) == (2 * FEW, [])


@pytest.mark.mount
def test_nothing_is_lost_on_a_full_disk(ground: Ground) -> None:
    tally = tallied(fill_disk(ready(scenario_named("answers"), ground), ground), FEW)
    assert (tally.tried, tally.found) == (FEW, [])


def test_a_bit_that_turned_over_is_told_or_harmless(ground: Ground) -> None:
    tally = tallied(flip_bits(ready(scenario_named("backup"), ground), ground, SEED), 2 * FEW)
    assert (tally.tried, tally.found) == (2 * FEW, [])


@pytest.mark.parametrize("mutant", [m for m in MUTANTS if m.name in SHOWN], ids=lambda mutant: mutant.name)
def test_a_rule_that_is_broken_is_noticed(mutant: Catch, ground: Ground) -> None:
    ready(mutant.scenario, ground)
    assert mutant.hunt(ground).found
