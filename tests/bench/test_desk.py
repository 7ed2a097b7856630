"""The bench of the window at its smallest: every figure is measured, and a gate can be missed."""

from pathlib import Path

import pytest

from tests.bench.desk import asked_of, report, run
from tests.bench.desks import keys, start
from tests.bench.desks.gates import GATES

SMALLEST = ["--starts", "1", "--rounds", "20", "--items", "100", "--list", "20000", "--photos", "40"]


@pytest.mark.long
@pytest.mark.gui
@pytest.mark.usefixtures("qapp")
def test_a_small_run_measures_what_the_gates_compare(tmp_path: Path) -> None:
    figures = run(asked_of(SMALLEST), tmp_path)
    assert all(figure > 0 for figure in figures.values())
    assert not [gate.name for gate in GATES if gate.ratio(figures) is None]


def test_a_missed_gate_fails_the_run_and_one_not_measured_does_not() -> None:
    assert report({start.BARE: 100.0, start.OURS: 129.0}) == 0
    assert report({start.BARE: 100.0, start.OURS: 131.0}) == 1
    assert report({keys.KEYS: 1.6}) == 1
