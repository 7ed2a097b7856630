"""Long work off the window's thread: progress, cancel, refusal in words."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from inspector.app.progress import Progress
from inspector.errors import Cancelled, Refused
from inspector.model.text import Bilingual

T = TypeVar("T")


class _Worker(QThread):
    """Runs one piece of work and keeps how it ended."""

    progressed = Signal(object, int, int)

    def __init__(self, work: Callable[[Progress], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.result: object = None
        self.error: Exception | None = None

    def run(self) -> None:
        """Do the work."""
        try:
            self.result = self._work(self)
        except Exception as error:  # handed to the window's thread, where a bug reaches the one handler
            self.error = error

    def step(self, text: Bilingual, done: int, total: int) -> None:
        """Progress, told by the work itself."""
        if self.isInterruptionRequested():
            raise Cancelled
        self.progressed.emit(text, done, total)


class Job(QObject, Generic[T]):
    """One piece of long work: `Job(parent, work).progress(…).done(…).refused(…).start()`.

    How it ended is told on the window's thread after the thread is over, so that what is called may
    take the page away.
    """

    _done = Signal(object)
    _refused = Signal(object)
    _cancelled = Signal()
    _over = Signal()

    def __init__(self, parent: QObject, work: Callable[[Progress], T]) -> None:
        super().__init__(parent)
        self._worker = _Worker(work, self)
        self._worker.finished.connect(self._end)

    def progress(self, show: Callable[[Bilingual, int, int], None]) -> "Job[T]":
        """Tell where the work is."""
        self._worker.progressed.connect(show)
        return self

    def done(self, show: Callable[[T], None]) -> "Job[T]":
        """Tell the result."""
        self._done.connect(show)
        return self

    def refused(self, tell: Callable[[Refused], None]) -> "Job[T]":
        """Tell a refusal."""
        self._refused.connect(tell)
        return self

    def cancelled(self, tell: Callable[[], None]) -> "Job[T]":
        """Tell that the work was stopped."""
        self._cancelled.connect(tell)
        return self

    def finished(self, tell: Callable[[], None]) -> "Job[T]":
        """Tell that the work is over, however it ended."""
        self._over.connect(tell)
        return self

    def start(self) -> "Job[T]":
        """Begin."""
        self._worker.start()
        return self

    @property
    def is_running(self) -> bool:
        """Whether the work goes on."""
        return self._worker.isRunning()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._worker.requestInterruption()

    def stop(self) -> None:
        """Ask the work to stop and wait until it did; nothing is told of how it ended."""
        self._worker.finished.disconnect(self._end)
        self.cancel()
        self._worker.wait()
        self.deleteLater()

    def _end(self) -> None:
        self.deleteLater()
        error = self._worker.error
        self._over.emit()
        if error is None:
            self._done.emit(self._worker.result)
        elif isinstance(error, Refused):
            self._refused.emit(error)
        elif isinstance(error, Cancelled):
            self._cancelled.emit()
        else:
            raise error


def is_working(widget: QObject) -> bool:
    """Whether work that belongs to a widget, or to a dialog of it, goes on: such a widget must stay."""
    return any(job.is_running for job in widget.findChildren(Job))
