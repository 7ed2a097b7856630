"""A scenario: what is done while faults strike, and what must hold afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from inspector.app.checking import check_store
from inspector.errors import Refused
from inspector.store.store import Store
from tests.faults.journal import Journal, Told
from tests.store.laptop import PASSPHRASE, QUICK

STORE = "store"
DEPTH = 6


class Scenario(Protocol):
    """Works in a folder of its own; the store lies in `store` below it."""

    name: str
    one_way: bool
    """Whether it cannot be acted again on the same folder, once it succeeded or was verified."""

    def prepare(self, root: Path) -> None:
        """Make what is there before: no fault strikes yet, and it is copied for each trial."""

    def act(self, root: Path, journal: Journal, turn: int) -> None:
        """Do several things and tell what was acknowledged. `turn` counts the runs on the same folder. May raise
        Refused: what the program tells in words need not be there."""

    def verify(self, root: Path, told: Told) -> Iterator[str]:
        """Open what is there as the program does after a crash, and say what does not hold."""


def new_store(root: Path) -> Store:
    """The scenario's store, with a quick passphrase."""
    return Store.create(root / STORE, PASSPHRASE, cost=QUICK)


@contextmanager
def opened(root: Path, passphrase: str = PASSPHRASE) -> Iterator[Store]:
    """The scenario's store, opened as the program opens it, closed afterwards."""
    store = Store.open(root / STORE, passphrase)
    try:
        yield store
    finally:
        store.close()


def unsound(store: Store) -> Iterator[str]:
    """What a full check of the store finds: pages, rows, references, audit chain, records, photos."""
    yield from (f"check: {problem.code}" for problem in check_store(store).problems)


def violations(scenario: Scenario, root: Path, told: Told) -> tuple[str, ...]:
    """Everything that does not hold after a fault, in words."""
    try:
        return (*told.bugs, *scenario.verify(root, told))
    except Refused as refused:
        return (*told.bugs, f"refused afterwards: {refused.code}")
    except Exception as error:  # whatever it is, it came out of the program after a fault
        return (*told.bugs, f"afterwards: {bug(error)}")


def bug(error: BaseException) -> str:
    """An error that should have been a refusal, with the places it came by."""
    places, trace = [], error.__traceback__
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"bug: {type(error).__name__}: {error} at {' '.join(places[-DEPTH:])}"
