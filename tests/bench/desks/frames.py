"""A window that is used as fast as it can follow, and how long each of its turns took."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from inspector.app.stores import Store
from ui.look import dress
from ui.window import Window

PATIENCE_S = 120.0
SIZE = (1366, 768)  # the screen of a plain laptop


@contextmanager
def window_on(store: Store, folder: Path) -> Iterator[Window]:
    """The window at work with a store; closed at the end, and the store with it."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder / "settings"))
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([])
    dress(app)
    window = Window(folder, "zh")
    window.resize(*SIZE)
    window.show()
    window.use(store)
    wait_until(lambda: window.chores.are_done and window.desk.clerk.is_idle)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def turn() -> float:
    """Milliseconds the window needs for all that waits: events, layouts, painting."""
    start = time.perf_counter()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    return (time.perf_counter() - start) * 1000


def turns_of(acts: Iterable[Callable[[], object]]) -> list[float]:
    """Milliseconds from each act until all it led to is painted."""
    times = []
    for act in acts:
        start = time.perf_counter()
        act()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        times.append((time.perf_counter() - start) * 1000)
    return times


def turns_until(holds: Callable[[], bool]) -> list[float]:
    """The window's turns until something holds."""
    end, times = time.monotonic() + PATIENCE_S, []
    while not holds():
        times.append(turn())
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        time.sleep(0.0005)  # else the thread that is waited for gets no turn
    return times


def wait_until(holds: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    turns_until(holds)


def rest(ms: float) -> None:
    """Let the window work for a while, as between two keys."""
    end = time.monotonic() + ms / 1000
    turns_until(lambda: time.monotonic() >= end)


def percentile(times: Sequence[float], percent: float) -> float:
    """The value that `percent` of the times do not exceed (nearest rank)."""
    ordered = sorted(times)
    return ordered[ceil(len(ordered) * percent / 100) - 1]
