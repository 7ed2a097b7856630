"""A clock that jumps is written down, and nothing is ordered by it."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from factories import START

from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet
from inspector.store import clock
from inspector.store.store import Store
from tests.store.laptop import PASSPHRASE, QUICK


class Hands:
    """A clock, and the counter nobody can set, both moved by hand."""

    def __init__(self) -> None:
        self.wall = START
        self.counted_s = 1000.0

    def __call__(self) -> datetime:
        return self.wall

    def pass_by(self, seconds: float) -> None:
        """Time goes on, for both."""
        self.wall += timedelta(seconds=seconds)
        self.counted_s += seconds


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    made = Hands()
    monkeypatch.setattr(clock, "elapsed_s", lambda: made.counted_s)
    return made


@pytest.fixture
def timed(hands: Hands, tmp_path: Path) -> Store:
    """A store that lives by this clock."""
    store = Store.create(tmp_path / "store", PASSPHRASE, cost=QUICK, clock=hands)
    add_outlet(store, OUTLET)
    return store


def jumps(store: Store) -> list[str]:
    """By how much, as the chain tells it."""
    with store.read() as unit:
        return list(unit.audit.bodies("clock-jumped"))


@pytest.mark.parametrize("hours", [-30, -1, 1, 24 * 365])
def test_a_clock_that_was_set_is_noted_once(hands: Hands, timed: Store, hours: int) -> None:
    hands.wall += timedelta(hours=hours)
    add_outlet(timed, OUTLET)
    hands.pass_by(60)
    add_outlet(timed, OUTLET)
    assert jumps(timed) == [f'{{"seconds": {hours * 3600}}}']


def test_time_that_goes_by_is_no_jump(hands: Hands, timed: Store) -> None:
    for seconds in (0, 1, 3600, 86400 * 3):
        hands.pass_by(seconds)
        add_outlet(timed, OUTLET)
    assert jumps(timed) == []


def test_a_clock_set_back_while_the_program_was_closed_is_noted(hands: Hands, timed: Store) -> None:
    timed.close()
    hands.wall -= timedelta(days=2)
    hands.counted_s = 5.0  # the machine was started anew
    store = Store.open(timed.folder, PASSPHRASE, clock=hands)
    add_outlet(store, OUTLET)
    assert jumps(store) == [f'{{"seconds": {-2 * 86400}}}']
    store.close()


def test_the_order_of_changes_is_that_of_their_numbers(hands: Hands, timed: Store) -> None:
    for days in (-5, 9, -40):
        hands.wall += timedelta(days=days)
        add_outlet(timed, OUTLET)
    with timed.read() as unit:
        links = unit.audit.links()
        assert unit.audit.first_broken() is None
    assert [link.sequence for link in links] == list(range(1, len(links) + 1))
    assert links != sorted(links, key=lambda link: link.at)
