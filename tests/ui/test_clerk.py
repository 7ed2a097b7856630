"""What is asked of the store is done in its order, off the window's thread."""

import gc
import threading
import time
import weakref
from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector.errors import Refused
from ui.clerk import Clerk, Errand
from ui.collector import Collector

T = TypeVar("T")


@pytest.fixture
def clerk(qtbot: QtBot) -> Clerk:
    return Clerk()


def ask(clerk: Clerk, parent: QWidget, wish: Callable[[], T]) -> Errand[T]:
    return clerk.ask(Errand(parent, lambda refused: None), wish)


def test_errands_are_done_in_their_order_on_one_other_thread(clerk: Clerk, qtbot: QtBot) -> None:
    parent, told, threads = QWidget(), [], set()
    qtbot.addWidget(parent)

    def work(number: int) -> int:
        threads.add(threading.get_ident())
        time.sleep(0.01 if number % 2 else 0)
        return number

    for number in range(20):
        ask(clerk, parent, lambda number=number: work(number)).done(told.append)
    with qtbot.waitSignal(clerk.idle):
        pass
    assert told == list(range(20))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_a_refusal_goes_to_who_wants_it_else_to_the_desk(clerk: Clerk, qtbot: QtBot) -> None:
    parent, wanted, otherwise = QWidget(), [], []
    qtbot.addWidget(parent)

    def refuse() -> None:
        raise Refused("no", en="no", zh="否")

    clerk.ask(Errand(parent, otherwise.append), refuse).refused(wanted.append)
    clerk.ask(Errand(parent, otherwise.append), refuse)
    with qtbot.waitSignal(clerk.idle):
        pass
    assert [len(wanted), len(otherwise)] == [1, 1]


def test_nobody_is_told_when_the_page_is_gone(clerk: Clerk, qtbot: QtBot) -> None:
    parent, told = QWidget(), []
    ask(clerk, parent, lambda: time.sleep(0.1)).done(told.append)
    parent.deleteLater()
    with qtbot.waitSignal(clerk.idle):
        pass
    assert told == []


def test_rest_waits_for_all_that_was_asked(clerk: Clerk, qtbot: QtBot) -> None:
    parent, done = QWidget(), []
    qtbot.addWidget(parent)
    for number in range(5):
        ask(clerk, parent, lambda number=number: (time.sleep(0.02), done.append(number)))
    clerk.rest()
    assert done == [0, 1, 2, 3, 4]
    ask(clerk, parent, lambda: done.append(5))
    clerk.rest()
    assert done[-1] == 5


class Tangled(QObject):
    """Holds itself: only the collector of garbage takes it away."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_what_belongs_to_the_window_is_never_taken_away_by_another_thread(
    qapp: QApplication, clerk: Clerk, qtbot: QtBot
) -> None:
    collector, parent, threads = Collector(), QWidget(), []
    qtbot.addWidget(parent)
    for _ in range(50):
        weakref.finalize(Tangled(), lambda: threads.append(threading.get_ident()))
    with qtbot.waitSignal(clerk.idle):
        ask(clerk, parent, lambda: [[number] for number in range(300_000)])
    gc.collect()
    collector.stop()
    assert len(threads) == 50
    assert set(threads) == {threading.get_ident()}
    assert gc.isenabled()
