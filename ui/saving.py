"""What is typed reaches the store: after a rest, when the field is left, when the page goes. What is refused stays."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.app.saved import Saved
from inspector.errors import Refused
from ui.desk import Desk

REST_MS = 400
RETRY_MS = 5_000  # room may have been made on the disk meanwhile


class State(Enum):
    """Whether everything typed is stored."""

    STORED = auto()
    WAITING = auto()
    REFUSED = auto()


class Saving(QObject):
    """All places of a page where something is typed, and whether everything in them is stored."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[Entry] = []

    @property
    def state(self) -> State:
        """Stored only when nothing is left that is not."""
        if self.refused is not None:
            return State.REFUSED
        return State.WAITING if self._waiting else State.STORED

    @property
    def refused(self) -> Refused | None:
        """Why something typed is not stored yet."""
        return next((entry.refused for entry in self._waiting if entry.refused is not None), None)

    def settle(self) -> bool:
        """Store all that waits; whether nothing is left."""
        for entry in tuple(self._waiting):
            entry.settle()
        return not self._waiting

    def told(self) -> None:
        """The person was told why something is not stored: leaving its field need not tell again."""
        for entry in self._waiting:
            entry.told()

    def drop(self) -> None:
        """Give up what could not be stored."""
        for entry in tuple(self._waiting):
            entry.drop()

    def note(self, entry: "Entry") -> None:
        """Told by an entry: it has something to store, or no longer."""
        if entry.is_waiting and entry not in self._waiting:
            self._waiting.append(entry)
        elif not entry.is_waiting and entry in self._waiting:
            self._waiting.remove(entry)
        self.changed.emit()

    def store(self, store: Callable[[], Saved | None]) -> None:
        """Store something. Raises Refused; without a store, as while the window is locked, nothing happens."""
        saved = store()
        if saved is not None:
            self._desk.saved.emit(f"{saved.at:%H:%M:%S}")

    @property
    def is_possible(self) -> bool:
        """Whether there is a store: none while the window is locked."""
        return self._desk.is_open


class Entry(QObject):
    """One place where something is typed. What could not be stored goes on waiting and is tried again."""

    refusal = Signal(object)

    def __init__(
        self,
        parent: QObject,
        saving: Saving,
        store: Callable[[], Saved | None],
        is_whole: Callable[[], bool] = lambda: True,
    ) -> None:
        """`store` returns None when there is nothing new; `is_whole` keeps a half-typed value from being stored
        before the field is left."""
        super().__init__(parent)
        self.refused: Refused | None = None
        self._saving = saving
        self._store = store
        self._is_whole = is_whole
        self._waits = False
        self._told = ""
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._rested)

    @property
    def is_waiting(self) -> bool:
        """Whether something is typed here that is not stored."""
        return self._waits

    def typed(self) -> None:
        """Something was typed: it is stored after a rest."""
        self._waits, self._told = True, ""
        self._rest.start(REST_MS)
        self._saving.note(self)

    def leave(self) -> None:
        """The field is left: what is typed is stored now, and told once when it cannot be."""
        if not self._waits or self.settle():
            return
        if self.refused is not None and self.refused.code != self._told:
            self.told()
            self.refusal.emit(self.refused)

    def told(self) -> None:
        """The person was told why this is not stored."""
        self._told = self.refused.code if self.refused is not None else ""

    def enter(self) -> None:
        """Something was chosen: it is stored at once, and told when it cannot be."""
        self.typed()
        self.leave()

    def settle(self) -> bool:
        """Store what is typed; whether nothing is left. A refusal is shown, but nobody is stopped by it."""
        if not self._waits:
            return True
        if not self._saving.is_possible:
            return False
        self._rest.stop()
        self._waits, is_stored = False, False  # what is told of the change may bring us here again
        try:
            self._saving.store(self._store)
            self.refused, is_stored = None, True
        except Refused as refused:
            self.refused = refused
            self._rest.start(RETRY_MS)
        finally:
            self._waits = not is_stored
            self._saving.note(self)
        return is_stored

    def drop(self) -> None:
        """Forget that something is typed here."""
        self._rest.stop()
        self._waits, self.refused = False, None
        self._saving.note(self)

    def _rested(self) -> None:
        if self._is_whole():
            self.settle()
