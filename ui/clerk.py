"""One thread speaks to the store, in the order it is asked; the window never waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from shiboken6 import isValid

from inspector.errors import Refused

if TYPE_CHECKING:
    from queue import SimpleQueue
    from threading import Thread

T = TypeVar("T")


class Errand(QObject, Generic[T]):
    """One thing that is asked of the store: `desk.ask(page, wish).done(show).refused(tell)`.

    How it ended is told on the window's thread; when its parent is gone by then, nobody is told.
    """

    _done = Signal(object)
    _refused = Signal(object)
    _over = Signal()

    def __init__(self, parent: QObject, otherwise: Callable[[Refused], None]) -> None:
        """`otherwise` tells a refusal that nobody else wants to be told of."""
        super().__init__(parent)
        self._otherwise = otherwise
        self._is_wanted = False

    def done(self, show: Callable[[T], object]) -> Errand[T]:
        """Tell the result."""
        self._done.connect(show)
        return self

    def refused(self, tell: Callable[[Refused], object]) -> Errand[T]:
        """Tell a refusal, which else is shown as a message."""
        self._is_wanted = True
        self._refused.connect(tell)
        return self

    def finished(self, tell: Callable[[], object]) -> Errand[T]:
        """Tell that it is over, however it ended."""
        self._over.connect(tell)
        return self

    def end(self, result: object, error: BaseException | None) -> None:
        """Told by the clerk: it is over."""
        self.deleteLater()
        self._over.emit()
        if error is None:
            self._done.emit(result)
        elif not isinstance(error, Refused):
            raise error
        elif self._is_wanted:
            self._refused.emit(error)
        else:
            self._otherwise(error)


class Clerk(QObject):
    """Does one errand after the other on a thread of its own."""

    idle = Signal()  # all that was asked so far is done
    _ended = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes: SimpleQueue[tuple[int, Callable[[], object]] | None]
        self._errands: dict[int, Errand[Any]] = {}
        self._asked = 0
        self._thread: Thread | None = None
        self._ended.connect(self._end)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being done, and everything was told."""
        return not self._errands

    def ask(self, errand: Errand[T], wish: Callable[[], T]) -> Errand[T]:
        """Have something done after all that was asked before."""
        if self._thread is None:
            self._begin()
        self._asked += 1
        self._errands[self._asked] = errand
        self._wishes.put((self._asked, wish))
        return errand

    def rest(self) -> None:
        """Wait until all that was asked is done, and end the thread; the next errand begins another.

        Blocks: for when the window is gone already. What is told of the errands still comes with the events.
        """
        if self._thread is not None:
            self._wishes.put(None)
            self._thread.join()
            self._thread = None

    def finish(self) -> None:
        """Wait until all that was asked is done and told, with what is asked then. Blocks as `rest` does."""
        while self._errands:
            self.rest()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        self.rest()

    def _begin(self) -> None:
        from queue import SimpleQueue
        from threading import Thread

        self._wishes = SimpleQueue()
        self._thread = Thread(target=self._work, name="clerk", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while (asked := self._wishes.get()) is not None:
            number, wish = asked
            result, error = None, None
            try:
                result = wish()
            except (
                BaseException
            ) as raised:  # handed to the window's thread, where a bug reaches the one handler
                error = raised
            self._ended.emit(number, result, error)

    def _end(self, number: int, result: object, error: BaseException | None) -> None:
        errand = self._errands.pop(number)
        try:
            if isValid(errand):
                errand.end(result, error)
            elif error is not None and not isinstance(error, Refused):
                raise error
        finally:
            if not self._errands:
                self.idle.emit()
