"""Long work off the window's thread: progress, cancel, refusal in words."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from inspector.app.progress import Progress
from inspector.errors import Cancelled, Refused
from inspector.model.text import Bilingual

T = TypeVar("T")


class _Worker(QThread):
    """Runs one piece of work and tells how it ended, by signals that arrive on the window's thread."""

    progressed = Signal(object, int, int)
    succeeded = Signal(object)
    was_refused = Signal(object)
    was_cancelled = Signal()
    broke = Signal(object)

    def __init__(self, work: Callable[[Progress], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def run(self) -> None:
        """Do the work."""
        try:
            result = self._work(self)
        except Refused as refused:
            self.was_refused.emit(refused)
        except Cancelled:
            self.was_cancelled.emit()
        except Exception as error:  # a bug: shown by the one handler of the window, not lost in a thread
            self.broke.emit(error)
        else:
            self.succeeded.emit(result)

    def step(self, text: Bilingual, done: int, total: int) -> None:
        """Progress, told by the work itself."""
        if self.isInterruptionRequested():
            raise Cancelled
        self.progressed.emit(text, done, total)


class Job(QObject, Generic[T]):
    """One piece of long work: `Job(parent, work).progress(…).done(…).refused(…).start()`."""

    def __init__(self, parent: QObject, work: Callable[[Progress], T]) -> None:
        super().__init__(parent)
        self._worker = _Worker(work, self)
        self._worker.broke.connect(_rethrow)
        self._worker.finished.connect(self.deleteLater)

    def progress(self, show: Callable[[Bilingual, int, int], None]) -> "Job[T]":
        """Tell where the work is."""
        self._worker.progressed.connect(show)
        return self

    def done(self, show: Callable[[T], None]) -> "Job[T]":
        """Tell the result."""
        self._worker.succeeded.connect(show)
        return self

    def refused(self, tell: Callable[[Refused], None]) -> "Job[T]":
        """Tell a refusal."""
        self._worker.was_refused.connect(tell)
        return self

    def cancelled(self, tell: Callable[[], None]) -> "Job[T]":
        """Tell that the work was stopped."""
        self._worker.was_cancelled.connect(tell)
        return self

    def finished(self, tell: Callable[[], None]) -> "Job[T]":
        """Tell that the work is over, however it ended."""
        self._worker.finished.connect(tell)
        return self

    def start(self) -> "Job[T]":
        """Begin."""
        self._worker.start()
        return self

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._worker.requestInterruption()

    def wait(self) -> None:
        """Block until the work is over; used when the window closes."""
        self._worker.wait()


def _rethrow(error: Exception) -> None:
    raise error
