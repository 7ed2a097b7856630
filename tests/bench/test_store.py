"""The bench of the store at its smallest: every figure is measured, and a gate can be missed."""

from pathlib import Path

from factories import make_jpeg

from tests.bench.store import asked_of, report, run
from tests.bench.stores.asking import LIST
from tests.bench.stores.gates import GATES
from tests.bench.stores.saving import ANSWER, WRITE

SMALLEST = ["--saves", "2", "--shown", "2", "--photos", "3", "--inspections", "2"]


def test_a_small_run_measures_what_the_gates_compare(tmp_path: Path) -> None:
    photos = [tmp_path / f"{n}.jpg" for n in range(3)]
    for seed, photo in enumerate(photos):
        photo.write_bytes(make_jpeg(seed=seed))
    figures = run(asked_of(SMALLEST), tmp_path, photos)
    assert all(figure > 0 for figure in figures.values())
    assert not [gate.name for gate in GATES if gate.ratio(figures) is None]


def test_a_missed_gate_fails_the_run_and_one_not_measured_does_not() -> None:
    assert report({WRITE: 1.0, ANSWER: 1.5}) == 0
    assert report({WRITE: 1.0, ANSWER: 1.7}) == 1
    assert report({LIST: 101.0}) == 1
