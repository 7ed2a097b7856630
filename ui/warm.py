"""What the pages behind the door need is loaded while the passphrase is typed: the first window waits for none of it.

The encrypted database, the libraries of the report and the pages themselves take longer to load than the whole window.
"""

import importlib
from collections.abc import Iterator
from threading import Lock, Thread

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from shiboken6 import isValid

NEEDED = (
    "inspector.store.store",
    "inspector.app.keys",
    "ui.pages.home",
    "ui.pages.inspection",
    "ui.pages.new_inspection",
    "ui.pages.bureau",
    "ui.place",
    "ui.pages.outlets",
    "ui.message",
)
SLICE_MS = 4  # of a turn of the window, spent on classes
# Two threads that load what imports itself in a circle, as SQLAlchemy does, would see half of it.
_loading = Lock()


def make_classes() -> None:
    """Make the classes of Qt that are not made yet. On the window's thread, before another one loads pages: PySide makes
    a class when it is first asked for, and dies when two threads do so at once."""
    for _ in _classes():
        pass


def warm() -> None:
    """Load what is needed; at once when it is there. After `make_classes`."""
    with _loading:
        for name in NEEDED:
            importlib.import_module(name)


class Warming(QObject):
    """Makes the classes between the turns of the window, and then loads the pages on a thread of their own."""

    warmed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._making = _classes()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._make_some)

    def start(self) -> None:
        """Begin, once the first page is seen."""
        self._turn.start()

    def _make_some(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        for _ in self._making:
            if clock.elapsed() >= SLICE_MS:
                return
        self._turn.stop()
        Thread(target=self._load, name="warm").start()

    def _load(self) -> None:
        warm()
        if isValid(self):  # the window may be gone by then
            self.warmed.emit()


def _classes() -> Iterator[None]:
    """One after the other; those that are made take no time."""
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name)
            yield
