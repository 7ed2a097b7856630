"""What is shown and not stored yet: stored in the order it was changed, off the window's thread, and told truthfully."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from inspector.app.saved import Saved
from inspector.app.stores import Store
from inspector.errors import Refused
from ui.clerk import Errand
from ui.desk import Desk

REST_MS = 400
MOST_MS = 2_000  # of typing without a rest, until what is there is stored
RETRY_MS = 5_000  # room may have been made on the disk meanwhile
Key = tuple[str, str]
Write = Callable[[Store], Saved]


class State(Enum):
    """Whether everything shown is stored."""

    STORED = auto()
    WAITING = auto()
    REFUSED = auto()


class Saver(QObject):
    """Writes one thing after the other. Of what changes again before its turn only the newest is written.

    What the store refuses goes on waiting and is tried again; what cannot be stored as it is (`hold`) waits until it is
    changed. Nobody is asked to wait for either.
    """

    changed = Signal()
    settled = Signal()  # nothing waits that could be written

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: dict[Key, Write] = {}
        self._refused: dict[Key, tuple[Write, Refused]] = {}
        self._held: dict[Key, Refused] = {}
        self._going: list[Key] = []
        self.saved_at: datetime | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._typing = QElapsedTimer()
        self._rest.timeout.connect(self._next)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self.retry)
        desk.closing.connect(self._write_all)

    @property
    def state(self) -> State:
        """Stored only when nothing is left that is not."""
        if self._refused or self._held:
            return State.REFUSED
        return State.STORED if self.is_settled else State.WAITING

    @property
    def is_stored(self) -> bool:
        """Whether all that is shown is in the store."""
        return self.state is State.STORED

    @property
    def is_waiting(self) -> bool:
        """Whether something waits for its turn, and nothing was refused."""
        return self.state is State.WAITING

    @property
    def refused(self) -> Refused | None:
        """Why something that is shown is not stored."""
        for _, refused in self._refused.values():
            return refused
        return next(iter(self._held.values()), None)

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits for its turn."""
        return not self._waiting and not self._going

    def refusal_of(self, key: Key) -> Refused | None:
        """Why this is not stored, None when it is or waits for its turn."""
        return self._held.get(key) or self._refused.get(key, (None, None))[1]

    def put(self, key: Key, write: Write, *, rests: bool = False) -> None:
        """Have something written; with `rests`, as while somebody types, after a while without another change."""
        self._held.pop(key, None)
        self._refused.pop(key, None)
        self._waiting[key] = write
        if rests and not self._is_late():
            self._rest.start()
        else:
            self._next()
        self.changed.emit()

    def hold(self, key: Key, refused: Refused) -> None:
        """Something is shown that cannot be stored as it is."""
        self._held[key] = refused
        self.changed.emit()

    def release(self, key: Key) -> None:
        """What was held is no longer shown."""
        if self._held.pop(key, None) is not None:
            self.changed.emit()

    def flush(self) -> None:
        """Somebody leaves a field or a page: wait no longer for a rest."""
        if self._rest.isActive():
            self._next()

    def retry(self) -> None:
        """Try again what was refused."""
        again, self._refused = self._refused, {}
        self._waiting = {key: write for key, (write, _) in again.items()} | self._waiting
        self._next()

    def drop(self) -> None:
        """Give up what could not be stored."""
        self._waiting.clear()
        self._refused.clear()
        self._held.clear()
        self.changed.emit()

    def _is_late(self) -> bool:
        """Whether somebody types for so long already that it is stored between two keys."""
        if not self._rest.isActive():
            self._typing.start()
        return self._typing.elapsed() >= MOST_MS

    def _next(self) -> None:
        self._rest.stop()
        if not self._going and self._waiting and self._desk.is_open:
            self._start(next(iter(self._waiting)))

    def _write_all(self) -> None:
        """The store is about to be closed, after what it was asked before."""
        for key in tuple(self._waiting):
            self._start(key)

    def _start(self, key: Key) -> None:
        write, store = self._waiting.pop(key), self._desk.store
        self._going.append(key)
        errand: Errand[Saved] = Errand(self, lambda _: None)
        errand.done(self._done).refused(lambda refused: self._not_done(key, write, refused))
        errand.finished(lambda: self._going.remove(key))
        self._desk.clerk.ask(errand, lambda: write(store))

    def _done(self, saved: Saved) -> None:
        self.saved_at = saved.at
        self._go_on()

    def _not_done(self, key: Key, write: Write, refused: Refused) -> None:
        if key not in self._waiting:  # else it was changed meanwhile
            self._refused[key] = (write, refused)
            self._retry.start()
        self._go_on()

    def _go_on(self) -> None:
        if not self._rest.isActive():
            self._next()
        self.changed.emit()
        if self.is_settled:
            self.settled.emit()
