"""A few seconds of the monkey, and whether what it watches for is seen at all."""

import subprocess
import sys
from collections import Counter

import pytest

from tests.monkey.run import MORE_WIDGETS, grown

pytestmark = pytest.mark.gui
BROKEN = """
import sys
from ui.pages.home import HomePage
from tests.monkey.run import main
def broken(self, *told):
    raise ValueError("broken")
HomePage._tell_counts = broken
sys.exit(main(["--seconds", "2", "--seed", "5"]))
"""


def play(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=False, timeout=120
    )


def test_some_hundred_random_events_do_no_harm() -> None:
    played = play("-m", "tests.monkey.run", "--seconds", "5", "--seed", "3")
    assert played.returncode == 0, played.stdout + played.stderr
    assert "nothing went wrong" in played.stdout


def test_a_window_that_raises_is_found_out() -> None:
    played = play("-c", BROKEN)
    assert played.returncode == 1
    assert "ValueError: broken" in played.stdout
    assert "what was done last" in played.stdout


def test_widgets_that_stay_are_told_by_their_class() -> None:
    before = [Counter(HomePage=1, QLabel=9), Counter(HomePage=1, QLabel=7, QMenu=1)]
    after = [Counter(HomePage=1, QLabel=7 + MORE_WIDGETS, InspectionPage=1)] * 2
    assert grown(before, after) == {"QLabel": MORE_WIDGETS, "InspectionPage": 1}
